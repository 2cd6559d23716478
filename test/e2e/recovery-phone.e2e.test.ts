import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { untilMidnight } from '../portal/clock.ts'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { expectAccessible } from './accessibility.ts'
import { launchApp, type RunningApp } from './app.ts'
import { signedIn, signIn } from './person.ts'

const newPassword = () => `Plum-${crypto.randomUUID()}`

describe('a forgotten password or email address, by a code on the phone', () => {
  let portal: RunningPortal
  let app: RunningApp

  beforeAll(async () => {
    portal = await startPortal({
      capabilities: {
        recovery: {
          methods: ['emailed-link', 'phone-code'],
          usernameIsEmail: true,
          missedCallNumber: '+44 1632 960199',
        },
      },
      recoveryCodeSeconds: 10,
      limits: { recoveryByAddress: { attempts: 100, seconds: 1 } },
    })
  })
  afterAll(() => portal?.close())
  beforeEach(async () => {
    // Each test starts on a new day, so that no earlier attempts count.
    portal.clock.advance(untilMidnight(portal.clock))
    app = await launchApp({ portal: portal.url })
    await app.page.getByRole('heading', { name: 'Dashboard Login' }).waitFor()
  })
  afterEach(() => app?.close())

  async function startByPhone() {
    await app.page.getByRole('link', { name: 'Forgotten your password? Reset it' }).click()
    await app.page.getByRole('button', { name: 'Code by phone' }).click()
  }

  async function askForCode(number: string) {
    await app.page.getByLabel('Phone number').fill(number)
    await app.page.getByRole('button', { name: 'Send a code by SMS' }).click()
    await app.page.getByText('is the verified number of an account, an SMS').waitFor()
  }

  async function enterCode(code: string) {
    // The last digit sends it.
    await app.page.getByLabel('Code', { exact: true }).fill(code)
  }

  async function choose(password: string) {
    await app.page.getByLabel('Password', { exact: true }).fill(password)
    await app.page.getByLabel('Password Confirmation', { exact: true }).fill(password)
    await app.page.getByRole('button', { name: 'Set new password' }).click()
  }

  it('leads by SMS from the number through the accounts to a new password and the login', async () => {
    const { page } = app
    const { mobile } = portal.recoveryPhones
    await startByPhone()
    await expectAccessible(page)
    await askForCode('+44 7700 900 201')
    await expectAccessible(page)
    const field = page.getByLabel('Code', { exact: true })
    expect(await field.getAttribute('autocomplete')).toBe('one-time-code')
    expect(await field.getAttribute('inputmode')).toBe('numeric')
    await enterCode(portal.codeIn(await portal.newestMessage(mobile, 'sms')))
    await page.getByRole('button', { name: 'Ben O.' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Ben O.' }).click()
    await page.getByText('Choose a new password for Ben O.').waitFor()
    await expectAccessible(page)

    const password = newPassword()
    await choose(password)
    await page.getByText('Your new password is set').waitFor()
    const { email } = portal.people.ben
    expect(await page.getByLabel('Username', { exact: true }).inputValue()).toBe(email)
    await signIn(page, { username: email, password })
    await signedIn(page)
  })

  it('can call a landline once the SMS code has expired', async () => {
    const { page } = app
    const { landline } = portal.recoveryPhones
    await startByPhone()
    await askForCode(landline)
    const call = page.getByRole('button', { name: 'Call me instead' })
    expect(await call.getAttribute('aria-disabled')).toBe('true')
    await page.getByText('This code has expired').waitFor()
    await call.click()
    await page.getByText('it will ring in a moment').waitFor()
    await enterCode(portal.codeIn(await portal.newestMessage(landline, 'call')))
    await page.getByText('Choose a new password for Ada F.').waitFor()
  })

  it('finds a forgotten email address and fills it in at the login', async () => {
    const { page } = app
    const { mobile } = portal.recoveryPhones
    await page.getByRole('link', { name: 'Forgotten your email?' }).click()
    await page.getByRole('heading', { name: 'Find your email address' }).waitFor()
    await askForCode(mobile)
    await enterCode(portal.codeIn(await portal.newestMessage(mobile, 'sms')))
    await page.getByRole('button', { name: 'Ada F.' }).click()
    await page.getByText('Your email address is filled in').waitFor()
    expect(await page.getByLabel('Username', { exact: true }).inputValue()).toBe(portal.people.ada.email)
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('password')
  })

  it('treats an unknown number like any other, and stops after five wrong codes until tomorrow', async () => {
    const { page } = app
    await startByPhone()
    await askForCode('+44 7700 900 999')
    for (let count = 0; count < 5; count++) {
      await enterCode(`12345${count}`)
      await expect.poll(() => page.getByText('This code is not correct').count()).toBe(1)
      await expect.poll(() => page.getByRole('button', { name: 'Continue' }).getAttribute('data-busy')).toBeNull()
    }
    await enterCode('123459')
    await page.getByRole('alert').filter({ hasText: 'Not available until tomorrow' }).waitFor()
    expect(await page.getByLabel('Code', { exact: true }).inputValue()).toBe('123459')
    await expectAccessible(page)
    expect(portal.phoneGateway.all().some(({ to }) => to === '+447700900999')).toBe(false)
  })

  it('explains what to check if nothing arrives, first of all whether the phone is verified', async () => {
    const { page } = app
    await startByPhone()
    await askForCode(portal.recoveryPhones.unverified)
    await page.getByText('Try another way').click()
    await page.getByText('call +44 1632 960199 from that phone').waitFor()
    await page.getByRole('button', { name: 'Use another number' }).click()
    expect(await page.getByLabel('Phone number').inputValue()).toBe(portal.recoveryPhones.unverified)
  })
})

describe('a forgotten email address at a portal where people sign in with a username', () => {
  it('is shown and filled in at Forgot Password; the username stays unchanged', async () => {
    const portal = await startPortal({
      capabilities: { recovery: { methods: ['emailed-temporary-password', 'phone-code'], usernameIsEmail: false } },
    })
    onTestFinished(() => portal.close())
    const app = await launchApp({ portal: portal.url })
    onTestFinished(() => app.close())
    const { page } = app
    const { ada } = portal.people
    await page.getByRole('link', { name: 'Forgotten your email?' }).click()
    await page.getByLabel('Phone number').fill(portal.recoveryPhones.mobile)
    await page.getByRole('button', { name: 'Send a code by SMS' }).click()
    await page.getByText('The 6 digits from the SMS or the call.').waitFor()
    await page
      .getByLabel('Code', { exact: true })
      .fill(portal.codeIn(await portal.newestMessage(portal.recoveryPhones.mobile, 'sms')))
    await page.getByRole('button', { name: 'Ada F.' }).click()
    await page.getByText(`Your email address is ${ada.email}`).waitFor()
    await expectAccessible(page)
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Reset my password')
    await page.getByRole('button', { name: 'Reset my password' }).click()
    await page.getByRole('button', { name: 'Temporary password by email' }).click()
    expect(await page.getByLabel('Email Address', { exact: true }).inputValue()).toBe(ada.email)
    await page.getByRole('link', { name: 'Return to login' }).click()
    expect(await page.getByLabel('Username', { exact: true }).inputValue()).toBe('')
  })
})
