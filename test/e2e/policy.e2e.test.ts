import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { keychainServiceName } from '../../src/main/installation.ts'
import { createSecretStore } from '../../src/main/keychain/keytar-store.ts'
import { fittingInput } from '../main/ipc/bridge-samples.ts'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { type LaunchOptions, launchApp, type RunningApp } from './app.ts'
import { whyNoOwnEtc } from './own-etc.ts'
import { openPhone, signedIn, signIn, signOut } from './person.ts'

/** The built app on a computer with an organisation's policy, in a file owned by root. */

const leftOut = whyNoOwnEtc()
/** The keyring identifies users by number, which the namespace changes for everybody but root. */
const isRoot = process.getuid?.() === 0
const keyringLeftOut = isRoot && process.env.TEST_KEYRING !== '1' ? 'no unlocked keyring; run by npm test' : null
const place = '/etc/call-record-portal/policy.json'
const managed = { ok: false, error: { code: 'managed' } }

let portal: RunningPortal
let app: RunningApp

const launch = async (options: LaunchOptions) => {
  app = await launchApp({ portal: portal.url, ...options })
  return app.page
}
const openSettings = async () => {
  await app.page.getByRole('link', { name: 'Settings' }).first().click()
  await app.page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor()
}
const isProtected = async () => (await app.windows())[0]?.asksForProtection

describe.skipIf(leftOut)('under an organisation’s policy', () => {
  beforeAll(async () => {
    portal = await startPortal({ phones: 20 })
  })
  afterEach(() => app?.close())
  afterAll(() => portal?.close())

  it('the time until it locks and the protection from screenshots follow the policy, and say so', async () => {
    const page = await launch({ policy: { LockAfterMinutes: 1, ContentProtection: true } })
    await signIn(page, portal.people.ada)
    await signedIn(page)
    await openSettings()
    const lock = page.getByLabel('Lock the app')
    expect(await lock.inputValue()).toBe('1')
    expect(await lock.isDisabled()).toBe(true)
    // Linux cannot protect the window, so the choice is not offered there.
    const offersProtection = process.platform !== 'linux'
    const protection = page.getByRole('checkbox', { name: /Keep this window out of screenshots/ })
    expect(await protection.count()).toBe(offersProtection ? 1 : 0)
    if (offersProtection) expect([await protection.isChecked(), await protection.isDisabled()]).toEqual([true, true])
    expect(await page.getByText(`Set by your organisation in ${place}.`).count()).toBe(offersProtection ? 2 : 1)
    expect(await isProtected()).toBe(true)

    const wish = { language: 'system', theme: 'system', lockAfterMinutes: 0, contentProtection: false }
    expect(await app.invoke('settings.change', [wish])).toMatchObject({
      value: { lockAfterMinutes: 1, contentProtection: true },
    })
    expect(await isProtected()).toBe(true)
    await app.setIdleTime(61)
    await page.getByRole('heading', { level: 1, name: 'Locked' }).waitFor()
  })

  it('a policy that is added, changed or removed while the app runs applies at once, on the screen as well', async () => {
    const page = await launch({ policy: null })
    await signIn(page, portal.people.ada)
    await signedIn(page)
    await openSettings()
    const lock = page.getByLabel('Lock the app')
    expect([await lock.inputValue(), await lock.isDisabled()]).toEqual(['15', false])
    for (const minutes of [60, 5]) {
      await app.changePolicy({ LockAfterMinutes: minutes, ContentProtection: true })
      await expect.poll(() => lock.inputValue()).toBe(String(minutes))
      expect(await lock.isDisabled()).toBe(true)
      expect(await isProtected()).toBe(true)
    }
    await app.changePolicy(null)
    await expect.poll(() => lock.isDisabled()).toBe(false)
    expect(await lock.inputValue()).toBe('15')
    expect(await isProtected()).toBe(false)
  })

  it('files are written only for the allowed phone families, and none are served', async () => {
    const phone = portal.phones.all().find(({ device }) => device.startsWith('Yealink'))
    if (!phone) throw new Error('the portal has no Yealink')
    const page = await launch({ policy: { ExportFormats: ['yealink'], LanProvisioning: false } })
    await signIn(page, portal.people.ada)
    await signedIn(page)
    await openPhone(page, phone)
    await page.getByRole('button', { name: 'Export for this phone' }).click()
    const choice = page.getByRole('dialog').getByLabel('Make of the phone', { exact: true })
    await expect.poll(() => choice.locator('option').allTextContents()).toEqual([expect.stringMatching(/Yealink/)])
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('button', { name: 'Save to a folder' }).waitFor()
    expect(await page.getByRole('button', { name: 'Serve to the phone' }).count()).toBe(0)
    for (const call of ['phones.previewExport', 'phones.saveExport', 'phones.replaceExport', 'phones.serve'] as const)
      expect(await app.invoke(call, [{ ...fittingInput(call), format: 'polycom' }])).toEqual(managed)
    expect(await app.invoke('phones.serve', [{ ...fittingInput('phones.serve'), format: 'yealink' }])).toEqual(managed)

    await page.keyboard.press('Escape')
    await app.changePolicy({ ExportFormats: [] })
    await page.getByRole('button', { name: 'Export for this phone' }).waitFor({ state: 'detached' })
    await app.changePolicy({})
    await page.getByRole('button', { name: 'Export for this phone' }).waitFor()
  })
})

describe.skipIf(leftOut)('under a policy that cannot be read', () => {
  let other: RunningPortal

  beforeAll(async () => {
    portal = await startPortal({ phones: 3 })
    other = await startPortal({ phones: 3 })
  })
  afterEach(() => app?.close())
  afterAll(async () => {
    await portal?.close()
    await other?.close()
  })

  const notice = () => app.page.getByText('Your organisation’s settings could not be read')
  const choice = () => app.page.getByRole('checkbox', { name: /Keep me signed in/ })

  it('the app says so and allows only what is safe, until it can be read', async () => {
    const page = await launch({ policy: '{ "LockAfterMinutes": 60, }' })
    await page.getByLabel('Username', { exact: true }).waitFor()
    await notice().waitFor()
    await page.getByText(`Not read: ${place}.`).waitFor()
    expect(await choice().count()).toBe(0)
    await page.getByLabel('Username', { exact: true }).fill(portal.people.ada.username)
    await page.getByLabel('Password', { exact: true }).fill(portal.people.ada.password)
    await page.getByRole('button', { name: 'Login', exact: true }).click()
    await signedIn(page)
    await notice().waitFor()
    expect(await app.invoke('portal.choose', [{ address: other.url }])).toEqual(managed)
    expect(await app.invoke('phones.saveExport', [fittingInput('phones.saveExport')])).toEqual(managed)
    expect(await isProtected()).toBe(true)
    await openSettings()
    expect(await page.getByLabel('Lock the app').inputValue()).toBe('1')

    await app.changePolicy({ LockAfterMinutes: 60 })
    await notice().waitFor({ state: 'detached' })
    await expect.poll(() => page.getByLabel('Lock the app').inputValue()).toBe('60')
    expect(await isProtected()).toBe(false)
  })

  it.skipIf(!isRoot || keyringLeftOut)('no kept sign-in is removed, and it is used again afterwards', async () => {
    const page = await launch({ policy: null, keychain: 'session' })
    await signIn(page, portal.people.ada, { keep: true })
    await signedIn(page)
    await app.changePolicy('{')
    await app.restart()
    await signedIn(app.page)
    await notice().waitFor()
  })

  it('but could be read before, the earlier policy stays in force, without a notice', async () => {
    const page = await launch({ policy: { KeepSignedIn: false } })
    await page.getByLabel('Username', { exact: true }).waitFor()
    await app.changePolicy('{ "KeepSignedIn": ')
    await app.changePolicy({ KeepSignedIn: false, LockAfterMinutes: 5 })
    await expect
      .poll(() => app.invoke('app.start', [{}]))
      .toMatchObject({
        value: { preferences: { lockAfterMinutes: 5 }, unreadPolicy: [] },
      })
    expect(await choice().count()).toBe(0)
  })
})

describe.skipIf(leftOut)('under a policy that keeps nobody signed in', () => {
  beforeAll(async () => {
    portal = await startPortal({ phones: 3 })
  })
  afterEach(() => app?.close())
  afterAll(() => portal?.close())

  const choice = () => app.page.getByRole('checkbox', { name: /Keep me signed in/ })

  it('the choice is not offered until it is allowed again', async () => {
    const page = await launch({ policy: { KeepSignedIn: false } })
    await page.getByLabel('Username', { exact: true }).waitFor()
    expect(await choice().count()).toBe(0)
    await app.changePolicy({ KeepSignedIn: true })
    await choice().waitFor()
  })

  it.skipIf(!isRoot || keyringLeftOut)(
    'the kept sign-in is removed from the keychain while the app runs, and the session goes on',
    async () => {
      const page = await launch({ policy: null, keychain: 'session' })
      await signIn(page, portal.people.ada, { keep: true })
      await signedIn(page)
      const [connection] = JSON.parse(await readFile(join(app.userData, 'settings.json'), 'utf8')).connections
      const service = keychainServiceName({
        isPackaged: false,
        getName: () => 'Call Record Portal',
        getPath: () => app.userData,
      })
      const keychain = createSecretStore({ service })
      expect(await keychain.get(connection.id)).toEqual(expect.any(String))

      await app.changePolicy({ KeepSignedIn: false })
      await expect.poll(() => keychain.get(connection.id)).toBeNull()
      await openSettings()
      expect(await app.invoke('account.read', [{}])).toMatchObject({ ok: true })
      await signOut(page)
      expect(await choice().count()).toBe(0)
    },
  )
})

// Tests that this machine skips; on a build server (CI=true) that is a failure.
const missing = process.platform === 'linux' && process.env.E2E_RUNTIME !== 'electron' ? [leftOut, keyringLeftOut] : []
for (const why of missing.filter((reason) => reason !== null)) {
  it.skipIf(process.env.CI !== 'true')(`left out: ${why}`, () => {
    throw new Error(why)
  })
}
