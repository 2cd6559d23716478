import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { launchApp, type RunningApp } from './app.ts'
import { openPhone, signedIn, signIn } from './person.ts'

let portal: RunningPortal
let app: RunningApp
let folder: string
/** The clipboard's text, even after the app has ended. */
let clipboard: string

beforeEach(async () => {
  portal = await startPortal({ phones: 5 })
  folder = await mkdtemp(join(tmpdir(), 'portal-clipboard-'))
  clipboard = join(folder, 'clipboard.txt')
})
afterEach(async () => {
  await app.close()
  await portal.close()
  await rm(folder, { recursive: true, force: true })
})

/** A phone's page, and the area of its password. */
async function openSip(env: Record<string, string> = {}) {
  app = await launchApp({ portal: portal.url, env: { HOST_CLIPBOARD: clipboard, ...env } })
  const { page } = app
  await signIn(page, portal.people.ada)
  await signedIn(page)
  const [phone] = portal.phones.all()
  if (!phone) throw new Error('the portal has no phone')
  await openPhone(page, phone)
  const sip = page.getByRole('region', { name: 'SIP', exact: true })
  const password = portal.phones.password(phone.id, 'sip')
  const copy = async () => {
    await sip.getByRole('button', { name: 'Copy SIP password' }).click()
    await expect.poll(() => app.clipboard()).toBe(password)
  }
  return { sip, password, copy }
}

// The computer's real clipboard cannot be made to refuse.
describe.skipIf(process.env.E2E_RUNTIME === 'electron')(
  'a clipboard that does not behave as Electron documents',
  () => {
    it('that another program holds open does not take a password: the page says so, and can copy it later', async () => {
      const { sip, copy } = await openSip()
      await app.setClipboard('from before')
      await app.holdClipboard(true)
      await sip.getByRole('button', { name: 'Copy SIP password' }).click()
      await sip.getByText('It was not copied').waitFor()
      expect(await app.page.locator('[data-outcome="copied"]').count()).toBe(0)
      expect(await app.clipboard()).toBe('from before')
      await sip
        .getByRole('button', { name: /^Copy (?!password)/ })
        .first()
        .click()
      await sip.locator('[data-outcome="not-copied"]').getByText('Not copied. Try again.').waitFor()
      await app.holdClipboard(false)
      await copy()
    })

    it('that only the focused program may change is cleared as soon as the person is back', async () => {
      const { copy } = await openSip({ HOST_WAYLAND: '1' })
      await copy()
      await app.blur()
      await app.lockComputer()
      await app.page.getByRole('heading', { level: 1, name: 'Locked' }).waitFor()
      expect(await app.clipboard()).not.toBe('')
      await app.focus()
      await expect.poll(() => app.clipboard()).toBe('')
    })

    it('that only the focused program may change is cleared while the window closes', async () => {
      const { copy } = await openSip({ HOST_WAYLAND: '1' })
      await copy()
      await app.closeWindow()
      await app.ended()
      expect(await readFile(clipboard, 'utf8')).toBe('')
    })
  },
)
