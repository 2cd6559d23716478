import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { launchApp, type RunningApp } from './app.ts'
import { openManageAccount, signedIn, signIn } from './person.ts'

let portal: RunningPortal
let app: RunningApp

beforeAll(async () => {
  portal = await startPortal({ phones: 3 })
  app = await launchApp({ portal: portal.url })
})
afterAll(async () => {
  await app?.close()
  await portal?.close()
})

describe('a window whose page crashes', () => {
  it('comes back where the person was, still signed in', async () => {
    await signIn(app.page, portal.people.ada)
    await signedIn(app.page)
    await openManageAccount(app.page)
    const name = app.page.getByLabel('Name', { exact: true })
    await expect.poll(() => name.inputValue()).toBe(portal.people.ada.name)
    const reads = () =>
      portal.requests().filter(({ method, path }) => method === 'GET' && path.endsWith('/account')).length
    const before = reads()
    await app.crashPage()
    // Manage Account asks for the account as soon as it is there again.
    await expect.poll(reads, { timeout: 20_000 }).toBeGreaterThan(before)
    expect((await app.windows())[0]?.url).toMatch(/#\/configuration\/account$/)
    expect(await app.invoke('session.restore', [{}])).toMatchObject({
      ok: true,
      value: { username: portal.people.ada.username },
    })
    expect(app.output()).toContain('page.gone')
  })
})
