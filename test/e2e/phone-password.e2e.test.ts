import { afterEach, describe, expect, it } from 'vitest'
import type { SecretAccess } from '../../src/shared/connections/portal.ts'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { policyOf } from '../shared/account/password-policies.ts'
import { expectAccessible } from './accessibility.ts'
import { launchApp, type RunningApp } from './app.ts'
import { openPhone, signedIn, signIn } from './person.ts'

const policy = policyOf({ minLength: 8, maxLength: 64, minClasses: 3 })

let portal: RunningPortal
let app: RunningApp
afterEach(async () => {
  await app?.close()
  await portal?.close()
})

/** The app on a registered phone of a portal where passwords can be set. */
async function opened(access: SecretAccess) {
  const phones = { sip: access, ftp: access, sipPassword: policy, ftpPassword: policy }
  portal = await startPortal({ capabilities: { phones } })
  const phone = portal.phones.all().find(({ registration, ftp }) => registration === 'registered' && ftp)
  if (!phone) throw new Error('the portal seeded no registered phone with FTP')
  app = await launchApp({ portal: portal.url })
  const { page } = app
  await signIn(page, portal.people.ada)
  await signedIn(page)
  await openPhone(page, phone)
  return {
    page,
    sip: page.getByRole('region', { name: 'SIP', exact: true }),
    dialog: page.getByRole('dialog', { name: 'Set a new SIP password' }),
    stored: () => portal.phones.password(phone.id, 'sip'),
    asked: () => portal.requests().filter(({ method }) => method === 'PUT').length,
  }
}

type Opened = Awaited<ReturnType<typeof opened>>

/** Continues up to the confirmation; resolves with the typed or suggested password. */
async function choose({ sip, dialog }: Opened, password?: string): Promise<string> {
  await sip.getByRole('button', { name: 'Set a new password' }).click()
  const field = dialog.getByLabel('New password', { exact: true })
  if (password === undefined) await dialog.getByRole('button', { name: 'Suggest a password' }).click()
  else await field.fill(password)
  const chosen = await field.inputValue()
  await dialog.getByRole('button', { name: 'Continue' }).click()
  return chosen
}

const setIt = ({ dialog }: Opened) => dialog.getByRole('button', { name: 'Set new password' }).click()

describe('at a portal that shows passwords', () => {
  it('a new one is set after a warning, shown and copied, and removed from the screen afterwards', async () => {
    const opening = await opened('readable')
    const { page, sip, dialog, stored, asked } = opening
    const old = stored()
    const chosen = await choose(opening)
    await dialog.getByRole('alert').filter({ hasText: 'stops working until it has the new password' }).waitFor()
    await expectAccessible(page)
    expect(asked()).toBe(0)
    await setIt(opening)
    await dialog.getByText('The new SIP password is set').waitFor()
    expect([stored(), stored() === old]).toEqual([chosen, false])
    await dialog.getByText(chosen, { exact: true }).waitFor()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Copy SIP password' }).click()
    await expect.poll(() => app.clipboard()).toBe(chosen)
    await dialog.getByRole('button', { name: 'Done' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(await page.getByText(chosen).count()).toBe(0)
    await page.getByRole('article').getByText('Not registered').waitFor()
    await page.getByRole('row', { selected: true }).getByText('Not registered').waitFor()
    await sip.getByRole('button', { name: 'Show SIP password' }).click()
    await sip.getByText(chosen, { exact: true }).waitFor()
  })

  it('the old one is cleared from the clipboard, and the screen no longer says that it was copied', async () => {
    const opening = await opened('readable')
    const { page, sip, dialog, stored } = opening
    const old = stored()
    await sip.getByRole('button', { name: 'Copy SIP password' }).click()
    await sip.getByText(/^Copied\. Clipboard clears in \d+ seconds?\.$/).waitFor()
    expect(await app.clipboard()).toBe(old)
    await choose(opening)
    await setIt(opening)
    await dialog.getByText('The new SIP password is set').waitFor()
    await dialog.getByRole('button', { name: 'Done' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(await app.clipboard()).toBe('')
    expect(await page.getByText('Clipboard clears').count()).toBe(0)
  })

  it('the new one is hidden when another program takes the focus, and can be shown again', async () => {
    const opening = await opened('readable')
    const { page, dialog } = opening
    const chosen = await choose(opening)
    await setIt(opening)
    await page.getByText(chosen, { exact: true }).waitFor()
    await app.blur()
    await page.getByText(chosen, { exact: true }).waitFor({ state: 'detached' })
    await app.focus()
    await dialog.getByRole('button', { name: 'Show SIP password' }).click()
    await page.getByText(chosen, { exact: true }).waitFor()
  })

  it('the rules are listed and ticked while typing, and a password that breaks one is not sent', async () => {
    const opening = await opened('readable')
    const { dialog, asked } = opening
    await choose(opening, 'abc &')
    await dialog.getByText('This does not meet every rule yet.').waitFor()
    const rule = dialog.getByRole('listitem').filter({ hasText: 'At least 8 characters' })
    expect(await rule.textContent()).toContain('not met yet')
    await dialog.getByLabel('New password', { exact: true }).fill('abc & Def 9')
    await expect.poll(() => rule.textContent()).not.toContain('not met yet')
    await dialog.getByText('Some phones cannot handle spaces &').waitFor()
    expect(asked()).toBe(0)
  })

  it('the app asks for the portal password first if it was last entered long ago', async () => {
    const opening = await opened('readable')
    const { page, dialog, stored } = opening
    portal.clock.advance(301_000)
    const chosen = await choose(opening)
    await setIt(opening)
    const proof = page.getByRole('dialog', { name: 'Enter your portal password' })
    await proof.getByRole('button', { name: 'Cancel' }).click()
    expect(stored()).not.toBe(chosen)
    await setIt(opening)
    await proof.getByLabel('Password', { exact: true }).fill(portal.people.ada.password)
    await proof.getByRole('button', { name: 'Continue' }).click()
    await dialog.getByText('The new SIP password is set').waitFor()
    expect(stored()).toBe(chosen)
    expect(portal.audit().filter(({ event }) => event === 'secret-set')).toHaveLength(1)
  })
})

describe('at a portal that never shows passwords', () => {
  it('nothing can be shown or copied, only a new one set, which a stray Escape does not lose', async () => {
    const opening = await opened('write-only')
    const { page, sip, dialog, stored } = opening
    await sip.getByText('It cannot be shown here.').waitFor()
    expect(await sip.getByRole('button', { name: /^(Show|Copy) SIP password$/ }).count()).toBe(0)
    const chosen = await choose(opening, 'Exactly “this” & ünï 7 ')
    await setIt(opening)
    await dialog.getByText('Copy it or enter it in the phone before you close this.').waitFor()
    expect(stored()).toBe('Exactly “this” & ünï 7 ')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await dialog.getByRole('button', { name: 'Copy SIP password' }).click()
    await expect.poll(() => app.clipboard()).toBe(chosen)
    // The page learns of the copy only after the clipboard has it, and keeps the dialog open until then.
    await dialog.getByText(/^Copied\./).waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(await page.getByText(chosen.trim()).count()).toBe(0)
    expect(await sip.getByRole('button', { name: /^(Show|Copy) SIP password$/ }).count()).toBe(0)
  })

  it('the new one is used in the files for the phone without being typed again', async () => {
    const opening = await opened('write-only')
    const { page, dialog } = opening
    const chosen = await choose(opening)
    await setIt(opening)
    await dialog.getByRole('button', { name: 'Export for this phone' }).click()
    const files = page.getByRole('dialog', { name: /^Files for / })
    expect(await files.getByLabel('SIP password', { exact: true }).inputValue()).toBe(chosen)
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await dialog.getByRole('button', { name: 'Done' }).click()
    await dialog.waitFor({ state: 'detached' })
  })

  it('a lost answer is reported, nothing is sent again automatically, and the person can send the same password again', async () => {
    const opening = await opened('write-only')
    const { page, dialog, stored, asked } = opening
    portal.faults.next('PUT */secrets/*', { kind: 'lost-answer' })
    const chosen = await choose(opening)
    await setIt(opening)
    await dialog.getByText('The password may or may not have been changed').waitFor()
    await dialog.getByText(/test the login with it/).waitFor()
    await expectAccessible(page)
    expect(asked()).toBe(1)
    await dialog.getByText(chosen, { exact: true }).waitFor()
    await dialog.getByRole('button', { name: 'Set it again' }).click()
    await setIt(opening)
    await dialog.getByText('The new SIP password is set').waitFor()
    expect([stored(), asked()]).toEqual([chosen, 2])
  })

  it('what was typed is still there after the portal has failed', async () => {
    const opening = await opened('write-only')
    const { dialog, stored } = opening
    portal.faults.next('PUT */secrets/*', { kind: 'status', status: 503 })
    const chosen = await choose(opening, 'Typed-by-hand-7')
    await setIt(opening)
    await dialog.getByText('Portal unavailable').waitFor()
    expect(await dialog.getByLabel('New password', { exact: true }).inputValue()).toBe(chosen)
    await dialog.getByRole('button', { name: 'Continue' }).click()
    await setIt(opening)
    await dialog.getByText('The new SIP password is set').waitFor()
    expect(stored()).toBe(chosen)
  })
})
