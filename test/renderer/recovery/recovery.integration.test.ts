import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, startPreview } from '../preview/serve.ts'

/** The screens of getting back in, in a real browser, against a scripted main process. */
let preview: Awaited<ReturnType<typeof startPreview>>
let browser: Browser
let page: Page

beforeAll(async () => {
  preview = await startPreview()
  browser = await launchBrowser()
})
afterEach(() => page?.close())
afterAll(async () => {
  await browser?.close()
  await preview?.close()
})

async function open(scenario: string, route = '/forgot-password') {
  page = await browser.newPage()
  await page.clock.install()
  await page.goto(`${preview.origin}/?scenario=${scenario}#${route}`)
  await page.locator('h1').waitFor()
}

const button = (name: string) => page.getByRole('button', { name, exact: true })
const code = () => page.getByLabel('Code', { exact: true })

async function askCode() {
  await page.getByLabel('Phone number').fill('+44 7700 900123')
  await page.keyboard.press('Enter')
  await code().waitFor()
}

describe('getting back in', () => {
  it('goes straight to the only way of a portal, and lets one choose among several', async () => {
    await open('recovery-link')
    await page.getByLabel('Email Address').waitFor()
    expect(await button('Try another way').count()).toBe(0)
    await page.close()

    await open('recovery-all')
    await page.getByRole('button', { name: 'Code by phone' }).click()
    await page.getByLabel('Phone number').waitFor()
    await button('Try another way').click()
    await page.getByRole('button', { name: 'Temporary password by email' }).click()
    await page.getByLabel('Email Address').waitFor()
    await button('Try another way').click()
    await page.getByRole('button', { name: 'Link by email' }).waitFor()
  })

  it('points to the service provider where the portal has no way of its own', async () => {
    await open('recovery-none')
    await page.getByText('Your service provider can do it for you').waitFor()
    await page.getByText('+44 20 7946 0123').waitFor()
  })

  it('works by keyboard alone, from the number to the login', async () => {
    await open('recovery-phone')
    await page.keyboard.type('+44 7700 900123')
    await page.keyboard.press('Enter')
    await code().and(page.locator(':focus')).waitFor()
    await page.keyboard.type('123456')
    await page.getByRole('button', { name: 'Dana W.' }).and(page.locator(':focus')).waitFor()
    await page.keyboard.press('Enter')
    await page.getByLabel('Password', { exact: true }).and(page.locator(':focus')).waitFor()
    await button('Suggest a password').focus()
    await page.keyboard.press('Enter')
    await page.getByLabel('Password Confirmation', { exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('Your new password is set').waitFor()
    await page.getByLabel('Password', { exact: true }).and(page.locator(':focus')).waitFor()
    expect(await page.getByLabel('Username', { exact: true }).inputValue()).toBe('dana@northwind.example')
  })

  it('offers the call and another SMS when the time of the first is over, and not before', async () => {
    await open('recovery-phone')
    await askCode()
    const disabled = () => button('Call me instead').getAttribute('aria-disabled')
    expect(await disabled()).toBe('true')
    await page.clock.fastForward(170_000)
    expect(await disabled()).toBe('true')
    await page.clock.fastForward(11_000)
    await page.getByText('This code has expired').waitFor()
    expect(await disabled()).not.toBe('true')
    await button('Call me instead').click()
    await page.getByText('it will ring in a moment').waitFor()
  })

  it('keeps the number when another is to be tried, and the code when it was wrong', async () => {
    await open('recovery-code-wrong')
    await askCode()
    await code().fill('123456')
    await page.getByText('This code is not correct, or it has expired').waitFor()
    expect(await code().inputValue()).toBe('123456')
    await page.getByText('Try another way').click()
    await button('Use another number').click()
    expect(await page.getByLabel('Phone number').inputValue()).toBe('+44 7700 900123')
  })

  it('says that it is off until tomorrow, with the way that is left, and takes codes again then', async () => {
    await open('recovery-off')
    await askCode()
    await code().fill('123456')
    await page.getByRole('alert').filter({ hasText: 'You can still sign in if you remember your password' }).waitFor()
    expect(await button('Continue').getAttribute('aria-disabled')).toBe('true')
    await page.clock.fastForward(27 * 60 * 60 * 1000)
    await page.getByRole('alert').filter({ hasText: 'You can try again now' }).waitFor()
    expect(await button('Continue').getAttribute('aria-disabled')).not.toBe('true')
  })

  it.each([
    ['the link is no longer good', 'recovery-link-over', 'This link or code no longer works'],
    ['the answer was lost', 'recovery-link-lost', 'Try signing in with the new password'],
  ])('keeps the new password typed when %s, and lets one start again', async (_, scenario, words) => {
    await open(scenario)
    await button('I already have a link').click()
    await page.getByLabel('Link from the email').fill('https://portal.northwind.example/reset#token=x')
    await button('Use this link').click()
    await button('Suggest a password').click()
    await button('Set new password').click()
    await page.getByRole('alert').filter({ hasText: words }).waitFor()
    expect(await page.getByLabel('Password', { exact: true }).inputValue()).not.toBe('')
    await button('Start again').click()
    await button('Send the link').waitFor()
  })

  it('shows what was reached once, and no more when one starts anew', async () => {
    await open('recovery-phone', '/forgot-email')
    await askCode()
    await code().fill('123456')
    await page.getByRole('button', { name: 'Dana W.' }).click()
    await page.getByText('Your email address is filled in').waitFor()
    await page.getByRole('link', { name: 'Forgotten your password? Reset it' }).click()
    await page.getByRole('link', { name: 'Return to login' }).click()
    await page.getByRole('heading', { name: 'Dashboard Login' }).waitFor()
    expect(await page.getByText('Your email address is filled in').count()).toBe(0)
  })
})

describe('a link that the system opens', () => {
  it('is asked about before it leads to another portal: Cancel is what Enter means', async () => {
    await open('recovery-elsewhere', '/')
    const dialog = page.getByRole('dialog', { name: 'Set a new password?' })
    await dialog.getByText('portal.blueline.example').first().waitFor()
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('heading', { name: 'Dashboard Login' }).waitFor()
  })
})
