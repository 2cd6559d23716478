import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { policyOf } from '../shared/account/password-policies.ts'
import { launchApp, type RunningApp } from './app.ts'
import { openAccounts, openPhones, signedIn, signIn, signOut, startOver } from './person.ts'

/** A window of 1280×1024 at 400 % leaves 320×256 (WCAG 2.2, 1.4.10 Reflow): every screen still fits its width. */

let portal: RunningPortal
let app: RunningApp
let page: Page

const policy = policyOf({ minLength: 8, maxLength: 64, minClasses: 3 })

beforeAll(async () => {
  portal = await startPortal({
    phones: 40,
    recordings: 300,
    capabilities: {
      users: true,
      account: { voicemailPin: policyOf({ minLength: 4, maxLength: 8 }), operatorPassword: policy },
      phones: { sipPassword: policy, ftpPassword: policy },
    },
  })
  app = await launchApp({ portal: portal.url })
  page = app.page
  await page.getByLabel('Username', { exact: true }).waitFor()
  await app.setBounds({ x: 0, y: 0, width: 320, height: 256 })
  await page.waitForFunction(() => innerWidth === 320 && innerHeight === 256)
})
afterAll(async () => {
  await app?.close()
  await portal?.close()
})

/** Everything that would scroll sideways, and every control beyond the edge. */
const tooWide = () =>
  page.evaluate(() => {
    const named = (element: Element) =>
      `${element.tagName.toLowerCase()}.${element.className} ${element.textContent?.slice(0, 30)}`
    const all = [...document.querySelectorAll('*')]
    const scrolling = all.filter(
      (element) =>
        element.scrollWidth > element.clientWidth &&
        (element === document.documentElement || ['auto', 'scroll'].includes(getComputedStyle(element).overflowX)),
    )
    const cut = [...document.querySelectorAll('a, button, input, select, textarea')].filter((element) => {
      const { left, right, width } = element.getBoundingClientRect()
      return width > 1 && (left < 0 || right > innerWidth)
    })
    return [...scrolling, ...cut].map(named)
  })
/** Areas that scroll vertically on their own, except lists, of which only the visible rows are drawn. */
const scrollingParts = () =>
  page.evaluate(
    () =>
      [...document.querySelectorAll(':not([role=grid], dialog)')].filter(
        (element) =>
          element.scrollHeight > element.clientHeight + 1 &&
          element.clientHeight > 1 &&
          // The page behind a dialog that takes the whole window does not scroll.
          (element === document.documentElement
            ? getComputedStyle(element).overflowY !== 'hidden'
            : ['auto', 'scroll'].includes(getComputedStyle(element).overflowY)),
      ).length,
  )
async function expectToFit(): Promise<void> {
  expect(await tooWide()).toEqual([])
  expect(await scrollingParts()).toBeLessThanOrEqual(1)
}
const go = async (path: string, heading: string | RegExp) => {
  await page.evaluate((hash) => {
    location.hash = hash
  }, path)
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
}

describe('at 400 %, nothing scrolls sideways before signing in', () => {
  beforeEach(async () => {
    if (await startOver(page)) await signOut(page)
  })

  it.each([
    ['signing in', '/sign-in', 'Dashboard Login'],
    ['a forgotten password', '/forgot-password', 'Password Reset'],
    ['the help', '/help', 'Help'],
    ['the settings', '/settings', 'Settings'],
    ['the licences', '/settings/licences', 'Open-source licences'],
  ])('in %s', async (_, path, heading) => {
    await go(path, heading)
    await expectToFit()
  })
})

describe('at 400 %, nothing scrolls sideways', () => {
  beforeEach(async () => {
    if (await startOver(page)) return
    await signIn(page, portal.people.ada)
    await signedIn(page)
  })

  it('on the first page, with Sign out in its one menu', async () => {
    await expectToFit()
    await page.getByRole('button', { name: 'Menu', exact: true }).click()
    for (const name of ['Sign out', 'Switch account'])
      expect(await page.getByRole('banner').getByRole('button', { name }).boundingBox()).toMatchObject({
        width: expect.toSatisfy((width: number) => width >= 24),
      })
  })

  it.each([
    ['/configuration', /Configuration/],
    ['/configuration/account', /Account/],
    ['/configuration/voicemail-pin', /PIN/],
    ['/configuration/operator-password', /perator/],
    ['/configuration/users', 'Users'],
    ['/recordings', 'Recordings'],
    ['/phones', 'SIP & FTP passwords'],
    ['/settings', 'Settings'],
    ['/settings/licences', 'Open-source licences'],
    ['/help', 'Help'],
  ])('on the page %s', async (path, heading) => {
    await go(path, heading)
    await page.evaluate(() => document.fonts.ready)
    await expectToFit()
  })

  it.each([
    ['/recordings', 'Recordings'],
    ['/phones', 'SIP & FTP passwords'],
    ['/configuration/users', 'Users'],
    ['/settings/licences', 'Open-source licences'],
  ])('on what is opened from the list of %s', async (path, heading) => {
    await go(path, heading)
    await page.getByRole('row').nth(1).click()
    await page.getByRole('article').waitFor()
    await page
      .getByRole('article')
      .getByRole('button')
      .nth(1)
      .or(page.getByRole('article').locator('pre'))
      .first()
      .waitFor()
    await expectToFit()
  })

  it('the phones are searched in a field with room for a name', async () => {
    await openPhones(page)
    const field = await page.getByRole('searchbox', { name: 'Search phones' }).boundingBox()
    expect(field?.width).toBeGreaterThan(200)
  })

  it('nothing covers the field that is being changed', async () => {
    await go('/configuration/account', 'Edit Account')
    const field = page.getByLabel('Name', { exact: true })
    await field.fill('Someone new')
    const save = page.getByRole('button', { name: 'Save changes' })
    await save.waitFor()
    const [above, below] = [await field.boundingBox(), await save.boundingBox()]
    expect(below?.y).toBeGreaterThan((above?.y ?? 0) + (above?.height ?? 0))
    await page.getByRole('button', { name: 'Discard' }).click()
  })

  it('in a phone’s dialogs and in those that any page can open', async () => {
    await openPhones(page)
    const phone = portal.phones.all().find(({ sip }) => sip)
    await page
      .getByRole('gridcell', { name: phone?.name ?? '', exact: true })
      .first()
      .click()
    const dialog = page.getByRole('dialog')
    const buttons = ['Export for this phone', 'Set a new password for SIP']
    for (const name of buttons) {
      await page.getByRole('article').getByRole('button', { name, exact: true }).first().click()
      await dialog.getByRole('button').first().waitFor()
      await expectToFit()
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
    }
    await openAccounts(page)
    await dialog.waitFor()
    await expectToFit()
    await page.keyboard.press('Escape')
    // No shortcut opens a dialog over another.
    await dialog.waitFor({ state: 'detached' })
    await page.keyboard.press('ControlOrMeta+/')
    await dialog.waitFor()
    await expectToFit()
  })
})
