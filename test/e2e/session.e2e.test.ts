import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createHttpClient } from '../../src/main/http/client.ts'
import { openAdapter } from '../../src/main/portals/open-adapter.ts'
import { offered } from '../../src/main/portals/portal-adapter.ts'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { type LaunchOptions, launchApp, type RunningApp } from './app.ts'
import { openManageAccount, signedIn, signIn, signOut } from './person.ts'

let portal: RunningPortal
let app: RunningApp | undefined

const launch = async (options: LaunchOptions = {}) => {
  app = await launchApp({ portal: portal.url, ...options })
  return app
}

/** The same person on another computer. */
async function renameElsewhere(name: string) {
  const adapter = await openAdapter(createHttpClient({ userAgent: 'another computer' }), new URL(portal.url))
  const { username, password } = portal.people.ada
  const { accessToken } = await adapter.session.signIn({ username, password })
  const { etag } = await offered(adapter.account).read(accessToken)
  await offered(adapter.account).change(accessToken, { etag, name })
}

beforeEach(async () => {
  portal = await startPortal({ phones: 10, accessTokenSeconds: 60 })
})
afterEach(async () => {
  await app?.close()
  app = undefined
  await portal.close()
})

describe.skipIf(process.env.TEST_KEYRING !== '1' && process.platform === 'linux')('with the real keychain', () => {
  it('a kept sign-in survives a restart, and signing out ends that', async () => {
    const running = await launch({ keychain: 'session' })
    await signIn(running.page, portal.people.ada, { keep: true })
    await signedIn(running.page)
    await running.restart()
    await signedIn(running.page)
    await signOut(running.page)
    await running.restart()
    await running.page.getByRole('heading', { name: 'Dashboard Login' }).waitFor()
    expect(await running.page.getByLabel('Username', { exact: true }).inputValue()).toBe(portal.people.ada.username)
  })

  it('a kept sign-in that was revoked meanwhile leads to sign-in', async () => {
    const running = await launch({ keychain: 'session' })
    await signIn(running.page, portal.people.ada, { keep: true })
    await signedIn(running.page)
    portal.sessions.revokeAll()
    await running.restart()
    await running.page.getByRole('heading', { name: 'Dashboard Login' }).waitFor()
  })
})

describe('without a keychain', () => {
  it('the app starts, signs in and says that it cannot keep it', async () => {
    const { page } = await launch({ keychain: 'absent' })
    await signIn(page, portal.people.ada, { keep: true })
    await signedIn(page)
    await page.getByText('Your sign-in could not be kept').waitFor()
  })
})

describe('a settings file that cannot be written', () => {
  /** A folder in its place, which cannot be replaced by a file. */
  const block = async (userData: string) => {
    const path = join(userData, 'settings.json')
    await rm(path, { recursive: true, force: true })
    await mkdir(join(path, 'in-the-way'), { recursive: true })
  }

  it('is reported where a theme is chosen, which applies anyway, until the file can be written again', async () => {
    const { page, userData } = await launch()
    await signIn(page, portal.people.ada)
    await signedIn(page)
    await page.getByRole('link', { name: 'Settings' }).click()
    await block(userData)
    await page.getByRole('radio', { name: 'Dark' }).check()
    await page.getByRole('alert').filter({ hasText: 'Your choice could not be saved' }).waitFor()
    await page.getByText('Your settings cannot be saved').waitFor()
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
    await rm(join(userData, 'settings.json'), { recursive: true })
    await page.getByRole('radio', { name: 'Light' }).check()
    await page.getByText('Your settings cannot be saved').waitFor({ state: 'detached' })
    expect(await page.getByRole('alert').count()).toBe(0)
  })

  it('is reported to a person who signs in, as is that the sign-in is not kept', async () => {
    const { page, userData } = await launch()
    await page.getByRole('heading', { name: 'Dashboard Login' }).waitFor()
    await block(userData)
    await signIn(page, portal.people.ada, { keep: true })
    await signedIn(page)
    await page.getByText('Your sign-in could not be kept').waitFor()
    await page.getByText('Your settings cannot be saved').waitFor()
  })
})

describe('a person who comes back', () => {
  it('finds “Keep me signed in” as they left it', async () => {
    const running = await launch()
    const keep = () => running.page.getByRole('checkbox', { name: 'Keep me signed in', exact: true })
    for (const wished of [true, false]) {
      await signIn(running.page, portal.people.ada, { keep: wished })
      await signedIn(running.page)
      await signOut(running.page)
      expect(await keep().isChecked()).toBe(wished)
      await running.restart()
      await keep().waitFor()
      expect(await keep().isChecked()).toBe(wished)
    }
  })

  it('finds the address that they typed filled in at Forgot Password', async () => {
    await portal.close()
    portal = await startPortal({ phones: 1, capabilities: { recovery: { usernameIsEmail: true } } })
    const { page } = await launch()
    await page.getByLabel('Username', { exact: true }).fill(portal.people.ada.email)
    await page.getByRole('link', { name: /Forgotten your password/ }).click()
    expect(await page.getByLabel('Email Address', { exact: true }).inputValue()).toBe(portal.people.ada.email)
  })
})

describe('a text that is too long for the app', () => {
  it.each([250, 70_000])('of %i characters is reported at its field', async (length) => {
    const { page } = await launch()
    await signIn(page, portal.people.ada)
    await signedIn(page)
    await openManageAccount(page)
    await page.getByLabel('Name', { exact: true }).fill('x'.repeat(length))
    await page.getByRole('button', { name: 'Save changes' }).click()
    await page.getByText('This is too long.').waitFor()
    expect(await page.getByRole('alert').filter({ hasText: 'stopped this request' }).count()).toBe(0)
  })
})

describe('a session that ends in the middle of an edit', () => {
  it('leads back to sign-in, and the draft is restored afterwards', async () => {
    const { page } = await launch()
    await signIn(page, portal.people.ada)
    await signedIn(page)
    await openManageAccount(page)
    await page.getByLabel('Name', { exact: true }).fill('Ada In-Between')
    portal.sessions.revokeAll()
    await page.getByRole('button', { name: 'Save changes' }).click()
    await page.getByText(/Sign in to pick up where you left off/).waitFor()
    await signIn(page, portal.people.ada)
    await page.getByRole('heading', { level: 1, name: 'Edit Account' }).waitFor()
    await expect.poll(() => page.getByLabel('Name', { exact: true }).inputValue()).toBe('Ada In-Between')
  })
})

describe('when things go wrong', () => {
  it('a failed sign-in moves neither the fields nor the button, and replaces why the card is shown', async () => {
    const { page } = await launch()
    await signIn(page, portal.people.ada)
    await signedIn(page)
    await signOut(page)
    await page.getByText('You are signed out.').waitFor()
    await page.getByText(/keyring|Credential Manager|Keychain/).waitFor()
    const places = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('form input, form button[type=submit]')].map((control) => {
          const { x, y } = control.getBoundingClientRect()
          return [Math.round(x), Math.round(y)]
        }),
      )
    const before = await places()
    await signIn(page, { username: portal.people.ada.username, password: 'wrong' })
    await page.getByRole('alert').filter({ hasText: 'Login failed' }).waitFor()
    expect(await page.getByText('You are signed out.').count()).toBe(0)
    expect(await places()).toEqual(before)
  })

  it('after too many attempts the app says when to try again', async () => {
    const { page } = await launch()
    for (let attempt = 0; attempt < 5; attempt++) {
      await signIn(page, { username: portal.people.ada.username, password: `wrong ${attempt}` })
      await expect.poll(() => page.getByLabel('Password', { exact: true }).inputValue()).toBe('')
    }
    await signIn(page, portal.people.ada)
    await page.getByRole('alert').filter({ hasText: 'Too many attempts' }).waitFor()
    await page
      .getByText(/\d:\d\d/)
      .first()
      .waitFor()
    await page.getByText(`${portal.people.ada.username} is locked until`).waitFor()
    expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe('')
    const login = page.getByRole('button', { name: 'Login', exact: true })
    expect(await login.getAttribute('aria-disabled')).toBe('true')
    await page.getByRole('button', { name: 'Need help signing in?' }).click()
    await page.getByRole('dialog', { name: 'Help with signing in' }).waitFor()
    await page.keyboard.press('Escape')

    // The same desk, another person.
    await signIn(page, portal.people.ben)
    await signedIn(page)
  })

  it('a portal that is down is reported, what was typed stays, and Try again works once it is back', async () => {
    const { page } = await launch()
    await page.getByLabel('Username', { exact: true }).waitFor()
    portal.faults.set('*', { kind: 'status', status: 503 })
    await signIn(page, portal.people.ada)
    await page.getByRole('alert').filter({ hasText: 'Portal unavailable' }).waitFor()
    expect(await page.getByLabel('Username', { exact: true }).inputValue()).toBe(portal.people.ada.username)
    expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe(portal.people.ada.password)
    portal.faults.clear()
    await page.getByRole('button', { name: 'Try again' }).click()
    await signedIn(page)
  })

  it('a corrupt settings file is set aside and reported, and the app goes on', async () => {
    const userData = await mkdtemp(join(tmpdir(), 'portal-e2e-'))
    const first = await launch({ userData })
    await first.page.getByRole('heading', { name: 'Dashboard Login' }).waitFor()
    await first.close()
    await writeFile(join(userData, 'settings.json'), '{"connections": [')
    const { page } = await launch({ userData })
    await page.getByText('Your settings were reset').waitFor()
    expect((await readdir(userData)).filter((name) => name.startsWith('settings.corrupt-'))).toHaveLength(1)
    await app?.close()
    app = undefined
    await rm(userData, { recursive: true, force: true, maxRetries: 5 })
  })
})

describe('an edit that conflicts with somebody else’s', () => {
  it('shows both values, keeps what was typed and is saved after a choice', async () => {
    const { page } = await launch()
    await signIn(page, portal.people.ada)
    await signedIn(page)
    await openManageAccount(page)
    await page.getByLabel('Name', { exact: true }).fill('Ada Mine')
    await renameElsewhere('Ada Theirs')
    await page.getByRole('button', { name: 'Save changes' }).click()
    await page.getByText('Someone else has changed this account').waitFor()
    await page.getByText('Ada Theirs').first().waitFor()
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Ada Mine')
    await page.getByRole('button', { name: 'Save changes' }).click()
    await page.getByText('Your changes have been saved.').waitFor()
  })

  it('is saved at once if no difference remains', async () => {
    const { page } = await launch()
    await signIn(page, portal.people.ada)
    await signedIn(page)
    await openManageAccount(page)
    const field = page.getByLabel('Name', { exact: true })
    const before = await field.inputValue()
    await field.fill('Ada Mine')
    await renameElsewhere('Ada Theirs')
    await renameElsewhere(before)
    await page.getByRole('button', { name: 'Save changes' }).click()
    await page.getByText('Your changes have been saved.').waitFor()
    expect(await field.inputValue()).toBe('Ada Mine')
    expect(await page.getByText('Someone else has changed this account').count()).toBe(0)
  })
})
