import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { callNames } from '../main/ipc/bridge-samples.ts'
import { everyHostileInput } from '../main/ipc/hostile-samples.ts'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { launchApp, type RunningApp } from './app.ts'
import { signedIn, signIn } from './person.ts'

/** Markup, the end of an attribute, an unterminated bidi override, NUL. */
const spoil = '"><img src=x onerror=owned()><b data-owned>\u202Egnp.exe\u2066\u0000'

let portal: RunningPortal
let app: RunningApp

beforeAll(async () => {
  portal = await startPortal({ phones: 30, spoil })
  app = await launchApp({ portal: portal.url })
  await signIn(app.page, portal.people.ada)
  await signedIn(app.page)
})
afterAll(async () => {
  await app?.close()
  await portal?.close()
})

/** The state of the page after it has been given hostile text. */
const looked = (page: Page) =>
  page.evaluate(() => {
    const turning = /[\u202a-\u202e\u2066-\u2069]/
    const inSentence: string[] = []
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      if (!turning.test(text.nodeValue ?? '') || !text.parentElement) continue
      // Its direction ends with its block, so the block must contain nothing else.
      const alone = text.parentElement.textContent === text.nodeValue
      const isolating = getComputedStyle(text.parentElement).display !== 'inline'
      if (!alone || !isolating) inSentence.push(text.nodeValue ?? '')
    }
    return {
      interpreted: document.querySelectorAll(
        'img:not([src^="/mark"]), [data-owned], [onerror], script:not([src^="./"]):not([src^="/"])',
      ).length,
      wider: Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
      inSentence,
    }
  })

async function staysHarmless(page: Page) {
  await expect.poll(() => page.getByRole('heading', { level: 1 }).count()).toBe(1)
  expect(await looked(page)).toEqual({ interpreted: 0, wider: 0, inSentence: [] })
}

describe('a portal whose every text is hostile', () => {
  it('has its name shown as plain text on the login page', async () => {
    const signedOut = await launchApp({ portal: portal.url })
    onTestFinished(() => signedOut.close())
    await signedOut.page.getByRole('heading', { name: 'Dashboard Login' }).waitFor()
    await staysHarmless(signedOut.page)
  })

  it.each([
    '/',
    '/configuration',
    '/configuration/account',
    '/phones',
    '/phones/phone-203',
    '/configuration/users',
    '/settings',
    '/help',
  ])('harms nothing at %s', async (path) => {
    const { page } = app
    await page.evaluate((hash) => {
      location.hash = hash
    }, path)
    await expect.poll(() => page.evaluate(() => document.querySelector('main h1')?.textContent ?? '')).not.toBe('')
    if (path.startsWith('/phones'))
      await page
        .getByText(/onerror=owned/)
        .first()
        .waitFor()
    await staysHarmless(page)
    await app.setBounds({ x: 0, y: 0, width: 640, height: 600 })
    await staysHarmless(page)
    await app.setBounds({ x: 0, y: 0, width: 1280, height: 800 })
  })

  it('has the person’s name shown as plain text on the lock screen', async () => {
    const { page } = app
    await app.menu(['File', 'Lock'])
    await page.getByRole('heading', { level: 1, name: 'Locked' }).waitFor()
    await staysHarmless(page)
    await page.getByLabel('Password', { exact: true }).fill(portal.people.ada.password)
    await page.getByRole('button', { name: 'Unlock', exact: true }).click()
    await signedIn(page)
  })
})

describe('a compromised page', () => {
  afterEach(async () => {
    expect(await app.page.evaluate(() => 'admin' in {})).toBe(false)
    expect(await app.invoke('session.unlockMethods', [{}])).toMatchObject({ ok: true })
  })

  it.each(callNames)('gets only a refusal from %s for hostile input, which changes no prototype', async (name) => {
    for (const [what, input] of everyHostileInput(name)) {
      // The host's channel is JSON, which has no NaN; Electron's channel does, and the unit tests cover it.
      if (what.startsWith('NaN')) continue
      const tooLong = { code: 'validation', problems: [{ field: expect.any(String), rule: 'too-long' }] }
      const error = /^an oversized |^a megabyte/.test(what) ? tooLong : { code: 'refused' }
      expect([what, await app.invoke(name, [input])]).toEqual([what, { ok: false, error }])
    }
  })
})
