import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { expectAccessible } from './accessibility.ts'
import { launchApp, type RunningApp } from './app.ts'
import { resize } from './fitting.ts'
import {
  openAccounts,
  openManageAccount,
  openPhone,
  openPhones,
  signedIn,
  signIn,
  signOut,
  startOver,
} from './person.ts'

/** Every dialog keeps its title and its buttons in sight, has one main button, and gives the focus back. */

let portal: RunningPortal
let app: RunningApp
let page: Page

beforeAll(async () => {
  portal = await startPortal({
    phones: 40,
    capabilities: {
      users: true,
      phones: {
        softphones: { linphone: true },
        sipPassword: { minLength: 8, maxLength: 64, required: [], minClasses: 0, digitsOnly: false, blocklist: false },
      },
    },
  })
  app = await launchApp({ portal: portal.url, keychain: 'absent' })
  page = app.page
  await page.getByLabel('Username', { exact: true }).waitFor()
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
const dialog = () => page.getByRole('dialog')
const press = (name: string) => dialog().getByRole('button', { name, exact: true }).click()
const polycom = () => {
  const phone = portal.phones.all().find(({ device, sip }) => sip && device.startsWith('Polycom'))
  if (!phone) throw new Error('The portal has no Polycom')
  return phone
}

/** What is wrong with how the topmost dialog is laid out. */
const faults = () =>
  page.evaluate(() => {
    const top = [...document.querySelectorAll('dialog[open]')].at(-1)
    if (!top) return ['no dialog']
    const found: string[] = []
    const inSight = (element: Element) => {
      const { left, right, top: above, bottom, height } = element.getBoundingClientRect()
      return height > 0 && left >= -1 && above >= -1 && right <= innerWidth + 1 && bottom <= innerHeight + 1
    }
    for (const element of top.querySelectorAll('h2, .dialog-head button, .dialog-foot button:not([role])')) {
      if (!inSight(element)) found.push(`out of sight: ${element.textContent || element.ariaLabel}`)
    }
    const main = [...top.querySelectorAll('button:is(.button-primary, .button-danger)')]
    if (main.length > 1) found.push(`several main buttons: ${main.map(({ textContent }) => textContent).join()}`)
    const last = [...top.querySelectorAll('.dialog-foot button:not([role], .icon-button)')].at(-1)
    if (main[0] && main[0] !== last) found.push('the main button is not the last')
    for (const element of [top, ...top.querySelectorAll('*')]) {
      const { overflowX } = getComputedStyle(element)
      const scrolls = ['auto', 'scroll'].includes(overflowX) && !element.matches('.phone-export-text')
      if (scrolls && element.scrollWidth > element.clientWidth) found.push(`scrolls sideways: ${element.className}`)
    }
    const { width, height } = top.getBoundingClientRect()
    // It may still be moving into its place.
    const isWhole = Math.round(width) === innerWidth && Math.round(height) === innerHeight
    if (innerHeight < 300 && !isWhole) found.push(`${width}×${height} of a small window`)
    if (innerHeight > 300 && getComputedStyle(top).borderRadius === '0px') found.push('no round corners')
    if (innerHeight > 300 && getComputedStyle(top).overflowY !== 'hidden') found.push('scrolls as a whole')
    return found
  })

/** Looks at the open dialog in windows of all sizes. */
async function expectToFit() {
  await dialog().last().waitFor()
  for (const size of sizes) {
    await resize(app, size)
    expect.soft([size, await faults()]).toEqual([size, []])
  }
  await resize(app, { width: 1280, height: 800 })
  await expectAccessible(page)
}

const focused = () => page.evaluate(() => document.activeElement?.ariaLabel ?? document.activeElement?.textContent)

describe('before signing in', () => {
  it('the help with signing in', async () => {
    if (await startOver(page)) await signOut(page)
    const help = page.getByRole('button', { name: 'Need help signing in?' })
    const place = await help.boundingBox()
    await help.click()
    await dialog().waitFor()
    // The backdrop reaches both edges of the window, and what is behind it stays where it was.
    expect(await page.evaluate(() => document.documentElement.clientWidth - innerWidth)).toBe(0)
    expect(await help.boundingBox()).toEqual(place)
    await expectToFit()
    await press('Close')
    await dialog().waitFor({ state: 'detached' })
    await expect.poll(focused).toBe('Need help signing in?')
  })
})

describe('on the pages', () => {
  beforeEach(async () => {
    if (await startOver(page)) return
    await signIn(page, portal.people.ada)
    await signedIn(page)
  })

  it('the keyboard shortcuts', async () => {
    await page.keyboard.press('ControlOrMeta+/')
    await expectToFit()
    await press('Done')
    await dialog().waitFor({ state: 'detached' })
  })

  it('leaving with unsaved changes: staying is what Enter does, and leaving is marked as a loss', async () => {
    await openManageAccount(page)
    await page.getByLabel('Name', { exact: true }).fill('Someone new')
    await page.getByRole('link', { name: 'Help', exact: true }).click()
    await expectToFit()
    await expect.poll(focused).toBe('Stay')
    await press('Leave')
    await page.getByRole('heading', { level: 1, name: 'Help' }).waitFor()
  })

  it('a password that has to be entered again', async () => {
    await openPhone(page, polycom())
    portal.clock.advance(6 * 60_000)
    await page.getByRole('article').getByRole('button', { name: /^Show/ }).first().click()
    await page.getByRole('dialog', { name: 'Enter your portal password' }).waitFor()
    await expectToFit()
    await dialog().getByLabel('Password', { exact: true }).fill(portal.people.ada.password)
    await page.keyboard.press('Enter')
    await dialog().waitFor({ state: 'detached' })
  })

  it('a new password for a phone, sent by Enter from the field although its button is at the foot', async () => {
    await openPhone(page, polycom())
    await page
      .getByRole('article')
      .getByRole('button', { name: /^Set a new/ })
      .first()
      .click()
    await expectToFit()
    await dialog().getByLabel('New password', { exact: true }).fill('some-pass-word-1')
    await page.keyboard.press('Enter')
    await dialog().getByRole('button', { name: 'Set new password' }).waitFor()
    await expectToFit()
    await expect.poll(focused).toBe('Back')
  })

  it('the files for a phone, from the first step to the last', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'dialogs-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    await openPhone(page, polycom())
    await page.getByRole('button', { name: 'Export for this phone' }).click()
    await page.getByRole('dialog', { name: 'Step 1 of 2' }).waitFor()
    await expectToFit()
    await press('Continue')
    await page.getByRole('dialog', { name: 'Step 2 of 2: Save' }).waitFor()
    for (const file of await dialog().locator('summary').all()) await file.click()
    await expectToFit()
    await press('More ways to save')
    expect(await page.getByRole('menuitem').allTextContents()).toEqual(['Save as ZIP', 'Serve to the phone'])
    await page.keyboard.press('Escape')
    await app.answerDialog(folder)
    await press('Save to a folder')
    await dialog().getByRole('button', { name: 'Show in folder' }).waitFor()
    await expectToFit()
    await expect.poll(focused).toBe('Done')
    await press('Show in folder')
    await expect.poll(async () => (await app.shownItems()).at(-1)).toContain(folder)
    await press('Back')
    await app.answerDialog(folder)
    await press('Save to a folder')
    await dialog().getByRole('button', { name: 'Replace' }).waitFor()
    await expectToFit()
    await press('Keep')
    await press('More ways to save')
    await page.getByRole('menuitem', { name: 'Serve to the phone' }).click()
    await dialog().getByLabel('Network').selectOption('127.0.0.1')
    await expectToFit()
    await press('Start')
    await dialog().getByRole('button', { name: 'Stop' }).waitFor()
    await expectToFit()
    expect(await dialog().locator('.button-danger').count()).toBe(0)
    await press('Stop')
    await press('Done')
    await dialog().waitFor({ state: 'detached' })
    await expect.poll(focused).toBe('Export for this phone')
  })

  it('a QR code, large, and for two minutes that start again with Keep showing', async () => {
    await openPhone(page, polycom())
    await page.getByRole('button', { name: 'QR code' }).click()
    await expectToFit()
    await press('Show code')
    const code = dialog().getByRole('img', { name: 'QR code' })
    await code.waitFor()
    expect(await code.boundingBox()).toMatchObject({ width: 280, height: 280 })
    await expectToFit()
    await expect.poll(focused).toBe('Done')
    const remaining = async () =>
      /\d:\d\d/.exec(
        (await dialog()
          .getByText(/^Hides in/)
          .textContent()) ?? '',
      )?.[0]
    await expect.poll(remaining).toMatch(/^1:5/)
    await press('Keep showing')
    await expect.poll(remaining).toMatch(/^2:00|^1:59/)
    await app.blur()
    await code.waitFor({ state: 'detached' })
    await app.focus()
  })

  it('the files for many phones', async () => {
    await openPhones(page)
    await page.getByRole('main').getByRole('button', { name: 'Export', exact: true }).click()
    await page.getByRole('dialog', { name: 'Step 1 of 2' }).waitFor()
    await expectToFit()
    await press('Paste a list')
    await expectToFit()
    await dialog().getByLabel('List').fill(polycom().extension)
    await press('Continue')
    await page.getByRole('dialog', { name: 'Step 2 of 2' }).waitFor()
    await expectToFit()
  })

  it('the accounts, and removing one', async () => {
    await page.keyboard.press('Escape')
    await openAccounts(page)
    await dialog()
      .getByRole('button', { name: /^Remove/ })
      .waitFor()
    await expectToFit()
    await dialog()
      .getByRole('button', { name: /^Remove/ })
      .click()
    await dialog().getByRole('button', { name: 'Cancel' }).waitFor()
    await expectToFit()
    await expect.poll(focused).toBe('Cancel')
  })
})
