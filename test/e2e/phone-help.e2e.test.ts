import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { expectAccessible } from './accessibility.ts'
import { launchApp, type RunningApp } from './app.ts'
import { resize } from './fitting.ts'
import { openPhone, signedIn, signIn, startOver } from './person.ts'

let portal: RunningPortal
let app: RunningApp
let page: Page

beforeAll(async () => {
  portal = await startPortal({ phones: 40 })
  app = await launchApp({ portal: portal.url, keychain: 'absent' })
  page = app.page
})
afterAll(async () => {
  await app?.close()
  await portal?.close()
})

const sizes = [
  { width: 1280, height: 800 },
  { width: 880, height: 600 },
  { width: 640, height: 480 },
  { width: 320, height: 256 },
]
const polycom = () => {
  const phone = portal.phones.all().find(({ device, sip }) => sip && device.startsWith('Polycom'))
  if (!phone) throw new Error('The portal has no Polycom')
  return phone
}
const focused = () => page.evaluate(() => document.activeElement?.ariaLabel ?? document.activeElement?.textContent)

/** Short values that do not stand on one line. */
const brokenValues = () =>
  page
    .getByRole('article')
    .locator('.setting-value')
    .evaluateAll((values) =>
      values
        .filter(({ textContent, clientHeight }) => textContent.length < 12 && clientHeight > 36)
        .map(({ textContent }) => textContent),
    )

describe('the help with a phone', () => {
  const openHelp = async () => {
    await page.getByRole('article').getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('menuitem', { name: 'Help with this phone' }).click()
  }

  it('stands beside the values it explains, takes and gives back the focus, and closes on Escape', async () => {
    if (!(await startOver(page))) await signIn(page, portal.people.ada)
    await signedIn(page)
    await openPhone(page, polycom())
    await openHelp()
    const panel = page.getByRole('complementary', { name: 'Help with this phone' })
    await panel.waitFor()
    await expect.poll(focused).toBe('Help with this phone')
    const value = page
      .getByRole('article')
      .getByText(polycom().sip?.username ?? '', { exact: true })
      .first()
    const isBeside = async () => {
      const [at, pane] = [await value.boundingBox(), await panel.boundingBox()]
      return at && pane && (at.x + at.width <= pane.x || at.y + at.height <= pane.y || at.y >= pane.y + pane.height)
    }
    expect(await isBeside()).toBe(true)
    await expectAccessible(page)
    for (const size of sizes) {
      await resize(app, size)
      await value.scrollIntoViewIfNeeded()
      expect.soft([size, await isBeside()]).toEqual([size, true])
      expect.soft(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
      expect.soft([size, await brokenValues()]).toEqual([size, []])
    }
    await resize(app, { width: 1280, height: 800 })
    // The page stays in use.
    await page.getByRole('article').getByRole('button', { name: /^Copy/ }).first().click()
    await panel.getByLabel('Make of the phone').focus()
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })
    await expect.poll(focused).toBe('More actions')
  })
})
