import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { launchApp, type RunningApp } from './app.ts'
import { openPhone, signedIn, signIn } from './person.ts'

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
    await expect.poll(offered).toEqual(['Cut', 'Copy', 'Paste', 'Select All'])
    await app.chooseInContextMenu('Select All')
    await username.click({ button: 'right' })
    await chosen('Copy')
    await password.click({ button: 'right' })
    await expect.poll(offered).toEqual(['Paste', 'Select All'])
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
