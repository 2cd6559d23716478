import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { packAndExtract } from '../../scripts/pack/packed-app.ts'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { launchApp, type RunningApp } from './app.ts'
import { choosePortal, openManageAccount, openPhones, signedIn, signIn, signOut, startOver } from './person.ts'

/** The app's main job, with the built app and with a packaged one. */
describe.each([
  { of: 'the built app', unpack: async () => null },
  { of: 'the packed app', unpack: packAndExtract },
  // Tests cannot reach its own portal, so it gets another address.
  { of: 'the packed app of a brand', unpack: () => packAndExtract('northwind-voice'), hasPreset: true },
])('$of, from a forgotten password to a phone that can be set up', ({ unpack, hasPreset = false }) => {
  let portal: RunningPortal
  let app: RunningApp
  let packed: string | null = null

  beforeAll(async () => {
    portal = await startPortal({ passwordChange: 'required' })
    packed = await unpack()
    const told = hasPreset ? { portal: portal.url } : {}
    app = await launchApp(packed ? { appPath: packed, packaged: true, ...told } : told)
    // Without a preset it asks for the portal on the first run, and shows its name before continuing.
    if (!hasPreset) await choosePortal(app.page, portal.url)
  }, 120_000)
  afterAll(async () => {
    await app?.close()
    await portal?.close()
    if (packed) await rm(packed, { recursive: true, force: true })
  })
  beforeEach(async () => {
    if (await startOver(app.page)) await signOut(app.page)
  })

  /** Signs in as a person whose password no test changes. */
  const enter = async () => {
    await signIn(app.page, portal.people.ben)
    await signedIn(app.page)
  }
  const openPhone = async () => {
    const phone = portal.phones.all()[7]
    if (!phone) throw new Error('the portal has too few phones')
    await openPhones(app.page)
    await app.page.getByRole('searchbox').fill(phone.extension)
    await app.page.getByText(phone.name).first().click()
    return { sip: app.page.getByRole('region', { name: 'SIP' }), password: portal.phones.password(phone.id, 'sip') }
  }

  if (hasPreset) {
    it('opens on the login page at once, with its own portal among the accounts', async () => {
      const { page } = app
      await page.getByRole('heading', { name: 'Dashboard Login' }).waitFor()
      const { connections } = await page.evaluate(async () => {
        const answer = await window.bridge.call('connections.list', {})
        return answer.ok ? answer.value : { connections: [] }
      })
      expect(connections.map(({ name }) => name)).toContain('Northwind Voice')
      expect(connections.map(({ host }) => host)).toContain('portal.northwind-voice.example')
    })

    it('opens links with its own scheme but not with another brand’s', async () => {
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

    it('says in About how it is updated', async () => {
      const { page } = app
      await app.menu(['File', 'Settings…'])
      await page.getByText('Released versions').waitFor()
    })
  }

  it('says that sign-in failed without saying which field was wrong, and clears only the password', async () => {
    const { page } = app
    await signIn(page, { username: portal.people.ada.username, password: 'not this one' })
    const alert = page.getByRole('alert')
    await alert.waitFor()
    expect(await alert.textContent()).not.toMatch(/unknown user|wrong password/i)
    expect(await page.getByLabel('Username', { exact: true }).inputValue()).toBe(portal.people.ada.username)
    expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe('')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('password')
  })

  it('leads from a forgotten password through a temporary one to a new one, which alone works afterwards', async () => {
    const { page } = app
    const { ada } = portal.people
    const chosen = `Plum-${crypto.randomUUID()}`
    await page.getByRole('link', { name: 'Reset it' }).click()
    await page.getByRole('heading', { name: 'Password Reset' }).waitFor()
    await page.getByLabel('Email Address').fill(ada.email)
    await page.getByRole('button', { name: 'Reset password' }).click()
    await page.getByText(/if the address is correct/i).waitFor()
    const temporaryPassword = portal.temporaryPasswordIn(await portal.newestMail(ada.email))
    await page
      .getByRole('link', { name: 'Return to login' })
      .or(page.getByRole('button', { name: 'Return to login' }))
      .click()

    await signIn(page, { username: ada.username, password: temporaryPassword })
    await page.getByRole('heading', { level: 1, name: /new password/i }).waitFor()
    expect(await page.getByRole('button', { name: 'Later' }).count()).toBe(0)
    await page.getByLabel('Password', { exact: true }).fill(chosen)
    await page.getByLabel('Password Confirmation', { exact: true }).fill(chosen)
    await page.getByRole('button', { name: 'Save changes' }).click()
    await page.getByText('Your password has been changed').waitFor()

    await page.getByRole('button', { name: 'Sign out and sign in with the new one' }).click()
    for (const password of [temporaryPassword, ada.password]) {
      await signIn(page, { username: ada.username, password })
      await page.getByRole('alert').filter({ hasText: 'Login failed' }).waitFor()
      await expect.poll(() => page.getByLabel('Password', { exact: true }).inputValue()).toBe('')
    }
    await signIn(page, { username: ada.username, password: chosen })
    await signedIn(page)
  })

  it('changes the name in Manage Account and shows it wherever the person is named', async () => {
    const { page } = app
    await enter()
    await openManageAccount(page)
    await page.getByLabel('Name', { exact: true }).fill('Ben King ')
    await page.getByLabel('Email Address', { exact: true }).fill('ben@bücher.example')
    await page.getByRole('button', { name: 'Save changes' }).click()
    await page.getByRole('status').filter({ hasText: /saved/i }).waitFor()
    expect(portal.audit().some((row) => row.event === 'account-changed')).toBe(true)
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Ben King')
    expect(await page.getByLabel('Email Address', { exact: true }).inputValue()).toBe('ben@bücher.example')
  })

  it('finds a phone, shows its SIP password briefly and copies it without showing it', async () => {
    const { page } = app
    await enter()
    const { sip, password } = await openPhone()
    await sip.getByRole('button', { name: /^Show/ }).click()
    await page.getByText(password).waitFor()
    await app.blur()
    await page.getByText(password).waitFor({ state: 'detached' })
    await sip.getByRole('button', { name: /^Copy SIP password/ }).click()
    await expect.poll(() => app.clipboard()).toBe(password)
  })

  it('signs out at the portal too, and clears a copied password from the clipboard', async () => {
    await enter()
    const { sip, password } = await openPhone()
    await sip.getByRole('button', { name: /^Copy SIP password/ }).click()
    await expect.poll(() => app.clipboard()).toBe(password)
    await signOut(app.page)
    // The person does not have to wait for either.
    await expect.poll(() => portal.sessions.count()).toBe(0)
    await expect.poll(() => app.clipboard()).toBe('')
  })
})
