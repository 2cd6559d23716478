import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { policyOf } from '../shared/account/password-policies.ts'
import { expectAccessible } from './accessibility.ts'
import { launchApp, type RunningApp } from './app.ts'
import { cut, nested, resize } from './fitting.ts'
import { recordingScenes } from './recording-scenes.ts'
import { addCalls, recordingsOptions, wordsIn } from './recording-stage.ts'

/**
 * Every page of the frame, and what the recordings open, in windows from 320×256 (1280×1024 at 400 %, WCAG 2.2, 1.4.10)
 * to 2560 pixels.
 */

const pages = [
  '/',
  '/configuration',
  '/configuration/account',
  '/configuration/voicemail-pin',
  '/configuration/operator-password',
  '/configuration/users',
  '/phones',
  '/recordings',
  '/settings',
  '/settings/licences',
  '/help',
]
const sizes = [
  { width: 320, height: 256 },
  { width: 640, height: 700 },
  { width: 2560, height: 1440 },
]
/** As above, and 1280×800 at 100 and at 200 %. */
const sceneSizes = [
  { width: 640, height: 400 },
  { width: 320, height: 256 },
  { width: 1280, height: 800 },
  ...sizes.slice(-1),
]

let portal: RunningPortal
let app: RunningApp | undefined

beforeAll(async () => {
  const policy = policyOf({ minLength: 8, maxLength: 64, minClasses: 3 })
  portal = await startPortal({
    phones: 40,
    ...recordingsOptions,
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

async function signedInWith(language: string): Promise<RunningApp> {
  const started = await launchApp({ portal: portal.url, env: { PORTAL_LANGUAGE: language } })
  app = started
  const { page } = started
  await page.locator('input[autocomplete=username]').fill(portal.people.ada.username)
  await page.locator('input[type=password]').fill(portal.people.ada.password)
  await page.locator('form button[type=submit]').click()
  await page.locator('nav a').first().waitFor()
  return started
}

describe.each([{ language: 'en' }, { language: 'en-XA' }, { language: 'ar-XB' }])('in $language', ({ language }) => {
  it('every page fits every window, and is accessible', async () => {
    const started = await signedInWith(language)
    const { page } = started
    const found: unknown[] = []
    for (const size of sizes) {
      await resize(started, size)
      const isSmall = size.width <= 520
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
        if (faults.length > 0) found.push({ path, ...size, faults })
        if (language === 'en' || size.width === 640) await expectAccessible(page)
      }
    }
    expect(found).toEqual([])
  })
})

it('all that the recordings open fits every window, and is accessible', { timeout: 600_000 }, async () => {
  const started = await signedInWith('en')
  await addCalls(portal, started)
  const folder = await mkdtemp(join(tmpdir(), 'any-size-'))
  const stage = { app: started, portal, words: await wordsIn('en'), folder }
  const found: unknown[] = []
  try {
    for (const { name, open, close } of recordingScenes) {
      // What a small window has to open is there in a large one too.
      await resize(started, { width: 640, height: 700 })
      await open(stage)
      for (const size of sceneSizes) {
        await resize(started, size)
        const faults = [...(await cut(started.page)), ...(size.width <= 520 ? await nested(started.page) : [])]
        if (size.width === 640) await expectAccessible(started.page).catch(({ message }) => faults.push(message))
        if (faults.length > 0) found.push({ name, ...size, faults })
      }
      await close?.(stage)
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  expect(found).toEqual([])
})
