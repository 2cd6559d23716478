import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SecretAccess } from '../../src/shared/connections/portal.ts'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { policyOf } from '../shared/account/password-policies.ts'
import { launchApp, type RunningApp } from './app.ts'
import { holdersOf } from './heap.ts'
import { openAccounts, openManageAccount, openPhone, signedIn, signIn } from './person.ts'

const policy = policyOf({ minLength: 8, maxLength: 64, minClasses: 3 })

let portal: RunningPortal
let app: RunningApp
afterEach(async () => {
  await app?.close()
  await portal?.close()
})

const question = (name: string) => app.page.getByRole('dialog', { name })
const answer = (dialog: string, button: string) => question(dialog).getByRole('button', { name: button }).click()

async function opened(sip: SecretAccess = 'write-only') {
  portal = await startPortal({ capabilities: { phones: { sip, ftp: sip, sipPassword: policy, ftpPassword: policy } } })
  app = await launchApp({ portal: portal.url })
  await signIn(app.page, portal.people.ada)
  await signedIn(app.page)
}

describe('text typed in Manage Account', () => {
  const unsaved = 'Leave without saving?'
  const typed = 'Ada of the Analytical Engine'
  const field = () => app.page.getByLabel('Name', { exact: true })

  beforeEach(async () => {
    await opened()
    await openManageAccount(app.page)
    await field().fill(typed)
  })

  it.each([
    ['closing the window', () => app.closeWindow()],
    ['File > Quit', () => app.menu(['File', 'Quit'])],
  ])('is not lost by %s: the person is asked, and can stay or leave', async (_way, leave) => {
    await leave()
    await question(unsaved).waitFor()
    await answer(unsaved, 'Stay')
    await question(unsaved).waitFor({ state: 'detached' })
    expect(await field().inputValue()).toBe(typed)
    await leave()
    await answer(unsaved, 'Leave')
    expect(await app.ended()).toBe(0)
  })

  it('comes back after a lock, and closing the window while locked does not lose it', async () => {
    await app.menu(['File', 'Lock'])
    await app.page.getByRole('heading', { level: 1, name: 'Locked' }).waitFor()
    await app.closeWindow()
    await answer(unsaved, 'Stay')
    await app.page.getByLabel('Password', { exact: true }).fill(portal.people.ada.password)
    await app.page.getByRole('button', { name: 'Unlock', exact: true }).click()
    await expect.poll(() => field().inputValue()).toBe(typed)
  })

  it('causes one question when a link opens the app', async () => {
    const token = 'x'.repeat(43)
    await app.secondInstance([`call-record-portal://reset?${new URLSearchParams({ portal: portal.url, token })}`])
    const opening = app.page.getByRole('dialog').filter({ hasText: 'Sign out and continue' })
    await opening.getByRole('button', { name: 'Sign out and continue' }).click()
    await answer(unsaved, 'Stay')
    await opening.getByRole('button', { name: 'Cancel' }).click()
    expect(await field().inputValue()).toBe(typed)
  })

  it('does not keep the window from closing once it is saved', async () => {
    await app.page.getByRole('button', { name: 'Save changes' }).click()
    await app.page.getByText('Your changes have been saved.').waitFor()
    await app.closeWindow()
    expect(await app.ended()).toBe(0)
  })
})

describe('a new password that the portal shows only once', () => {
  const lost = 'Leave without the new password?'
  const dialog = () => app.page.getByRole('dialog', { name: 'Set a new SIP password' })
  const isThere = async (password: string) => {
    await dialog().getByText(password, { exact: true }).waitFor()
    expect(await app.page.getByRole('dialog').count()).toBe(1)
  }
  let password: string

  beforeEach(async () => {
    await opened()
    const phone = portal.phones.all().find(({ sip }) => sip)
    if (!phone) throw new Error('the portal has no SIP phone')
    await openPhone(app.page, phone)
    const sip = app.page.getByRole('region', { name: 'SIP', exact: true })
    await sip.getByRole('button', { name: 'Set a new password' }).click()
    await dialog().getByRole('button', { name: 'Suggest a password' }).click()
    password = await dialog().getByLabel('New password', { exact: true }).inputValue()
    await dialog().getByRole('button', { name: 'Continue' }).click()
    await dialog().getByRole('button', { name: 'Set new password' }).click()
    await isThere(password)
  })

  it('is not discarded by any key or menu item', async () => {
    const { page } = app
    for (const key of ['Escape', 'F1', 'Control+f', 'Control+,', 'Control+/', 'Alt+ArrowLeft']) {
      await page.keyboard.press(key)
      await isThere(password)
    }
    for (const path of [
      ['File', 'Settings…'],
      ['Edit', 'Find…'],
      ['Help', 'Help'],
      ['Help', 'Keyboard Shortcuts'],
    ]) {
      await app.menu(path)
      await isThere(password)
    }
    await page.evaluate(() => history.back())
    await isThere(password)
    for (const leave of [
      () => app.menu(['File', 'Sign Out']),
      () => app.closeWindow(),
      () => app.menu(['File', 'Quit']),
    ]) {
      await leave()
      await answer(lost, 'Stay')
      await isThere(password)
    }
  })

  it.each([
    ['by hand', () => app.menu(['File', 'Lock'])],
    ['with the computer', () => app.power('suspend')],
  ])('is there again after a lock %s', async (_how, lock) => {
    await lock()
    await app.page.getByRole('heading', { level: 1, name: 'Locked' }).waitFor()
    expect(await app.page.getByText(password).count()).toBe(0)
    await app.closeWindow()
    await answer(lost, 'Stay')
    await app.page.getByLabel('Password', { exact: true }).fill(portal.people.ada.password)
    await app.page.getByRole('button', { name: 'Unlock', exact: true }).click()
    await isThere(password)
    await dialog().getByRole('checkbox', { name: 'I have entered it in the phone' }).check()
    await dialog().getByRole('button', { name: 'Done' }).click()
    await dialog().waitFor({ state: 'detached' })
    await app.closeWindow()
    expect(await app.ended()).toBe(0)
  })

  it('causes no question once it is copied, and is gone after signing out', async () => {
    await dialog().getByRole('button', { name: 'Copy SIP password' }).click()
    await expect.poll(() => app.clipboard()).toBe(password)
    // The page learns of the copy only after the clipboard has it, and asks until then.
    await dialog()
      .getByText(/^Copied\./)
      .waitFor()
    await app.menu(['File', 'Sign Out'])
    await app.page.getByRole('heading', { name: 'Dashboard Login' }).waitFor()
    expect(await holdersOf(app.page, password)).toEqual([])
  })
})

describe('a dialog', () => {
  it('keeps shortcuts, the menu and Back from the page behind it', async () => {
    await opened()
    const { page } = app
    await page.getByRole('link', { name: 'Configuration' }).click()
    await page.getByRole('heading', { level: 1, name: 'Edit Account' }).waitFor()
    const address = page.url()
    await openAccounts(page)
    await question('Accounts and portals').waitFor()
    for (const key of ['F1', 'Control+f', 'Control+,', 'Alt+ArrowLeft']) await page.keyboard.press(key)
    await app.menu(['Help', 'Help'])
    await app.menu(['File', 'Settings…'])
    await page.evaluate(() => history.back())
    await question('Accounts and portals').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('heading', { level: 1, name: 'Edit Account' }).waitFor()
    expect(page.url()).toBe(address)
  })
})
