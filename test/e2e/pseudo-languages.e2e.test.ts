import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { launchApp, type RunningApp } from './app.ts'
import { look } from './look.ts'

/**
 * The app in two pseudo-languages made from English (scripts/text/pseudo.ts). They reveal text that is not from a
 * catalog, layouts without space for longer words, and layouts that assume left-to-right.
 */

let portal: RunningPortal
let app: RunningApp | undefined
const pictures = join('out', 'pseudo-languages')

beforeAll(async () => {
  portal = await startPortal({ phones: 40 })
  await mkdir(pictures, { recursive: true })
})
afterEach(async () => {
  await app?.close()
  app = undefined
})
afterAll(() => portal?.close())

/** Texts and labels without any letter of the pseudo-languages, except names of keys; `data` is text from the portal. */
const plainTexts = (page: Page, data: string) =>
  page.evaluate((known) => {
    const texts: string[] = []
    const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      const isShown = node.parentElement?.checkVisibility() && !node.parentElement.closest('kbd, script, style')
      if (isShown) texts.push(node.textContent ?? '')
    }
    for (const element of document.querySelectorAll('[placeholder], [aria-label], [title], [data-tooltip], [alt]')) {
      for (const name of ['placeholder', 'aria-label', 'title', 'data-tooltip', 'alt'])
        texts.push(element.getAttribute(name) ?? '')
    }
    const plain = new RegExp(known, 'i')
    return [...new Set(texts.map((text) => text.trim()))].filter(
      (text) => /[a-z]{2}/i.test(text) && !/[^\p{ASCII}–—…“”’•·×]/u.test(text) && !plain.test(text),
    )
  }, data)

/** Everything that scrolls sideways, and every control beyond the window's edge. */
const tooWide = (page: Page) =>
  page.evaluate(() => {
    const named = (element: Element) => `${element.tagName} ${element.className} ${element.textContent?.slice(0, 40)}`
    const scrolling = [...document.querySelectorAll('*')].filter(
      (element) =>
        element.scrollWidth > element.clientWidth + 1 &&
        (element === document.documentElement || ['auto', 'scroll'].includes(getComputedStyle(element).overflowX)),
    )
    const beyond = [...document.querySelectorAll('a, button, input, select')].filter((element) => {
      const { left, right, width } = element.getBoundingClientRect()
      return width > 1 && (left < -1 || right > innerWidth + 1)
    })
    return [...scrolling, ...beyond].map(named)
  })

/** Names of the portal, the account and phones, which are not the app's own text. */
const data = String.raw`^(\d|.*\d{3}|.*@|.*127\.0\.0\.1|https?:|.*example|Northwind Voice)`

describe.each(['en-XA', 'ar-XB'])('in %s', (language) => {
  it('every screen is translated, and nothing is cut or scrolls sideways', async () => {
    app = await launchApp({ portal: portal.url, env: { PORTAL_LANGUAGE: language } })
    const { page } = app
    const found: unknown[] = []
    const check = async (name: string) => {
      await look(page, join(pictures, `${language}-${name}.png`), { size: { width: 1280, height: 800 } })
      const known = JSON.stringify([portal.people, portal.phones.all()])
      const texts = (await plainTexts(page, data)).filter((text) => !known.includes(text))
      const wide = await tooWide(page)
      if (texts.length + wide.length > 0) found.push({ name, texts, wide })
    }
    await page.locator('input[type=password]').waitFor()
    const [lang, dir] = await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])
    expect([lang, dir]).toEqual([language, language === 'ar-XB' ? 'rtl' : 'ltr'])
    await check('sign-in')
    await page.locator('input[autocomplete=username]').fill(portal.people.ada.username)
    await page.locator('input[type=password]').fill(portal.people.ada.password)
    await page.locator('form button[type=submit]').click()
    await page.locator('nav a').first().waitFor()
    await check('dashboard')
    for (const route of ['phones', 'settings', 'help', 'configuration', 'configuration/account']) {
      await page.evaluate((hash) => {
        location.hash = hash
      }, `#/${route}`)
      await page.locator('main h1').waitFor()
      await check(route.replace('/', '-'))
    }
    await page.evaluate(() => {
      location.hash = '#/help'
    })
    await page.locator('.help-actions button').last().click()
    await page.locator('dialog').waitFor()
    await check('dialog')
    expect(found).toEqual([])
  })
})
