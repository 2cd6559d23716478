import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type FaultProxy, startFaultProxy } from '../portal/fault-proxy.ts'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { launchApp, type RunningApp } from './app.ts'
import { openManageAccount, openPhones, phonesCount, signedIn, signIn, signOut, startOver } from './person.ts'

/** The keyboard focus is never lost: after every main action some element has it. */

let portal: RunningPortal
let line: FaultProxy
let app: RunningApp
let page: Page

beforeAll(async () => {
  portal = await startPortal({ phones: 5, capabilities: { users: true } })
  line = await startFaultProxy(new URL(portal.url))
  app = await launchApp({ portal: line.origin })
  page = app.page
})
afterAll(async () => {
  await app?.close()
  await line?.close()
  await portal?.close()
})

beforeEach(() => line.set(null))

/** The focused element, in words; "body" if the focus is lost. */
const focused = () =>
  page.evaluate(() => {
    const { activeElement } = document
    if (!activeElement || activeElement === document.body) return 'body'
    return `${activeElement.tagName.toLowerCase()} ${activeElement.getAttribute('aria-label') ?? activeElement.textContent ?? ''}`
  })
/** An element still has the focus once everything has been rendered after the action. */
async function expectFocus(what: RegExp = /^(?!body$)/) {
  await expect.poll(focused).toMatch(what)
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  expect(await focused()).toMatch(what)
}
const press = async (name: string) => {
  const button = page.getByRole('button', { name, exact: true })
  await button.focus()
  await page.keyboard.press('Enter')
}

/** A user whose account has an email address, so that a temporary password can be sent. */
const colleague = () => page.getByRole('row').filter({ hasText: '@' }).nth(1)

describe('before signing in, something has the focus', () => {
  beforeEach(async () => {
    if (!(await startOver(page))) return
    await signOut(page)
    await startOver(page)
  })

  it('after the start and after a forgotten password was reported', async () => {
    await page.getByRole('heading', { name: 'Dashboard Login' }).waitFor()
    await expectFocus(/^input/)
    await page.getByRole('link', { name: 'Reset it' }).click()
    await page.getByLabel('Email Address').fill(portal.people.ada.email)
    await press('Reset password')
    await page.getByText('Check your email').waitFor()
    await expectFocus(/^h1 Password Reset/)
  })

  it('after “Try again”, whether it works or not', async () => {
    await page.getByLabel('Username', { exact: true }).waitFor()
    await line.set({ kind: 'gone' })
    await signIn(page, portal.people.ada)
    await page.getByRole('alert').first().waitFor()
    await press('Try again')
    await expectFocus()
    await line.set(null)
    await press('Try again')
    await signedIn(page)
    await expectFocus(/^h1/)
  })
})

describe('on the pages, something has the focus', () => {
  const openList = async () => {
    await openPhones(page)
    await phonesCount(page, '5 phones').waitFor()
  }
  beforeEach(async () => {
    if (await startOver(page)) return
    await signIn(page, portal.people.ada)
    await signedIn(page)
  })

  it('after “Try again” in the list of phones', async () => {
    // The dashboard reads the list as well.
    await page.evaluate(() => history.replaceState(null, '', '#/help'))
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'Help' }).waitFor()
    await line.set({ kind: 'gone' })
    await openPhones(page)
    await page.getByRole('alert').first().waitFor()
    await line.set(null)
    await press('Try again')
    await phonesCount(page, '5 phones').waitFor()
    await expectFocus(/^(h1|div)/)
  })

  it('after a search that finds nothing was cleared', async () => {
    await openList()
    await page.getByRole('searchbox').fill('nobody-has-this-name')
    await press('Clear search')
    await phonesCount(page, '5 phones').waitFor()
    await expectFocus(/^div Phones/)
  })

  it('after “Try again” on a phone', async () => {
    await openList()
    await line.set({ kind: 'gone' })
    await page.getByRole('row').nth(1).click()
    const pane = page.getByRole('article')
    const again = pane.getByRole('button', { name: 'Try again' })
    await again.waitFor()
    await line.set(null)
    await again.focus()
    await page.keyboard.press('Enter')
    await pane.getByRole('button', { name: 'Export for this phone' }).waitFor()
    await expectFocus(/^article/)
  })

  it('after each step of the files for a phone', async () => {
    await openList()
    await page.getByRole('row').nth(1).click()
    await page.getByRole('button', { name: 'Export for this phone' }).waitFor()
    await press('Export for this phone')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Make of the phone', { exact: true }).selectOption({ index: 1 })
    await press('Continue')
    await dialog.getByRole('button', { name: 'Back', exact: true }).waitFor()
    await expectFocus(/^h2 Files for/)
    await press('Back')
    await dialog.getByLabel('Make of the phone', { exact: true }).waitFor()
    await expectFocus()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await expectFocus(/Export for this phone/)
  })

  it('after a temporary password was sent to a user', async () => {
    await page.getByRole('link', { name: 'Configuration' }).click()
    await page.getByRole('link', { name: 'Manage users' }).click()
    await colleague().click()
    await press('Send a temporary password')
    await expectFocus()
    await press('Send it')
    await page.getByText('A temporary password is on its way').waitFor()
    await expectFocus()
  })

  it('after Manage Account was saved', async () => {
    await page.getByRole('link', { name: 'Dashboard' }).first().click()
    await openManageAccount(page)
    await page.getByLabel('Name', { exact: true }).fill('Ada F.')
    await press('Save changes')
    await page.getByText('Your changes have been saved.').waitFor()
    await expectFocus()
  })

  it('after every kind of navigation to another page, and after signing out', async () => {
    for (const name of ['Settings', 'Help', 'SIP & FTP passwords', 'Dashboard']) {
      await page.getByRole('banner').getByRole('link', { name, exact: true }).focus()
      await page.keyboard.press('Enter')
      await expectFocus(/^h1/)
    }
    await signOut(page)
    await expectFocus()
  })
})
