import { afterEach, describe, expect, it } from 'vitest'
import { expectAccessible } from './accessibility.ts'
import { launchApp, type RunningApp } from './app.ts'

describe('the app', () => {
  let app: RunningApp | undefined
  afterEach(async () => {
    await app?.close()
    app = undefined
  })

  it('opens one window that asks for the portal, accessibly, and quits when asked', async () => {
    app = await launchApp()
    await app.page.getByLabel('Portal address').waitFor()
    await expectAccessible(app.page)
    expect(await app.windows()).toHaveLength(1)
    expect(app.output()).not.toMatch(/error/i)
    await app.closeWindow()
    expect(await app.ended()).toBe(0)
  })

  it('never offers developer tools or reloading when installed, not even while it starts', async () => {
    app = await launchApp({ packaged: true })
    await app.page.getByLabel('Portal address').waitFor()
    await expect.poll(() => app?.offeredRoles()).toContain('togglefullscreen')
    const roles = await app.offeredRoles()
    expect(roles.filter((role) => ['reload', 'forceReload', 'toggleDevTools'].includes(role ?? ''))).toEqual([])
  })

  it('starts again on the same data, and brings its window to the front when started twice', async () => {
    app = await launchApp()
    await app.restart()
    await app.page.getByLabel('Portal address').waitFor()
    await app.blur()
    expect(await app.secondInstance()).toBe(0)
    await expect.poll(async () => (await app?.windows())?.map((window) => window.isFocused)).toEqual([true])
  })
})
