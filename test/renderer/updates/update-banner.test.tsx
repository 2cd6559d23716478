// @vitest-environment happy-dom
import { screen } from '@testing-library/dom'
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { describe, expect, it, vi } from 'vitest'
import type { PageBridge } from '../../../src/shared/bridge.ts'
import type { UpdateState } from '../../../src/shared/updates/updates.ts'
import { press } from '../person.ts'
import { fakePortal } from '../preview/fake-portal.ts'

async function shown(state: UpdateState, isDirty = () => false) {
  vi.resetModules()
  const called: string[] = []
  const portal = fakePortal({
    'updates.state': { value: state },
    'updates.check': { value: {} },
    'updates.install': { value: () => ({}) },
    'links.open': { value: {} },
  })
  const spied: PageBridge = {
    ...portal,
    call(name, input) {
      called.push(name)
      return portal.call(name, input)
    },
  }
  Object.defineProperty(window, 'bridge', { value: spied, configurable: true })
  // Anew for each test, because it follows main from its first use on.
  const { UpdateBanner } = await import('../../../src/renderer/updates/update-banner.tsx')
  const routes = await import('../../../src/renderer/routes.ts')
  const [{ registerPages }, { pages }] = await Promise.all([
    import('../../../src/renderer/page.ts'),
    import('../../../src/renderer/pages.ts'),
  ])
  registerPages(pages)
  const leaving = await import('../../../src/renderer/leaving/leave-guard.ts')
  /** What a page with unsaved changes does. */
  const Page = () => {
    leaving.useLeaveGuard(isDirty)
    return null
  }
  render(
    <>
      <Page />
      <UpdateBanner />
    </>,
    document.body,
  )
  await expect.poll(() => called).toContain('updates.state')
  return { portal, called, routes, leaving }
}
const says = (text: string) => screen.findByText(text, { exact: false })
const isAway = () => expect(document.body.textContent).toBe('')

describe('The banner about a newer version', () => {
  it('offers to restart for one that is ready', async () => {
    const { called } = await shown({ state: 'ready', version: '1.3.0' })
    await says('Version 1.3.0 is ready')
    await press('Restart now')
    await expect.poll(() => called).toContain('updates.install')
  })

  it('waits while somebody is filling in a form, and comes with the next page', async () => {
    let dirty = true
    const { portal, routes } = await shown({ state: 'idle', checkedAt: null }, () => dirty)
    await act(() => portal.emit('updates.changed', { state: 'ready', version: '1.3.0' }))
    isAway()
    dirty = false
    await routes.navigate({ name: 'help' })
    await says('Version 1.3.0 is ready')
  })

  it('asks before it restarts over unsaved changes', async () => {
    let dirty = false
    const { called, leaving } = await shown({ state: 'ready', version: '1.3.0' }, () => dirty)
    await says('Version 1.3.0 is ready')
    dirty = true
    for (const leaves of [false, true]) {
      await press('Restart now')
      await expect.poll(() => leaving.leaveQuestion.value).not.toBeNull()
      expect(called).not.toContain('updates.install')
      leaving.leaveQuestion.value?.answer(leaves)
    }
    await expect.poll(() => called).toContain('updates.install')
    expect(called.filter((name) => name === 'updates.install')).toHaveLength(1)
  })

  it('offers the download after a failed attempt', async () => {
    const { called } = await shown({ state: 'failed', version: '1.3.0', fault: 'damaged' })
    await says('The update failed')
    await press('Open the download page')
    await expect.poll(() => called).toContain('links.open')
  })

  it('says on a Mac where the app has to lie, so that it can install newer versions', async () => {
    await shown({ state: 'available', version: '1.3.0', installedBy: 'moved-app' })
    await says('Move it to the Applications folder')
  })

  it('goes when it is put off, and comes back with news', async () => {
    const { portal } = await shown({ state: 'available', version: '1.3.0', installedBy: 'person' })
    await says('New version 1.3.0')
    await press('Later')
    await expect.poll(() => document.body.textContent).toBe('')
    portal.emit('updates.changed', { state: 'ready', version: '1.3.0' })
    await says('is ready')
  })

  it('stays away when the next look finds the same', async () => {
    const failed: UpdateState = { state: 'failed', version: '1.3.0', fault: 'damaged' }
    const { portal } = await shown(failed)
    await says('The update failed')
    await press('Later')
    await expect.poll(() => document.body.textContent).toBe('')
    await act(() => {
      portal.emit('updates.changed', { state: 'checking' })
      portal.emit('updates.changed', failed)
    })
    isAway()
  })

  it.each<UpdateState>([
    { state: 'none' },
    { state: 'idle', checkedAt: 1 },
    { state: 'checking' },
    { state: 'unchecked', fault: 'unreachable' },
    { state: 'downloading', version: '1.3.0', percent: 4 },
    { state: 'available', version: '1.3.0', installedBy: 'administrator' },
  ])('says nothing that the person can do nothing about: %j', async (state) => {
    await shown(state)
    isAway()
  })
})
