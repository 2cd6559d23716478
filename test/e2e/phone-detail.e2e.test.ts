import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { policyOf } from '../shared/account/password-policies.ts'
import { expectAccessible } from './accessibility.ts'
import { launchApp, type RunningApp } from './app.ts'
import { look } from './look.ts'
import { openPhone, signedIn, signIn, startOver } from './person.ts'

const pictures = join('out', 'phone-detail')
const policy = policyOf({ minLength: 8, maxLength: 64, minClasses: 3 })
/** The longest that stays on one line. */
const longest = 'Wide-MW4'.repeat(4)

let portal: RunningPortal
let app: RunningApp
let page: Page
let phone: ReturnType<RunningPortal['phones']['all']>[number]

beforeAll(async () => {
  await mkdir(pictures, { recursive: true })
  portal = await startPortal({ phones: 40, capabilities: { phones: { sipPassword: policy, ftpPassword: policy } } })
  const found = portal.phones.all().find(({ sip, ftp, mac }) => sip && ftp && mac)
  if (!found) throw new Error('the portal seeded no phone with SIP, FTP and a MAC address')
  phone = found
  app = await launchApp({ portal: portal.url })
  page = app.page
})
afterAll(async () => {
  await app?.close()
  await portal?.close()
})
beforeEach(async () => {
  await resize(1280, 800)
  if (!(await startOver(page))) await signIn(page, portal.people.ada)
  await signedIn(page)
  await openPhone(page, phone)
  await section('SIP').waitFor()
})

/** As `look` does, which keeps a size that the window's own bounds no longer change. */
const resize = async (width: number, height: number) => {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false })
  await page.waitForFunction(([w, h]) => innerWidth === w && innerHeight === h, [width, height])
}
const section = (name: 'SIP' | 'FTP') => page.getByRole('region', { name, exact: true })
/** How far the pane around an element scrolls, in pixels. */
const scrolls = (element: Locator) =>
  element.evaluate((start) => {
    let pane = start.parentElement
    while (pane && !['auto', 'scroll'].includes(getComputedStyle(pane).overflowY)) pane = pane.parentElement
    return pane ? pane.scrollHeight - pane.clientHeight : 0
  })
/** Whether an element is as high as one line of it, and nothing beyond its row is cut. */
const isOneLine = (element: Locator) =>
  element.evaluate((value) => {
    const range = document.createRange()
    range.selectNodeContents(value)
    const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)))
    const row = value.parentElement?.getBoundingClientRect()
    const { left, right } = range.getBoundingClientRect()
    return lines.size === 1 && row !== undefined && left >= row.left - 1 && right <= row.right + 1
  })
/** Every control that is cut off at the edge of its pane or of the window. */
const cut = () =>
  page.getByRole('article').evaluate((article) => {
    const edge = article.getBoundingClientRect()
    return [...article.querySelectorAll('button, input, summary')]
      .filter((control) => control.checkVisibility())
      .filter((control) => {
        const { left, right } = control.getBoundingClientRect()
        return left < edge.left - 1 || right > edge.right + 1 || control.scrollWidth > control.clientWidth + 1
      })
      .map((control) => control.outerHTML.slice(0, 120))
  })

describe('a phone’s details', () => {
  it('fit the default window without scrolling', async () => {
    for (const theme of ['light', 'dark'] as const) await look(page, join(pictures, `1280-${theme}.png`), { theme })
    expect(await scrolls(section('SIP'))).toBe(0)
    await expectAccessible(page)
  })

  it('name every button so that none is called the same', async () => {
    const names = await page
      .getByRole('article')
      .getByRole('button')
      .evaluateAll((buttons) => buttons.map((button) => button.ariaLabel ?? button.textContent?.trim()))
    expect(names.length).toBeGreaterThan(15)
    expect(names).toEqual([...new Set(names)])
    for (const secret of ['SIP', 'FTP'] as const) {
      const set = section(secret).getByRole('button', { name: `Set a new password for ${secret}`, exact: true })
      expect(await set.textContent()).toBe('Set a new password')
    }
  })

  it('say who says that the phone is registered, and when', async () => {
    const state = { registered: 'Registered', unregistered: 'Not registered', unknown: 'Not known' }[phone.registration]
    await page
      .getByRole('article')
      .getByText(new RegExp(`^${state} · portal, \\d`))
      .waitFor()
  })

  it.each([
    [1280, 800],
    [880, 600],
  ])('keep the longest password on one line at %i×%i, and nothing moves when it is shown', async (width, height) => {
    portal.phones.setPassword(phone.id, 'sip', longest)
    await resize(width, height)
    const below = async () => (await section('FTP').boundingBox())?.height
    const before = [await scrolls(section('SIP')), await below()]
    await section('SIP').getByRole('button', { name: 'Show SIP password' }).click()
    const shown = section('SIP').getByText(longest, { exact: true })
    await shown.waitFor()
    await look(page, join(pictures, `shown-${width}.png`))
    expect(await isOneLine(shown)).toBe(true)
    expect([await scrolls(section('SIP')), await below()]).toEqual(before)
    await section('SIP').getByRole('button', { name: 'Hide SIP password' }).click()
  })

  it('show a longer password in groups of four, which alone begin a line', async () => {
    const secret = 'Much-Longer-12'.repeat(4)
    portal.phones.setPassword(phone.id, 'ftp', secret)
    await section('FTP').getByRole('button', { name: 'Show FTP password' }).click()
    const groups = section('FTP').getByText(secret, { exact: true }).locator('span')
    expect(await groups.allTextContents()).toEqual(secret.match(/.{1,4}/g))
    for (const group of await groups.all()) expect(await isOneLine(group)).toBe(true)
  })

  it('are copied as a whole without any password', async () => {
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('menuitem', { name: 'Copy all (no passwords)' }).click()
    await expect.poll(() => app.clipboard()).toContain(phone.name)
    const text = await app.clipboard()
    for (const value of [phone.sip?.domain, phone.sip?.authorizationId, phone.ftp?.username])
      expect(text).toContain(value)
    for (const secret of ['sip', 'ftp'] as const) expect(text).not.toContain(portal.phones.password(phone.id, secret))
  })

  it('warn beside their title that FTP is not encrypted, and explain it when asked', async () => {
    const mark = section('FTP').getByRole('button', { name: 'not encrypted' })
    const words = section('FTP').getByText('FTP sends this password unencrypted.')
    expect(await words.isVisible()).toBe(false)
    await mark.click()
    await words.waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await words.waitFor({ state: 'hidden' })
  })
})

describe('by keyboard alone', () => {
  const focused = () => page.evaluate(() => document.activeElement?.ariaLabel ?? document.activeElement?.textContent)

  it('the menu opens with Enter, is walked with arrows, and Escape returns to its button', async () => {
    const more = page.getByRole('button', { name: 'More actions' })
    await more.focus()
    await page.keyboard.press('Enter')
    await expect.poll(focused).toBe('Help with this phone')
    await page.keyboard.press('ArrowDown')
    expect(await focused()).toBe('Copy all (no passwords)')
    await page.keyboard.press('Escape')
    await page.getByRole('menu').waitFor({ state: 'hidden' })
    expect(await focused()).toBe('More actions')
    await page.getByRole('article').waitFor()
    await page.keyboard.press('ArrowUp')
    await expect.poll(focused).toBe('Copy all (no passwords)')
    await page.keyboard.press('Home')
    await page.keyboard.press('Enter')
    await page.getByRole('complementary', { name: 'Help with this phone' }).waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(focused).toBe('More actions')
  })

  it('the password is shown and hidden in place', async () => {
    await section('SIP').getByRole('button', { name: 'Show SIP password' }).focus()
    await page.keyboard.press('Enter')
    await section('SIP')
      .getByText(portal.phones.password(phone.id, 'sip') ?? '', { exact: true })
      .waitFor()
    expect(await focused()).toBe('Hide SIP password')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('Copy SIP password')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    await section('SIP').getByText('Hidden').waitFor({ state: 'attached' })
  })
})

describe('a test of a login', () => {
  it('says what it found at the top of its section, in sight, with its details on a line of their own', async () => {
    portal.phones.move(phone.id, { ftp: { server: '127.0.0.1', port: 1 } })
    await resize(880, 600)
    await openPhone(page, phone)
    await section('FTP').getByRole('button', { name: 'Test login' }).click()
    const notice = section('FTP').getByRole('alert')
    await notice.waitFor()
    await look(page, join(pictures, 'tested-880.png'))
    const boxes = async () => {
      const details = await section('FTP').locator('summary').boundingBox()
      const again = await section('FTP').getByRole('button', { name: 'Test again' }).boundingBox()
      const server = await section('FTP').getByText('Server', { exact: true }).boundingBox()
      return { details: details?.y ?? 0, again: (again?.y ?? 0) + (again?.height ?? 0), server: server?.y ?? 0 }
    }
    const closed = await boxes()
    expect(closed.details).toBeGreaterThanOrEqual(closed.again)
    expect(closed.server).toBeGreaterThan(closed.details)
    expect(closed.again).toBeLessThan(600)
    await section('FTP').locator('summary').click()
    const open = await boxes()
    expect(open.details - open.again).toBe(closed.details - closed.again)
  })
})

describe('in longer words, at 880×600', () => {
  it.each(['en-XA', 'ar-XB'])('nothing of the details in %s is cut', async (language) => {
    const longer = await launchApp({ portal: portal.url, env: { PORTAL_LANGUAGE: language } })
    const usual = page
    try {
      page = longer.page
      await page.locator('input[autocomplete=username]').fill(portal.people.ada.username)
      await page.locator('input[type=password]').fill(portal.people.ada.password)
      await page.locator('form button[type=submit]').click()
      await page.locator('nav a').first().waitFor()
      await page.evaluate((hash) => {
        location.hash = hash
      }, `#/phones/${phone.id}`)
      await page.locator('.setting-secret').nth(1).waitFor()
      for (const [width, height] of [
        [880, 600],
        [1280, 800],
      ] as const) {
        await resize(width, height)
        await look(page, join(pictures, `${language}-${width}.png`))
        expect(await cut()).toEqual([])
        const pane = page.locator('.list-and-detail-detail')
        expect(await pane.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
      }
      // A number is read from left to right in every language.
      expect(await page.locator('.setting-value').first().getAttribute('dir')).toBe('ltr')
    } finally {
      page = usual
      await longer.close()
    }
  })
})
