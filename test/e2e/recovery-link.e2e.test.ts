import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { expectAccessible } from './accessibility.ts'
import { launchApp, type RunningApp } from './app.ts'
import { signedIn, signIn } from './person.ts'

const newPassword = () => `Plum-${crypto.randomUUID()}`

describe('a forgotten password, by a link', () => {
  let portal: RunningPortal
  let other: RunningPortal
  let app: RunningApp | undefined

  beforeAll(async () => {
    const noPause = { attempts: 100, seconds: 0 }
    const options = {
      capabilities: { recovery: { methods: ['emailed-link' as const], usernameIsEmail: true } },
      limits: { recoveryPause: noPause, recoveryByAddress: noPause },
    }
    portal = await startPortal(options)
    other = await startPortal({ ...options, name: 'Blue Line' })
  })
  afterAll(async () => {
    await portal?.close()
    await other?.close()
  })
  let launched: RunningApp
  beforeEach(async () => {
    launched = await launchApp({ portal: portal.url })
    app = launched
  })
  afterEach(async () => {
    await app?.close()
    app = undefined
  })

  /** The links in the mail that the app’s request causes. */
  async function askForLink() {
    const { page } = launched
    await page.getByRole('link', { name: 'Forgotten your password? Reset it' }).click()
    await page.getByLabel('Email Address', { exact: true }).fill(portal.people.ada.email)
    await page.getByRole('button', { name: 'Send the link' }).click()
    await page.getByText('If the address is correct').waitFor()
    return portal.resetLinkIn(await portal.newestMail(portal.people.ada.email))
  }

  async function choose(password: string) {
    const { page } = launched
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByLabel('Password Confirmation', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Set new password' }).click()
  }

  it('asks for the address, accepts the pasted link, and leads back to the login with the username filled in', async () => {
    const { page } = launched
    const { page: link } = await askForLink()
    await expectAccessible(page)
    await page.getByLabel('Link from the email').fill('not a link')
    await page.getByRole('button', { name: 'Use this link' }).click()
    await page.getByText('This is not a reset link').waitFor()
    await page.getByLabel('Link from the email').fill(` ${link}\n`)
    await page.getByRole('button', { name: 'Use this link' }).click()
    await page.getByText('Choose a new password for Northwind Voice').waitFor()
    await expectAccessible(page)

    await choose('short')
    await page.getByText('This does not meet every rule yet').waitFor()
    const password = newPassword()
    await choose(password)
    await page.getByText('Your new password is set').waitFor()
    expect(await page.getByLabel('Username', { exact: true }).inputValue()).toBe(portal.people.ada.email)
    await signIn(page, { username: portal.people.ada.email, password })
    await signedIn(page)
  })

  it('continues when the system opens the link, and says when the link is no longer valid', async () => {
    const { page } = launched
    const { app: link } = await askForLink()
    expect(await launched.secondInstance([link])).toBe(0)
    await page.getByText('Choose a new password for Northwind Voice').waitFor()
    await choose(newPassword())
    await page.getByText('Your new password is set').waitFor()

    await launched.secondInstance([link])
    await page.getByText('Choose a new password for Northwind Voice').waitFor()
    const kept = newPassword()
    await choose(kept)
    await page.getByRole('alert').filter({ hasText: 'no longer works' }).waitFor()
    expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe(kept)
    await page.getByRole('button', { name: 'Start again' }).click()
    await page.getByRole('button', { name: 'Send the link' }).waitFor()
  })

  it('starts with the link if the app was not running', async () => {
    const { app: link } = await askForLink()
    await launched.close()
    launched = await launchApp({ portal: portal.url, args: [link] })
    app = launched
    await launched.page.getByText('Choose a new password for Northwind Voice').waitFor()
  })

  it('asks before it follows a link of another portal, and sends nothing there until then', async () => {
    const { page } = launched
    await page.getByLabel('Username', { exact: true }).waitFor()
    const { email } = other.people.ada
    await fetch(`${other.url}/api/v1/recovery/link`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email }),
    })
    const { app: link } = other.resetLinkIn(await other.newestMail(email))
    const before = other.requests().length
    await launched.secondInstance([link])
    const dialog = page.getByRole('dialog', { name: 'Set a new password?' })
    await dialog.getByText(new URL(other.url).host).first().waitFor()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await page.getByText('Northwind Voice').first().waitFor()
    expect(other.requests()).toHaveLength(before)

    await launched.secondInstance([link])
    await page.getByRole('button', { name: `Continue to ${new URL(other.url).host}` }).click()
    await page.getByText('Choose a new password for Blue Line').waitFor()
    await choose(newPassword())
    await page.getByText('Your new password is set').waitFor()
  })

  it('asks before it signs a person out, and neither shows nor logs the token', async () => {
    const { page } = launched
    const { ben } = portal.people
    const sessions = portal.sessions.count()
    await signIn(page, { username: ben.email, password: ben.password })
    await signedIn(page)
    const token = `never-${crypto.randomUUID()}`
    await launched.secondInstance([`call-record-portal://reset?${new URLSearchParams({ portal: portal.url, token })}`])
    await page.getByRole('dialog').getByRole('button', { name: 'Sign out and continue' }).click()
    await page.getByText('Choose a new password for Northwind Voice').waitFor()
    await expect.poll(() => portal.sessions.count()).toBe(sessions)
    expect(await page.content()).not.toContain(token)
    expect(launched.output()).not.toContain(token)
  })

  it.each([
    ['a script for a portal', 'call-record-portal://reset?portal=javascript:alert(1)&token=aaaaaaaaaaaaaaaaaaaaaaaa'],
    ['another errand', 'call-record-portal://open?file=/etc/passwd'],
    ['far too much', `call-record-portal://reset?${'x'.repeat(5000)}`],
  ])('does nothing with a link that brings %s', async (_, link) => {
    const { page } = launched
    // The card shows its fields once the portal's capabilities have arrived.
    await page.getByLabel('Username', { exact: true }).waitFor()
    const before = portal.requests().length
    expect(await launched.secondInstance([link])).toBe(0)
    await launched.secondInstance([])
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.getByRole('heading', { name: 'Dashboard Login' }).waitFor()
    expect(portal.requests()).toHaveLength(before)
  })
})
