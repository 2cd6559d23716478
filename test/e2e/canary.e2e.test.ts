import { randomBytes, randomInt } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { soundBytes, turnsOf } from '../portal/recordings/sound.ts'
import { planOf } from '../portal/recordings/sound-plan.ts'
import { launchApp, type RunningApp } from './app.ts'
import { everyFile } from './every-file.ts'
import { holdersOf, lastingHoldersOf } from './heap.ts'
import { chooseInAccountMenu, goTo, openManageAccount, openPhones, signedIn, signIn } from './person.ts'

const wrongPassword = 'Canary-wrong-password'
/** Only the host can call main without the preload and keep the clipboard in a file. */
const onHost = process.env.E2E_RUNTIME !== 'electron'
const unsaved = 'Canary-unsaved-name'

let portal: RunningPortal
let app: RunningApp
/** Everywhere that the app may write outside its data folder: temporary files, and where the person saves. */
let temporary: string
let clipboard: string

beforeEach(async () => {
  portal = await startPortal({ phones: 10, recordings: 5, recordingsUntil: Date.now() - 7_200_000 })
  temporary = await mkdtemp(join(tmpdir(), 'portal-canary-'))
  clipboard = join(temporary, 'clipboard.txt')
  app = await launchApp({ portal: portal.url, env: { TMPDIR: temporary, TEMP: temporary, HOST_CLIPBOARD: clipboard } })
})
afterEach(async () => {
  await app.close()
  await portal.close()
  await rm(temporary, { recursive: true, force: true })
})

function phoneWithFtp() {
  const phone = portal.phones.all().find(({ ftp }) => ftp)
  if (!phone) throw new Error('the portal seeded no phone with FTP')
  return phone
}

async function openPhone() {
  const { page } = app
  const phone = phoneWithFtp()
  await signIn(page, portal.people.ada)
  await signedIn(page)
  await openPhones(page)
  await page.getByRole('searchbox').fill(phone.extension)
  await page.getByText(phone.name).first().click()
  const region = (name: string) => page.getByRole('region', { name, exact: true })
  return { phone, sip: region('SIP'), ftp: region('FTP'), password: portal.phones.password(phone.id, 'sip') }
}

describe('after a long session of use', () => {
  it('no password and no unsaved text remains on disk, in temporary files, diagnostics, web storage or the app’s output', async () => {
    const { page } = app
    await signIn(page, { username: portal.people.ada.username, password: wrongPassword })
    await page.getByRole('alert').filter({ hasText: 'Login failed' }).waitFor()
    const { phone, sip, ftp, password } = await openPhone()
    await sip.getByRole('button', { name: 'Show SIP password' }).click()
    await page.getByText(password).waitFor()
    await ftp.getByRole('button', { name: 'Copy FTP password' }).click()
    await expect.poll(() => app.clipboard()).toBe(portal.phones.password(phone.id, 'ftp'))
    portal.faults.set('*/phones*', { kind: 'captive-portal' })
    await sip.getByRole('button', { name: 'Copy SIP password' }).click()
    const alert = page.getByRole('alert').first()
    await alert.waitFor()
    const told = (await alert.textContent()) ?? ''
    portal.faults.clear()
    const report = join(temporary, 'diagnostics.txt')
    await app.answerDialog(report)
    await app.menu(['Help', 'Save Diagnostics…'])
    await expect.poll(() => readFile(report, 'utf8').catch(() => '')).toContain('Versions')
    await openManageAccount(page)
    await page.getByLabel('Name', { exact: true }).fill(unsaved)
    const held = () => app.invoke('drafts.take', [{ form: 'account' }])
    if (onHost) await expect.poll(held).toMatchObject({ value: { draft: { name: unsaved } } })
    const whileTyping = await everyFile(app.userData)
    await chooseInAccountMenu(page, 'Sign out')
    await page.getByRole('button', { name: 'Leave', exact: true }).click()
    await page.getByRole('heading', { name: 'Dashboard Login' }).waitFor()
    await expect.poll(() => app.clipboard()).toBe('')

    const secrets = [wrongPassword, portal.people.ada.password, password, portal.phones.password(phone.id, 'ftp')]
    const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))
    const left = [
      told,
      stored,
      app.output(),
      ...whileTyping,
      ...(await everyFile(app.userData)),
      ...(await everyFile(temporary)),
    ]
    for (const canary of [...secrets, unsaved]) {
      expect(left.filter((text) => text.includes(canary) || text.includes(utf16(canary)))).toEqual([])
    }
    expect(left.length).toBeGreaterThan(5)
  })
})

describe("the page's memory", () => {
  it('contains a password while it is shown, but not after it is hidden', async () => {
    const { page } = app
    const { sip, password } = await openPhone()
    await sip.getByRole('button', { name: 'Show SIP password' }).click()
    await page.getByText(password).waitFor()
    expect(await holdersOf(page, password)).not.toEqual([])
    await app.blur()
    await sip.getByRole('button', { name: 'Show SIP password' }).waitFor()
    expect(await lastingHoldersOf(page, password)).toEqual([])
  })

  it.each(['signing out', 'locking'])('contains neither password nor token after %s', async (how) => {
    const { page } = app
    const { sip, password } = await openPhone()
    await sip.getByRole('button', { name: 'Show SIP password' }).click()
    await page.getByText(password).waitFor()
    expect(await holdersOf(page, password)).not.toEqual([])
    if (how === 'locking') await app.menu(['File', 'Lock'])
    else await chooseInAccountMenu(page, 'Sign out')
    await page.getByRole('heading', { level: 1, name: how === 'locking' ? 'Locked' : 'Dashboard Login' }).waitFor()
    const canaries = { 'the phone’s password': password, 'the person’s own password': portal.people.ada.password }
    for (const [whose, canary] of Object.entries(canaries))
      expect(await lastingHoldersOf(page, canary), `${whose} is in memory`).toEqual([])
  })

  it('contains no typed new password after locking, although it was checked and its strength estimated', async () => {
    const { page } = app
    const typed = `Canary-${randomBytes(8).toString('hex')}`
    await signIn(page, portal.people.ada)
    await signedIn(page)
    await openManageAccount(page)
    await page.getByRole('button', { name: 'Change your password' }).click()
    await page.getByLabel('Password', { exact: true }).fill(typed)
    await page.getByText('Strength:').waitFor()
    await app.menu(['File', 'Lock'])
    await page.getByRole('heading', { level: 1, name: 'Locked' }).waitFor()
    expect(await lastingHoldersOf(page, typed)).toEqual([])
  })
})

describe('a recording', () => {
  const local = `1632 ${randomInt(100_000, 1_000_000)}`
  const recording = {
    id: `canary-${3 * randomInt(1_000, 100_000)}`,
    seconds: 60,
    direction: 'inbound' as const,
    caller: { number: `+44 ${local}`, name: '' },
    callee: { number: '200', name: 'Ada Fernandes' },
    state: 'available' as const,
  }
  /** What repeats in its file as long as the caller is talking. */
  const tone = () => {
    const plan = planOf(recording)
    const [turn] = turnsOf(plan)
    if (plan.format !== 'pcm' || !turn) throw new Error('nobody is heard')
    const first = 44 + 4 * (turn.from + 100)
    return Buffer.concat([...soundBytes(plan, { first, last: first + 255 })]).toString('latin1')
  }
  /** In what is written of it, saved or not. */
  const note = `Canary-${randomBytes(8).toString('hex')}`
  const source = () => app.page.evaluate(() => document.querySelector('audio')?.getAttribute('src') ?? '')
  const opaque = (address: string) => address.split('/').at(-1) ?? ''

  it('that was played leaves no sound, address, note or searched number on disk, and no address in memory once locked', async () => {
    const { page } = app
    portal.recordings.add([{ ...recording, start: Date.now() - 3_600_000 }])
    await signIn(page, portal.people.ada)
    await signedIn(page)
    await goTo(page, 'Recordings')
    await page.getByRole('searchbox').fill(`0${local}`)
    await page.getByRole('row').filter({ hasText: recording.caller.number }).first().click()
    const player = page.getByRole('region', { name: 'Player' })
    await player.getByRole('button', { name: 'Play', exact: true }).click()
    const position = player.getByRole('slider', { name: 'Position' })
    await expect.poll(async () => Number(await position.inputValue())).toBeGreaterThan(1)
    const address = await source()
    await page.getByRole('button', { name: /^Add note at/ }).click()
    await page.keyboard.type(`${note} saved`)
    await page.keyboard.press('Enter')
    await page.getByRole('article').getByText(`${note} saved`).waitFor()
    await page.getByRole('button', { name: /^Add note at/ }).click()
    await page.keyboard.type(`${note} unsaved`)
    const canaries = {
      'a note': note,
      'the address that the page plays': opaque(address),
      'the number as it is written': local,
      'the digits of the number': local.replace(' ', ''),
      'the portal’s address of the sound': `${recording.id}/audio`,
    }
    expect(await holdersOf(page, opaque(address))).not.toEqual([])
    const whilePlaying = [...(await everyFile(app.userData)), ...(await everyFile(temporary))]

    await app.menu(['File', 'Lock'])
    await page.getByRole('heading', { level: 1, name: 'Locked' }).waitFor()
    expect(await source()).toBe('')
    expect(await lastingHoldersOf(page, opaque(address))).toEqual([])
    const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))
    const left = [...whilePlaying, ...(await everyFile(app.userData)), ...(await everyFile(temporary))]
    const written = [...left, stored, app.output()]
    for (const [what, canary] of Object.entries({ ...canaries, 'the sound': tone() }))
      expect(written.filter((text) => text.includes(canary) || text.includes(utf16(canary))).length, what).toBe(0)
    expect(left.length).toBeGreaterThan(5)
    expect(portal.audit().filter(({ event }) => event === 'recording-played')).toHaveLength(1)
  })
})

it.skipIf(!onHost)('a copied password is cleared from the clipboard when the app quits', async () => {
  const { sip, password } = await openPhone()
  await sip.getByRole('button', { name: 'Copy SIP password' }).click()
  await expect.poll(() => readFile(clipboard, 'utf8').catch(() => '')).toBe(password)
  await app.closeWindow()
  await app.ended()
  expect(await readFile(clipboard, 'utf8')).toBe('')
})

const utf16 = (text: string) => Buffer.from(text, 'utf16le').toString('latin1')
