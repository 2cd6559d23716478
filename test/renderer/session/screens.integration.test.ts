import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { chooseInAccountMenu } from '../../e2e/person.ts'
import { launchBrowser, startPreview } from '../preview/serve.ts'

/** The screens in a real browser, against a scripted main process. */
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

async function open(scenario: string, route = '/') {
  page = await browser.newPage()
  await page.goto(`${preview.origin}/?scenario=${scenario}#${route}`)
  await page.locator('h1').waitFor()
}

const emit = (name: string, payload: object) =>
  page.evaluate(
    ([event, facts]) =>
      (window.bridge as unknown as { emit(name: unknown, payload: unknown): void }).emit(event, facts),
    [name, payload] as const,
  )
const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name })
const focused = () => page.evaluate(() => document.activeElement?.getAttribute('name'))

async function signIn() {
  await page.getByLabel('Username', { exact: true }).fill('dana')
  await page.getByLabel('Password', { exact: true }).fill('secret words')
  await page.getByRole('button', { name: 'Login', exact: true }).click()
}

describe('signing in', () => {
  it('by keyboard alone: the first empty field has the focus, Enter sends', async () => {
    await open('sign-in')
    expect(await focused()).toBe('username')
    await page.keyboard.type('dana')
    await page.keyboard.press('Tab')
    await page.keyboard.type('secret words')
    await page.keyboard.press('Enter')
    await heading('Welcome Dana Whitfield').waitFor()
  })

  it('goes straight to the password when the user name is remembered', async () => {
    await open('sign-in-remembered')
    expect(await focused()).toBe('password')
  })

  it('empties the password and returns to it when the details are wrong, and keeps the user name', async () => {
    await open('sign-in-wrong')
    await signIn()
    await page.getByRole('alert').waitFor()
    await expect.poll(focused).toBe('password')
    expect(await page.getByLabel('Username', { exact: true }).inputValue()).toBe('dana')
    expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe('')
  })

  it('keeps what was typed when the portal cannot be reached', async () => {
    await open('sign-in-offline')
    await signIn()
    await page.getByRole('button', { name: 'Try again' }).waitFor()
    expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe('secret words')
  })

  it('says that the sign-in cannot be kept as soon as that is asked for', async () => {
    await open('sign-in-keychain-locked')
    await page.getByRole('checkbox', { name: 'Keep me signed in', exact: true }).check()
    await page.getByText(/is locked/).waitFor()
  })
})

describe('a session that ends by itself', () => {
  it('leads back to where the person was, with what they had typed', async () => {
    await open('signed-in', '/configuration/account')
    await page.getByLabel('Name', { exact: true }).fill('Dana Wood')
    await emit('session.ended', { reason: 'expired' })
    await page.getByText('You were signed out.').waitFor()
    await signIn()
    await heading('Edit Account').waitFor()
    await expect.poll(() => page.getByLabel('Name', { exact: true }).inputValue()).toBe('Dana Wood')
  })
})

describe('signing out with unsaved changes', () => {
  it('asks once, and then signs out', async () => {
    await open('signed-in', '/configuration/account')
    await page.getByLabel('Name', { exact: true }).fill('Dana Wood')
    await chooseInAccountMenu(page, 'Sign out')
    await page.getByRole('dialog').getByRole('button', { name: 'Leave' }).click()
    await heading('Dashboard Login').waitFor()
    expect(await page.getByRole('dialog').count()).toBe(0)
    await expect.poll(() => new URL(page.url()).hash).toBe('#/sign-in')
  })

  it('drops the question when the session ends meanwhile', async () => {
    await open('signed-in', '/configuration/account')
    await page.getByLabel('Name', { exact: true }).fill('Dana Wood')
    await chooseInAccountMenu(page, 'Sign out')
    await page.getByRole('dialog').waitFor()
    await emit('session.ended', { reason: 'expired' })
    await heading('Dashboard Login').waitFor()
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  })
})

describe('leaving a page with unsaved changes by Back', () => {
  it('asks; staying keeps page and address, leaving goes back', async () => {
    await open('signed-in')
    await page.getByRole('link', { name: 'Settings' }).click()
    await heading('Settings').waitFor()
    await page.getByRole('link', { name: 'Configuration' }).click()
    await page.getByLabel('Name', { exact: true }).fill('Dana Wood')

    await page.keyboard.press('Alt+ArrowLeft')
    await page.getByRole('dialog').getByRole('button', { name: 'Stay' }).click()
    await heading('Edit Account').waitFor()
    expect(new URL(page.url()).hash).toBe('#/configuration/account')
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Dana Wood')

    await page.evaluate(() => history.back())
    await page.getByRole('dialog').getByRole('button', { name: 'Leave' }).click()
    await heading('Settings').waitFor()
    await expect.poll(() => new URL(page.url()).hash).toBe('#/settings')
  })
})

describe('finding one’s way', () => {
  it('puts the focus on the heading of the page that was opened', async () => {
    await open('signed-in')
    await page.getByRole('link', { name: 'Configuration' }).click()
    await heading('Edit Account').waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Edit Account')
    expect(await page.title()).toBe('Edit Account – Northwind Voice')
  })

  it('opens help with F1, signed in or not', async () => {
    await open('sign-in')
    await page.keyboard.press('F1')
    await heading('Help').waitFor()
  })

  it('forgets nothing of the frame at 640 pixels: every destination keeps its name', async () => {
    await open('signed-in')
    await page.setViewportSize({ width: 640, height: 600 })
    for (const name of ['Dashboard', 'Configuration', 'SIP & FTP passwords', 'Settings', 'Help']) {
      expect(await page.getByRole('link', { name, exact: true }).count()).toBe(1)
    }
    await chooseInAccountMenu(page, 'Sign out')
    await heading('Dashboard Login').waitFor()
  })
})

describe('a forgotten password', () => {
  it('answers every address alike, and offers to send again only when that is allowed', async () => {
    await open('sign-in')
    await page.getByRole('link', { name: 'Forgotten your password? Reset it' }).click()
    await page.getByLabel('Email Address', { exact: true }).fill('nobody@example.com')
    await page.getByRole('button', { name: 'Reset password' }).click()
    await page.getByText('If the address is correct').waitFor()
    expect(await page.getByRole('button', { name: 'Send again' }).getAttribute('aria-disabled')).toBe('true')
    await page.getByRole('link', { name: 'Return to login' }).click()
    await heading('Dashboard Login').waitFor()
  })

  it('points to Spam once the time is over that the portal names', async () => {
    page = await browser.newPage()
    await page.clock.install()
    await page.goto(`${preview.origin}/?scenario=sign-in#/forgot-password`)
    await page.getByLabel('Email Address', { exact: true }).fill('dana@example.com')
    await page.getByRole('button', { name: 'Reset password' }).click()
    await page.getByText('If the address is correct').waitFor()
    expect(await page.getByText('Spam or Junk').count()).toBe(0)
    await page.clock.fastForward(181_000)
    await page.getByText('Nothing yet? Look in Spam or Junk').waitFor()
  })
})

describe('the first run', () => {
  it('shows whose portal it is before going on, and lets one correct the address', async () => {
    await open('first-run')
    await page.getByLabel('Portal address').fill('portal.northwind.example')
    await page.getByRole('button', { name: 'Check address' }).click()
    await page.getByText('Northwind Voice').waitFor()
    await page.getByRole('button', { name: 'Use another address' }).click()
    expect(await page.getByLabel('Portal address').inputValue()).toBe('portal.northwind.example')
    await page.getByRole('button', { name: 'Check address' }).click()
    await page.getByRole('button', { name: 'Continue' }).click()
    await heading('Dashboard Login').waitFor()
  })
})
