import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { policyOf } from '../shared/account/password-policies.ts'
import { expectAccessible } from './accessibility.ts'
import { launchApp, type RunningApp } from './app.ts'

/** Every page of the frame, in windows from 320×256 (1280×1024 at 400 %, WCAG 2.2, 1.4.10) to 2560 pixels. */

const pages = [
  '/',
  '/configuration',
  '/configuration/account',
  '/configuration/voicemail-pin',
  '/configuration/operator-password',
  '/configuration/users',
  '/phones',
  '/settings',
  '/settings/licences',
  '/help',
]
const sizes = [
  { width: 320, height: 256 },
  { width: 640, height: 700 },
  { width: 2560, height: 1440 },
]

let portal: RunningPortal
let app: RunningApp | undefined

beforeAll(async () => {
  const policy = policyOf({ minLength: 8, maxLength: 64, minClasses: 3 })
  portal = await startPortal({
    phones: 40,
    capabilities: {
      users: true,
      account: { voicemailPin: policyOf({ minLength: 4, maxLength: 8 }), operatorPassword: policy },
      phones: { sipPassword: policy, ftpPassword: policy },
    },
  })
})
afterEach(async () => {
  await app?.close()
  app = undefined
})
afterAll(() => portal?.close())

/** What scrolls sideways or lies beyond the edge, and text that is cut without an ellipsis. */
const cut = (page: Page) =>
  page.evaluate(() => {
    const named = (what: string, element: Element) =>
      `${what}: ${element.tagName.toLowerCase()}.${element.className} ${element.textContent?.slice(0, 40)}`
    const all = [...document.querySelectorAll<HTMLElement>('#app *')].filter((element) => element.checkVisibility())
    const scrolls = [document.documentElement, ...all].filter(
      (element) =>
        element.scrollWidth > element.clientWidth + 1 &&
        (element === document.documentElement || ['auto', 'scroll'].includes(getComputedStyle(element).overflowX)),
    )
    const beyond = all.filter((element) => {
      const { left, right, width } = element.getBoundingClientRect()
      return (
        element.matches('a, button, input, select, textarea, h1, h2, p') &&
        width > 1 &&
        (left < -1 || right > innerWidth + 1)
      )
    })
    const clipped = all.filter((element) => {
      const { overflowX, textOverflow, clipPath } = getComputedStyle(element)
      const hasText = [...element.childNodes].some(({ nodeType, textContent }) => nodeType === 3 && textContent?.trim())
      const isCut = element.scrollWidth > element.clientWidth + 1 && ['hidden', 'clip'].includes(overflowX)
      return hasText && isCut && element.clientWidth > 1 && clipPath === 'none' && textOverflow !== 'ellipsis'
    })
    return [
      ...scrolls.map((element) => named('scrolls sideways', element)),
      ...beyond.map((element) => named('beyond the edge', element)),
      ...clipped.map((element) => named('cut', element)),
    ]
  })

/** Areas that scroll within the page that scrolls, except rows, of which only the visible ones are drawn. */
const nested = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('#app :not([role=grid])')]
      .filter(
        (element) =>
          element.scrollHeight > element.clientHeight + 1 &&
          element.clientHeight > 1 &&
          ['auto', 'scroll'].includes(getComputedStyle(element).overflowY),
      )
      .map((element) => `scrolls within the page: ${element.tagName.toLowerCase()}.${element.className}`),
  )

describe.each([{ language: 'en' }, { language: 'en-XA' }, { language: 'ar-XB' }])('in $language', ({ language }) => {
  it('every page fits every window, and is accessible', async () => {
    app = await launchApp({ portal: portal.url, env: { PORTAL_LANGUAGE: language } })
    const { page } = app
    await page.locator('input[autocomplete=username]').fill(portal.people.ada.username)
    await page.locator('input[type=password]').fill(portal.people.ada.password)
    await page.locator('form button[type=submit]').click()
    await page.locator('main h1').waitFor()
    const found: unknown[] = []
    for (const { width, height } of sizes) {
      await app.setBounds({ x: 0, y: 0, width, height })
      await page.waitForFunction((wide) => innerWidth === wide, width)
      const isSmall = width <= 520
      for (const path of pages) {
        await page.evaluate((hash) => {
          location.hash = hash
        }, path)
        await page.waitForFunction(
          (at) =>
            location.hash === `#${at}` &&
            document.activeElement?.matches('main h1') &&
            !document.querySelector('.skeleton'),
          path,
        )
        const faults = [...(await cut(page)), ...(isSmall ? await nested(page) : [])]
        if (faults.length > 0) found.push({ path, width, faults })
        if (language === 'en' || width === 640) await expectAccessible(page)
      }
    }
    expect(found).toEqual([])
  })
})
