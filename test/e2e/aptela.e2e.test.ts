import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { expectAccessible } from './accessibility.ts'
import { launchApp, type RunningApp } from './app.ts'
import { signedIn, signIn, signOut, startOver } from './person.ts'

/** One customer and its administrator, from the login card to a user who has signed in again. */
describe('a portal with a Client ID whose administrator manages the users', () => {
  let portal: RunningPortal
  let app: RunningApp

  beforeAll(async () => {
    portal = await startPortal({ kind: 'aptela', limits: { sendingPause: { attempts: 100, seconds: 60 } } })
    app = await launchApp({ portal: portal.url })
  })
  afterAll(async () => {
    await app?.close()
    await portal?.close()
  })

  const clientId = (page: Page) => page.getByLabel('Client ID', { exact: true })
  const open = async (page: Page, name: string) => {
    await page.getByRole('link', { name: 'Configuration' }).first().click()
    await page.getByRole('link', { name }).click()
  }
  const openUser = async (page: Page, words: string, username: string) => {
    await open(page, 'Manage users')
    await page.getByRole('searchbox', { name: 'Search users' }).fill(words)
    await page.getByRole('gridcell', { name: username }).click()
  }
  /** The next mail, which contains the temporary password. */
  const sentWith = async (send: () => Promise<void>) => {
    const before = portal.mail.all().length
    await send()
    await expect.poll(() => portal.mail.all().length).toBe(before + 1)
    return portal.temporaryPasswordIn(portal.mail.all().at(-1) ?? expect.unreachable())
  }
  const sendPassword = async (page: Page) => {
    await page.getByRole('button', { name: 'Send a temporary password' }).click()
    await page.getByRole('button', { name: 'Send it' }).click()
    await page.getByText('A temporary password is on its way').waitFor()
  }

  describe('at the login', () => {
    beforeEach(async () => {
      if (await startOver(app.page)) await signOut(app.page)
    })

    it('asks for the Client ID as well, and gives the same message for a wrong one as for a wrong password', async () => {
      const { page } = app
      await clientId(page).fill('NW0000')
      await signIn(page, portal.people.ada)
      const alert = page.getByRole('alert').filter({ hasText: 'Login failed' })
      await alert.waitFor()
      expect(await alert.textContent()).not.toMatch(/client id/i)
      expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe('')
    })

    it('tells users and administrators separately what to do when the form cannot be completed', async () => {
      const { page } = app
      await page.getByRole('link', { name: 'Reset it' }).click()
      await page.getByRole('button', { name: 'Unable to complete the form?' }).click()
      const dialog = page.getByRole('dialog', { name: 'Unable to complete the form?' })
      await dialog.getByText('Ask the administrator of your account.').waitFor()
      await dialog.getByText('account change ticket').first().waitFor()
      await dialog.getByText('+44 1632 960 100').waitFor()
      await dialog.getByRole('button', { name: 'Copy these lines' }).click()
      await expect.poll(() => app.clipboard()).toContain('Administrator’s email address on file:')
      await expectAccessible(page)
      await dialog.getByRole('button', { name: 'Close' }).click()
    })

    it('says whom to ask about a forgotten username or Client ID', async () => {
      const { page } = app
      await page.getByRole('button', { name: 'Need help signing in?' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('heading', { name: 'Forgotten username or Client ID' }).waitFor()
      await dialog.getByText('security question').waitFor()
    })

    it('signs in, and after signing out remembers the Client ID but not the password', async () => {
      const { page } = app
      await clientId(page).fill(portal.clientId)
      await signIn(page, portal.people.ada)
      await signedIn(page)
      await signOut(page)
      expect(await clientId(page).inputValue()).toBe(portal.clientId)
      expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe('')
    })
  })

  describe('signed in as the administrator', () => {
    beforeEach(async () => {
      const { page } = app
      if (await startOver(page)) return
      await clientId(page).fill(portal.clientId)
      await signIn(page, portal.people.ada)
      await signedIn(page)
    })

    it('sends a user a temporary password that the administrator never sees', async () => {
      const { page } = app
      const { ben } = portal.people
      await openUser(page, 'okoro', ben.username)
      const before = portal.mail.all().length
      await page.getByRole('button', { name: 'Send a temporary password' }).click()
      const dialog = page.getByRole('dialog', { name: `Send ${ben.name} a temporary password?` })
      await dialog.getByText('b•••@northwind.example').waitFor()
      const password = await sentWith(async () => {
        await expectAccessible(page)
        expect(portal.mail.all()).toHaveLength(before)
        await dialog.getByRole('button', { name: 'Send it' }).click()
        await page.getByText('A temporary password is on its way to b•••@northwind.example').waitFor()
        await expectAccessible(page)
      })
      expect(await page.content()).not.toContain(password)
      expect(await page.content()).not.toContain(ben.email)
    })

    it('shows either the list or the user if only one fits, and works by keyboard alone', async () => {
      const { page } = app
      await openUser(page, 'okoro', portal.people.ben.username)
      await app.setBounds({ x: 0, y: 0, width: 640, height: 600 })
      await page.getByRole('button', { name: 'All users' }).press('Enter')
      await page.getByRole('grid', { name: 'Users' }).and(page.locator(':focus')).waitFor()
      await expectAccessible(page)
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { level: 2, name: portal.people.ben.name }).waitFor()
      await app.setBounds({ x: 0, y: 0, width: 1280, height: 800 })
    })

    it('explains why a user without an email address cannot be sent one, and shows nothing of the previous user', async () => {
      const { page } = app
      await openUser(page, 'okoro', portal.people.ben.username)
      await sendPassword(page)
      await page.getByRole('searchbox', { name: 'Search users' }).fill('.10')
      await page.getByRole('row').nth(1).click()
      await page.getByText('This profile has no email address').waitFor()
      expect(await page.getByText('is on its way').count()).toBe(0)
      expect(await page.getByRole('button', { name: 'Send a temporary password' }).count()).toBe(0)
    })

    it('says when the answer was lost, and does not send again', async () => {
      const { page } = app
      portal.faults.next('POST */temporary-password', { kind: 'lost-answer' })
      await openUser(page, 'marchetti', portal.people.cleo.username)
      await page.getByRole('button', { name: 'Send a temporary password' }).click()
      await page.getByRole('button', { name: 'Send it' }).click()
      await page.getByText('It may or may not have been sent').waitFor()
      const asked = portal.requests().filter(({ path }) => path.includes('/users/cleo/'))
      expect(asked).toHaveLength(1)
    })

    it('accepts only four digits as the voicemail PIN, and keeps what was typed when the answer is lost', async () => {
      const { page } = app
      const field = (name: string) => page.getByLabel(name, { exact: true })
      await open(page, 'Change voicemail PIN')
      await field('Current password').fill(portal.people.ada.password)
      await field('New PIN').fill('041')
      await field('Confirm new PIN').fill('041')
      await page.getByRole('button', { name: 'Change PIN' }).click()
      expect(await field('New PIN').getAttribute('aria-invalid')).toBe('true')
      await field('New PIN').fill('0417')
      await field('Confirm new PIN').fill('0417')
      portal.faults.next('PUT */voicemail-pin', { kind: 'lost-answer' })
      await page.getByRole('button', { name: 'Change PIN' }).click()
      await page.getByText('Your PIN may or may not have been changed').waitFor()
      expect(await field('New PIN').inputValue()).toBe('0417')
      await page.getByRole('button', { name: 'Change PIN' }).click()
      await page.getByText('Your voicemail PIN has been changed').waitFor()
      await expectAccessible(page)
      expect(await portal.voicemailOpens('ada', '0417')).toBe(true)
      expect(await field('New PIN').inputValue()).toBe('')
    })

    it('sets the operator’s password, and says that the username cannot be changed', async () => {
      const { page } = app
      const chosen = `Plum-${crypto.randomUUID()}-1`
      await open(page, 'Change operator’s password')
      await page.getByLabel('Current password', { exact: true }).fill('not this one 1')
      await page.getByLabel('Password', { exact: true }).fill(chosen)
      await page.getByLabel('Password Confirmation', { exact: true }).fill(chosen)
      await page.getByRole('button', { name: 'Change operator password' }).click()
      await page.getByText('This is not your current password.').waitFor()
      expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe(chosen)
      await page.getByLabel('Current password', { exact: true }).fill(portal.people.ada.password)
      await page.getByRole('button', { name: 'Change operator password' }).click()
      await page.getByText('The operator’s password has been changed').waitFor()
      await expectAccessible(page)
      await open(page, 'Manage account')
      await page.getByText('A username cannot be changed once it is set.').waitFor()
      expect(await page.getByLabel('Username', { exact: true }).getAttribute('readonly')).not.toBeNull()
    })

    it('shows the account’s one set of SIP and FTP settings at once, and its password on request', async () => {
      const { page } = app
      await page.getByRole('link', { name: 'Account FTP & SIP password' }).first().click()
      await page.getByRole('heading', { level: 1, name: 'Account FTP & SIP password' }).waitFor()
      const sip = page.getByRole('region', { name: 'SIP', exact: true })
      await sip.getByRole('button', { name: 'Show SIP password' }).click()
      await sip.getByText(portal.phones.password('account', 'sip'), { exact: true }).waitFor()
      expect(await page.getByRole('grid').count()).toBe(0)
      const ftp = page.getByRole('region', { name: 'FTP', exact: true })
      await ftp.getByRole('button', { name: 'Copy FTP password' }).click()
      await expect.poll(() => app.clipboard()).toBe(portal.phones.password('account', 'ftp'))
    })

    it('lets a user sign in with a temporary password and choose a new one, and shows them none of the administrator’s pages', async () => {
      const { page } = app
      const { ben } = portal.people
      await openUser(page, 'okoro', ben.username)
      const temporary = await sentWith(() => sendPassword(page))
      const chosen = `Fig-${crypto.randomUUID()}-1`
      await signOut(page)
      await signIn(page, { username: ben.username, password: temporary })
      await page.getByRole('heading', { level: 1, name: 'Choose a new password' }).waitFor()
      await page.getByLabel('Password', { exact: true }).fill(chosen)
      await page.getByLabel('Password Confirmation', { exact: true }).fill(chosen)
      await page.getByRole('button', { name: 'Save changes' }).click()
      await page.getByRole('button', { name: 'Continue' }).click()
      await page.getByRole('link', { name: 'Configuration' }).first().click()
      await page.getByRole('link', { name: 'Change voicemail PIN' }).waitFor()
      expect(await page.getByRole('link', { name: 'Manage users' }).count()).toBe(0)
      expect(await page.getByRole('link', { name: 'Change operator’s password' }).count()).toBe(0)
      await page.evaluate(() => {
        location.hash = '#/configuration/users'
      })
      await page.getByRole('heading', { level: 1, name: `Welcome ${ben.name}` }).waitFor()
      await signOut(page)
    })
  })
})
