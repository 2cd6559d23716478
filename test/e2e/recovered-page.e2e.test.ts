import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { type LaunchOptions, launchApp, type RunningApp } from './app.ts'
import { holdersOf } from './heap.ts'
import { chooseInAccountMenu, openManageAccount, signedIn, signIn } from './person.ts'

let portal: RunningPortal
let app: RunningApp
/** The current page: a new one after each crash. */
let page: Page

beforeAll(async () => {
  portal = await startPortal({ phones: 3 })
})
afterEach(() => app?.close())
afterAll(() => portal?.close())

async function start(options: LaunchOptions) {
  app = await launchApp(options)
  page = app.page
}

const held = (form: string) => app.invoke('drafts.take', [{ form }])
const nothingHeld = { ok: true, value: { draft: null } }
const nameField = () => page.getByLabel('Name', { exact: true })

/** Signs in and opens Manage Account. */
async function openAccount() {
  await start({ portal: portal.url })
  await signIn(page, portal.people.ada)
  await signedIn(page)
  await openManageAccount(page)
  await expect.poll(() => nameField().inputValue()).not.toBe('')
}

async function crash() {
  await app.crashPage()
  page = await app.pageAfterCrash()
}

/** Crashes the page once main has the draft, shortly after the last key. */
async function crashHolding(form: string, draft: object) {
  await expect.poll(() => held(form)).toMatchObject({ ok: true, value: { draft } })
  await crash()
}

it('a window whose page crashes comes back on the same page, still signed in', async () => {
  await openAccount()
  const reads = () =>
    portal.requests().filter(({ method, path }) => method === 'GET' && path.endsWith('/account')).length
  const before = reads()
  await app.crashPage()
  // Manage Account reads the account as soon as it is shown again.
  await expect.poll(reads).toBeGreaterThan(before)
  expect((await app.windows())[0]?.url).toMatch(/#\/configuration\/account$/)
  expect(await app.invoke('session.restore', [{}])).toMatchObject({
    ok: true,
    value: { username: portal.people.ada.username },
  })
  expect(app.output()).toContain('page.gone')
})

// Only the host can access the page that replaced a crashed one.
describe.skipIf(process.env.E2E_RUNTIME === 'electron')('what was typed in a page that crashes', () => {
  const typed = 'Ada King, Countess of Lovelace'

  beforeEach(async () => {
    await openAccount()
    await nameField().fill(typed)
  })

  it('is restored, except for passwords, and the person is told so', async () => {
    await page.getByRole('button', { name: 'Change your password' }).click()
    for (const label of ['Password', 'Password Confirmation'])
      await page.getByLabel(label, { exact: true }).fill('Canary-new-password')
    await crashHolding('account', { name: typed })
    await expect.poll(() => nameField().inputValue()).toBe(typed)
    for (const label of ['Password', 'Password Confirmation'])
      expect(await page.getByLabel(label, { exact: true }).inputValue()).toBe('')
    await page.getByText('What you typed is still here').waitFor()
    expect(await holdersOf(page, 'Canary-new-password')).toEqual([])
  })

  it('is not visible while the app is locked, and is restored once the person has unlocked it', async () => {
    await crashHolding('account', { name: typed })
    await expect.poll(() => nameField().inputValue()).toBe(typed)
    await app.menu(['File', 'Lock'])
    await page.getByRole('heading', { level: 1, name: 'Locked' }).waitFor()
    await crash()
    await page.getByRole('heading', { level: 1, name: 'Locked' }).waitFor()
    expect(await held('account')).toEqual({ ok: false, error: { code: 'locked' } })
    expect(await holdersOf(page, typed)).toEqual([])
    await page.getByLabel('Password', { exact: true }).fill(portal.people.ada.password)
    await page.getByRole('button', { name: 'Unlock', exact: true }).click()
    await expect.poll(() => nameField().inputValue()).toBe(typed)
  })

  it('can be saved, and is then no longer kept', async () => {
    const changed = `Ada ${crypto.randomUUID()}`
    await nameField().fill(changed)
    await crashHolding('account', { name: changed })
    await expect.poll(() => nameField().inputValue()).toBe(changed)
    await page.getByRole('button', { name: 'Save changes' }).click()
    await page.getByText('Your changes have been saved.').waitFor()
    await expect.poll(() => held('account')).toEqual(nothingHeld)
  })

  it('is cleared at sign-out', async () => {
    await expect.poll(() => held('account')).toMatchObject({ value: { draft: { name: typed } } })
    await chooseInAccountMenu(page, 'Sign out')
    await page.getByRole('button', { name: 'Leave', exact: true }).click()
    await page.getByRole('heading', { name: 'Dashboard Login' }).waitFor()
    await signIn(page, portal.people.ada)
    await signedIn(page)
    expect(await held('account')).toEqual(nothingHeld)
  })
})

describe.skipIf(process.env.E2E_RUNTIME === 'electron')(
  'what was typed in a sign-in or recovery form of a page that crashes',
  () => {
    it('is restored: the username, and the email address for a forgotten password', async () => {
      await start({ portal: portal.url })
      await page.getByLabel('Username', { exact: true }).fill('ada-at-home')
      await page.getByLabel('Password', { exact: true }).fill('Canary-sign-in-password')
      await crashHolding('sign-in', { username: 'ada-at-home' })
      await expect.poll(() => page.getByLabel('Username', { exact: true }).inputValue()).toBe('ada-at-home')
      expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe('')

      await page.getByRole('link', { name: 'Reset it' }).click()
      await page.getByLabel('Email Address').fill('ada@home.test')
      await crashHolding('forgot-password', { email: 'ada@home.test' })
      await expect.poll(() => page.getByLabel('Email Address').inputValue()).toBe('ada@home.test')
    })

    it('is restored on the first run: the portal’s address', async () => {
      await start({})
      await page.getByLabel('Portal address').fill('portal.example')
      await crashHolding('portal-address', { address: 'portal.example' })
      await expect.poll(() => page.getByLabel('Portal address').inputValue()).toBe('portal.example')
    })
  },
)
