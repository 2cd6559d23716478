import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packAndExtract } from '../../scripts/pack/packed-app.ts'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { launchApp, type RunningApp } from './app.ts'
import { openManageAccount, openPhones, signedIn, signIn, signOut } from './person.ts'

/** The app's main job in one sitting, each step from where the one before left off. */
describe.each([
  { of: 'the built app', unpack: async () => null },
  { of: 'the packed app', unpack: packAndExtract },
  // Its own portal is in no test's reach, so it is told of another.
  { of: 'the packed app of a brand', unpack: () => packAndExtract('northwind-voice'), hasPreset: true },
])('$of, from a forgotten password to a phone that can be set up', ({ unpack, hasPreset = false }) => {
  let portal: RunningPortal
  let app: RunningApp
  let packed: string | null = null
  let temporaryPassword = ''
  const chosen = `Plum-${crypto.randomUUID()}`

  beforeAll(async () => {
    portal = await startPortal({ passwordChange: 'required' })
    packed = await unpack()
    const told = hasPreset ? { portal: portal.url } : {}
    app = await launchApp(packed ? { appPath: packed, packaged: true, ...told } : told)
  }, 120_000)
  afterAll(async () => {
    await app?.close()
    await portal?.close()
    if (packed) await rm(packed, { recursive: true, force: true })
  })

  if (hasPreset) {
    it('opens on the login page at once, and has the portal of its own among the accounts', async () => {
      const { page } = app
      await page.getByRole('heading', { name: 'Dashboard Login' }).waitFor()
      const { connections } = await page.evaluate(async () => {
        const answer = await window.bridge.call('connections.list', {})
        return answer.ok ? answer.value : { connections: [] }
      })
      expect(connections.map(({ name }) => name)).toContain('Northwind Voice')
      expect(connections.map(({ host }) => host)).toContain('portal.northwind-voice.example')
    })

    it('opens links of its own scheme and of no other brand’s', async () => {
      const { page } = app
      const query = new URLSearchParams({ portal: 'https://elsewhere.example', token: crypto.randomUUID() })
      const opened = () => page.evaluate(() => window.bridge.call('recovery.openedLink', {}))
      for (const other of ['call-record-portal', 'harbour-telecom'])
        await app.secondInstance([`${other}://reset?${query}`])
      expect(await opened()).toEqual({ ok: true, value: null })
      await app.secondInstance([`northwind-voice://reset?${query}`])
      const dialog = page.getByRole('dialog', { name: 'Set a new password?' })
      await dialog.getByText('elsewhere.example').first().waitFor()
      await dialog.getByRole('button', { name: 'Cancel' }).click()
    })

    it('says in About which updates it takes', async () => {
      const { page } = app
      await app.menu(['File', 'Settings…'])
      await page.getByText('Released versions').waitFor()
      await page.getByRole('link', { name: 'Login' }).click()
    })
  } else {
    it('asks for the portal on the first run and says its name before going on', async () => {
      const { page } = app
      await page.getByLabel('Portal address').fill(portal.url)
      await page.getByRole('button', { name: 'Check address' }).click()
      await page.getByText('Northwind Voice').first().waitFor()
      await page.getByRole('button', { name: 'Continue' }).click()
      await page.getByRole('heading', { name: 'Dashboard Login' }).waitFor()
    })
  }

  it('says that sign-in failed without saying which part was wrong, and clears the password alone', async () => {
    const { page } = app
    await signIn(page, { username: portal.people.ada.username, password: 'not this one' })
    const alert = page.getByRole('alert')
    await alert.waitFor()
    expect(await alert.textContent()).not.toMatch(/unknown user|wrong password/i)
    expect(await page.getByLabel('Username', { exact: true }).inputValue()).toBe(portal.people.ada.username)
    expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe('')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('password')
  })

  it('brings a temporary password by e-mail', async () => {
    const { page } = app
    await page.getByRole('link', { name: 'Reset it' }).click()
    await page.getByRole('heading', { name: 'Password Reset' }).waitFor()
    await page.getByLabel('Email Address').fill(portal.people.ada.email)
    await page.getByRole('button', { name: 'Reset password' }).click()
    await page.getByText(/if the address is right/i).waitFor()
    temporaryPassword = portal.temporaryPasswordIn(await portal.mail.wait(portal.people.ada.email))
    await page
      .getByRole('link', { name: 'Return to login' })
      .or(page.getByRole('button', { name: 'Return to login' }))
      .click()
  })

  it('opens choosing a new password after signing in with the temporary one, and nothing else', async () => {
    const { page } = app
    await signIn(page, { username: portal.people.ada.username, password: temporaryPassword })
    await page.getByRole('heading', { level: 1, name: /new password/i }).waitFor()
    expect(await page.getByRole('button', { name: 'Later' }).count()).toBe(0)
    await page.getByLabel('Password', { exact: true }).fill(chosen)
    await page.getByLabel('Password Confirmation', { exact: true }).fill(chosen)
    await page.getByRole('button', { name: 'Save changes' }).click()
    await page.getByText('Your password has been changed').waitFor()
  })

  it('signs in with the new password and no longer with the old or the temporary one', async () => {
    const { page } = app
    await page.getByRole('button', { name: 'Sign out and sign in with the new one' }).click()
    for (const password of [temporaryPassword, portal.people.ada.password]) {
      await signIn(page, { username: portal.people.ada.username, password })
      await page.getByRole('alert').filter({ hasText: 'Login failed' }).waitFor()
      await expect.poll(() => page.getByLabel('Password', { exact: true }).inputValue()).toBe('')
    }
    await signIn(page, { username: portal.people.ada.username, password: chosen })
    await signedIn(page)
  })

  it('changes the name in Manage Account and shows it where the person is named', async () => {
    const { page } = app
    await openManageAccount(page)
    await page.getByLabel('Name', { exact: true }).fill('Ada King ')
    await page.getByLabel('Email Address', { exact: true }).fill('ada@bücher.example')
    await page.getByRole('button', { name: 'Save changes' }).click()
    await page.getByRole('status').filter({ hasText: /saved/i }).waitFor()
    expect(portal.audit().some((row) => row.event === 'account-changed')).toBe(true)
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Ada King')
    expect(await page.getByLabel('Email Address', { exact: true }).inputValue()).toBe('ada@bücher.example')
  })

  it('finds a phone, shows its SIP password for a moment and copies it without showing it', async () => {
    const { page } = app
    const phone = portal.phones.all()[7]
    if (!phone) throw new Error('the portal has too few phones')
    await openPhones(page)
    await page.getByRole('searchbox').fill(phone.extension)
    await page.getByText(phone.name).first().click()
    const sip = page.getByRole('region', { name: 'SIP' })
    await sip.getByRole('button', { name: /^Show/ }).click()
    await page.getByText(portal.phones.password(phone.id, 'sip')).waitFor()
    await app.blur()
    await page.getByText(portal.phones.password(phone.id, 'sip')).waitFor({ state: 'detached' })
    await sip.getByRole('button', { name: /^Copy password/ }).click()
    await expect.poll(() => app.clipboard()).toBe(portal.phones.password(phone.id, 'sip'))
  })

  it('signs out at the portal too', async () => {
    await signOut(app.page)
    // The person need not wait for either.
    await expect.poll(() => portal.sessions.count()).toBe(0)
    await expect.poll(() => app.clipboard()).toBe('')
  })
})
