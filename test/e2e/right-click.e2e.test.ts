import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { launchApp, type RunningApp } from './app.ts'
import { openPhone, openPhones, signedIn, signIn } from './person.ts'

let portal: RunningPortal
let app: RunningApp
beforeEach(async () => {
  portal = await startPortal({ phones: 5 })
  app = await launchApp({ portal: portal.url })
})
afterEach(async () => {
  await app?.close()
  await portal?.close()
})

const offered = async () => (await app.contextMenu())?.map(({ label }) => label) ?? null
const chosen = async (label: string) => {
  await expect.poll(offered).toContain(label)
  await app.chooseInContextMenu(label)
}

// Electron's own menu cannot be read.
describe.skipIf(process.env.E2E_RUNTIME === 'electron')('by mouse alone', () => {
  it('a password can be pasted into its field, which offers no Copy, and a username can be copied from its field', async () => {
    const { page } = app
    const username = page.getByLabel('Username', { exact: true })
    const password = page.getByLabel('Password', { exact: true })
    await username.fill('from the mail')
    await username.selectText()
    await username.click({ button: 'right' })
    await expect.poll(offered).toEqual(['Undo', 'Redo', 'Cut', 'Copy', 'Paste', 'Select All'])
    await app.chooseInContextMenu('Select All')
    await username.click({ button: 'right' })
    await chosen('Copy')
    await password.click({ button: 'right' })
    await expect.poll(offered).toEqual(['Undo', 'Redo', 'Paste', 'Select All'])
    await app.chooseInContextMenu('Paste')
    await expect.poll(() => password.inputValue()).toBe('from the mail')
  })

  it('selected text can be copied, and a click beside it offers nothing', async () => {
    const { page } = app
    await signIn(page, portal.people.ada)
    await signedIn(page)
    const heading = page.getByRole('heading', { level: 1 })
    await heading.click({ button: 'right' })
    await heading.selectText()
    await heading.click({ button: 'right' })
    await expect.poll(offered).toEqual(['Copy'])
  })
})

describe.skipIf(process.env.E2E_RUNTIME === 'electron')('the menu of a row or value', () => {
  const signedInto = async (account = portal.people.ada) => {
    await signIn(app.page, account)
    await signedIn(app.page)
    return app.page
  }
  const firstPhone = () => {
    const [phone] = portal.phones.all()
    if (!phone) throw new Error('the portal has no phone')
    return phone
  }
  const region = (name: string) => app.page.getByRole('region', { name, exact: true })

  it('offers for a value and for a hidden password what their buttons do, and never the password itself', async () => {
    const page = await signedInto()
    const phone = firstPhone()
    await openPhone(page, phone)
    await region('SIP').getByText('Domain', { exact: true }).click({ button: 'right' })
    await expect.poll(offered).toEqual(['Copy SIP domain'])
    await chosen('Copy SIP domain')
    await expect.poll(() => app.clipboard()).toBe(phone.sip?.domain ?? '')
    const password = region('SIP').getByText('Password', { exact: true })
    await password.click({ button: 'right' })
    await expect.poll(offered).toEqual(['Show SIP password', 'Copy SIP password'])
    await chosen('Show SIP password')
    const secret = portal.phones.password(phone.id, 'sip')
    await region('SIP').getByText(secret, { exact: true }).waitFor()
    await password.click({ button: 'right' })
    await expect.poll(offered).toEqual(['Hide SIP password', 'Copy SIP password'])
    await chosen('Copy SIP password')
    await expect.poll(() => app.clipboard()).toBe(secret)
  })

  it('leaves selected text of a value to Copy', async () => {
    const page = await signedInto()
    await openPhone(page, firstPhone())
    const value = region('SIP').locator('.setting-value').first()
    await value.selectText()
    await value.click({ button: 'right' })
    await expect.poll(offered).toEqual(['Copy'])
  })

  it('does for a phone in the list what its own buttons do', async () => {
    const page = await signedInto()
    const phone = firstPhone()
    await openPhones(page)
    const row = page.getByRole('row').filter({ has: page.getByRole('gridcell', { name: phone.name, exact: true }) })
    const press = () => row.click({ button: 'right' })
    await press()
    await expect
      .poll(offered)
      .toEqual(['Open', 'Copy SIP user name', 'Copy SIP password', 'Export…', 'Test registration'])
    await chosen('Copy SIP user name')
    await expect.poll(() => app.clipboard()).toBe(phone.sip?.username)
    expect(await page.getByRole('article').count()).toBe(0)
    await press()
    await chosen('Copy SIP password')
    await expect.poll(() => app.clipboard()).toBe(portal.phones.password(phone.id, 'sip'))
    await region('SIP')
      .getByText(/Clipboard clears in/)
      .waitFor()
    await press()
    await chosen('Export…')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await press()
    await chosen('Test registration')
    await region('SIP')
      .getByRole('button', { name: /^Test again/ })
      .or(region('SIP').getByText(/seconds/))
      .first()
      .waitFor()
  })

  it('opens by the keyboard at the row that it is on, and does nothing if it is closed', async () => {
    const page = await signedInto()
    await openPhones(page)
    const grid = page.getByRole('grid')
    await grid.focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowDown')
    const { name } = await grid.evaluate((element) => {
      const row = document.getElementById(element.getAttribute('aria-activedescendant') ?? '')
      return { name: row?.firstElementChild?.textContent ?? '' }
    })
    await page.keyboard.press('Shift+F10')
    await expect.poll(offered).toContain('Open')
    await app.closeContextMenu()
    await page.keyboard.press('ContextMenu')
    await chosen('Open')
    await page.getByRole('heading', { level: 2, name }).waitFor()
  })

  it('closes when the app locks, and what was chosen too late does nothing', async () => {
    const page = await signedInto()
    await openPhones(page)
    await page.getByRole('row').nth(1).click({ button: 'right' })
    await expect.poll(offered).toContain('Open')
    await app.menu(['File', 'Lock'])
    await page.getByRole('heading', { name: 'Locked' }).waitFor()
    expect(await offered()).toBeNull()
    const forged = { groups: [[{ label: 'Open', enabled: true }]], at: { x: 1, y: 1 } }
    expect(await app.invoke('menu.popUp', [forged])).toMatchObject({ ok: false, error: { code: 'locked' } })
  })
})

describe.skipIf(process.env.E2E_RUNTIME === 'electron')('a row of a portal that gives out no passwords', () => {
  it('offers no copy of one, and no export that policy forbids', async () => {
    const other = await startPortal({ phones: 3, capabilities: { phones: { sip: 'write-only' } } })
    onTestFinished(() => other.close())
    const managed = await launchApp({ portal: other.url, policy: { ExportFormats: [] } })
    onTestFinished(() => managed.close())
    await signIn(managed.page, other.people.ada)
    await signedIn(managed.page)
    await openPhones(managed.page)
    await managed.page.getByRole('row').nth(1).click({ button: 'right' })
    await expect
      .poll(async () => (await managed.contextMenu())?.map(({ label }) => label))
      .toEqual(['Open', 'Copy SIP user name', 'Test registration'])
  })
})

describe('a shown password', () => {
  it('is not in a copy of the whole page, and is cleared from the clipboard if copied by hand from its field', async () => {
    const { page } = app
    const password = page.getByLabel('Password', { exact: true })
    await password.fill(portal.people.ada.password)
    await page.getByRole('button', { name: 'Show password' }).click()
    await password.selectText()
    await page.keyboard.press('Control+c')
    await expect.poll(() => app.clipboard()).toBe(portal.people.ada.password)
    await page.keyboard.press('Control+x')
    await expect.poll(() => password.inputValue()).toBe('')
    await signIn(page, portal.people.ada)
    await signedIn(page)
    const [phone] = portal.phones.all()
    if (!phone) throw new Error('the portal has no phone')
    await openPhone(page, phone)
    const sip = page.getByRole('region', { name: 'SIP', exact: true })
    await sip.getByRole('button', { name: 'Show SIP password' }).click()
    const secret = portal.phones.password(phone.id, 'sip')
    await sip.getByText(secret, { exact: true }).waitFor()
    await page.getByRole('heading', { level: 2, name: phone.name }).click()
    await page.keyboard.press('Control+a')
    const marked = await page.evaluate(() => String(getSelection()))
    expect(marked).toContain(phone.name)
    expect(marked).not.toContain(secret)
    await page.keyboard.press('Control+c')
    const search = page.getByRole('searchbox', { name: 'Search phones' })
    await search.fill('')
    await search.press('Control+v')
    const pasted = await search.inputValue()
    expect(pasted).toContain(phone.name)
    expect(pasted).not.toContain(secret)
  })
})

describe('search', () => {
  it('with Ctrl+F on any page receives what is typed next', async () => {
    const { page } = app
    await signIn(page, portal.people.ada)
    await signedIn(page)
    const search = page.getByRole('searchbox', { name: 'Search phones' })
    for (const find of [() => page.keyboard.press('Control+f'), () => app.menu(['Edit', 'Find…'])]) {
      await page.getByRole('link', { name: 'Configuration' }).click()
      await page.getByRole('heading', { level: 1, name: 'Edit Account' }).waitFor()
      await find()
      await search.waitFor()
      await expect.poll(() => search.evaluate((field) => field === document.activeElement)).toBe(true)
      await page.keyboard.type('103')
      expect(await search.inputValue()).toBe('103')
    }
  })
})
