import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { launchApp, type RunningApp } from './app.ts'
import { holdersOf } from './heap.ts'
import { signedIn, signIn, signOut, startOver } from './person.ts'

let portal: RunningPortal
let app: RunningApp
let page: Page

beforeAll(async () => {
  portal = await startPortal({ phones: 3 })
  app = await launchApp({ portal: portal.url })
  page = app.page
})
afterAll(async () => {
  await app?.close()
  await portal?.close()
})

beforeEach(async () => {
  if (await startOver(page)) await signOut(page)
})

const username = () => page.getByLabel('Username', { exact: true })
const password = () => page.getByLabel('Password', { exact: true })
const email = () => page.getByLabel('Email Address')
const shown = (heading: string) => page.getByRole('heading', { level: 1, name: heading }).waitFor()

describe('what is typed in a sign-in or recovery form', () => {
  it.each([
    ['the help', () => page.getByRole('link', { name: /help/i }).last().click(), 'Help'],
    ['the settings', () => page.keyboard.press('ControlOrMeta+,'), 'Settings'],
    ['the forgotten password', () => page.getByRole('link', { name: 'Reset it' }).click(), 'Password Reset'],
  ])('is there again after %s: the user name, and never the password', async (_, leave, heading) => {
    const secret = `Canary-${crypto.randomUUID()}`
    await username().fill('ada-at-home')
    await password().fill(secret)
    await leave()
    await shown(heading)
    expect(await holdersOf(page, secret)).toEqual([])
    await page.getByRole('navigation').getByRole('link', { name: 'Login' }).click()
    await expect.poll(() => username().inputValue()).toBe('ada-at-home')
    expect(await password().inputValue()).toBe('')
  })

  it('is restored at Forgot Password: the email address', async () => {
    await page.getByRole('link', { name: 'Reset it' }).click()
    await email().fill('ada@home.test')
    await page.getByRole('link', { name: 'Return to login' }).click()
    await page.getByRole('link', { name: 'Reset it' }).click()
    await expect.poll(() => email().inputValue()).toBe('ada@home.test')
  })

  it('is cleared once somebody has signed in and out', async () => {
    await username().fill('ada-at-home')
    await page.getByRole('link', { name: 'Reset it' }).click()
    await email().fill('ada@home.test')
    await page.getByRole('link', { name: 'Return to login' }).click()
    await signIn(page, portal.people.ada)
    await signedIn(page)
    await signOut(page)
    expect(await username().inputValue()).not.toBe('ada-at-home')
    await page.getByRole('link', { name: 'Reset it' }).click()
    await email().waitFor()
    expect(await email().inputValue()).toBe('')
    for (const form of ['sign-in', 'forgot-password'])
      expect(await app.invoke('drafts.take', [{ form }])).toEqual({ ok: true, value: { draft: null } })
  })
})

describe.skipIf(process.env.E2E_RUNTIME === 'electron')('while an input method composes', () => {
  it('Enter does not submit the form', async () => {
    await password().fill('typed')
    await username().fill('')
    await username().focus()
    const asked = () => portal.requests().filter(({ method }) => method === 'POST').length
    const before = asked()
    const session = await page.context().newCDPSession(page)
    await session.send('Input.imeSetComposition', { text: 'あ', selectionStart: 1, selectionEnd: 1 })
    await page.keyboard.press('Enter')
    await session.send('Input.insertText', { text: '亜' })
    await expect.poll(() => username().inputValue()).toBe('亜')
    expect([asked() - before, await page.getByRole('alert').count()]).toEqual([0, 0])
  })
})
