import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { launchApp, type RunningApp } from './app.ts'
import { cut } from './fitting.ts'
import { look } from './look.ts'
import { recordingScenes } from './recording-scenes.ts'
import { addCalls, isData, recordingsOptions, wordsIn } from './recording-stage.ts'

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

/** Names of the portal, the account and phones, which are not the app's own text. */
const data = String.raw`^(\d|.*\d{3}|.*@|.*127\.0\.0\.1|https?:|.*example|Northwind Voice)`

describe.each(['en-XA', 'ar-XB'])('in %s', (language) => {
  const open = async (at = portal) => {
    app = await launchApp({ portal: at.url, env: { PORTAL_LANGUAGE: language } })
    await app.page.locator('input[type=password]').waitFor()
    return app
  }
  const enter = async (page: Page, { people } = portal) => {
    await page.locator('input[autocomplete=username]').fill(people.ada.username)
    await page.locator('input[type=password]').fill(people.ada.password)
    await page.locator('form button[type=submit]').click()
    await page.locator('nav a').first().waitFor()
  }
  const faultsOf = async (page: Page) => {
    const known = JSON.stringify([portal.people, portal.phones.all()])
    const texts = (await plainTexts(page, data)).filter((text) => !known.includes(text) && !isData(text))
    return [...texts.map((text) => `not translated: ${text}`), ...(await cut(page))]
  }

  it('every screen is translated, and nothing is cut or scrolls sideways', async () => {
    const { page } = await open()
    const found: unknown[] = []
    const check = async (name: string) => {
      await look(page, join(pictures, `${language}-${name}.png`), { size: { width: 1280, height: 800 } })
      const faults = await faultsOf(page)
      if (faults.length > 0) found.push({ name, faults })
    }
    const [lang, dir] = await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])
    expect([lang, dir]).toEqual([language, language === 'ar-XB' ? 'rtl' : 'ltr'])
    await check('sign-in')
    await enter(page)
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

  it('all that the recordings open is translated, and nothing is cut or scrolls sideways', {
    timeout: 600_000,
  }, async () => {
    const calls = await startPortal({ phones: 3, ...recordingsOptions })
    onTestFinished(() => calls.close())
    const started = await open(calls)
    const { page } = started
    await enter(page, calls)
    await addCalls(calls, started)
    const folder = await mkdtemp(join(tmpdir(), 'pseudo-languages-'))
    const stage = { app: started, portal: calls, words: await wordsIn(language), folder }
    const found: unknown[] = []
    try {
      for (const { name, open: openScene, close } of recordingScenes) {
        await openScene(stage)
        for (const [width, height] of [
          [1280, 800],
          [640, 400],
          [320, 568],
        ] as const) {
          await started.setBounds({ x: 0, y: 0, width, height })
          await page.waitForFunction((wide) => innerWidth === wide, width)
          const faults = await faultsOf(page)
          if (faults.length > 0) found.push({ name, width, faults })
          await page.screenshot({ path: join(pictures, `${language}-recordings-${name}-${width}.png`) })
        }
        await started.setBounds({ x: 0, y: 0, width: 1280, height: 800 })
        await close?.(stage)
      }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
    expect(found).toEqual([])
  })
})
