import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import jsQR from 'jsqr'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { parseMac } from '../../src/shared/phones/mac-address.ts'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { expectAccessible } from './accessibility.ts'
import { launchApp, type RunningApp } from './app.ts'
import { openPhones, signedIn, signIn, startOver } from './person.ts'
import { tftpGet } from './tftp-get.ts'

/** Getting phones' settings into phones without typing them. */

let portal: RunningPortal
let app: RunningApp
let folder: string

beforeAll(async () => {
  portal = await startPortal({
    phones: 240,
    capabilities: {
      phones: {
        softphones: { linphone: true, acrobits: 'NORTHWIND' },
        sipPassword: { minLength: 8, maxLength: 64, required: [], minClasses: 0, digitsOnly: false, blocklist: false },
      },
    },
  })
  app = await launchApp({ portal: portal.url, keychain: 'absent' })
  await signIn(app.page, portal.people.ada)
  await signedIn(app.page)
})
afterAll(async () => {
  await app?.close()
  await portal?.close()
})
beforeEach(async () => {
  await startOver(app.page)
  await openPhones(app.page)
  folder = await mkdtemp(join(tmpdir(), 'phone-export-'))
  return () => rm(folder, { recursive: true, force: true })
})

function phoneOf(maker: string) {
  const phone = portal.phones.all().find(({ device }) => device.startsWith(maker))
  if (!phone?.sip) throw new Error(`The portal has no ${maker}`)
  return { ...phone, sip: phone.sip, password: portal.phones.password(phone.id, 'sip') }
}

async function open(phone: { name: string; extension: string }): Promise<void> {
  await app.page.getByRole('searchbox').fill(phone.extension)
  await app.page.getByRole('gridcell', { name: phone.extension, exact: true }).click()
  await app.page.getByRole('article', { name: phone.name }).waitFor()
}

const dialog = () => app.page.getByRole('dialog')
const press = (name: string, within: Locator = dialog()) => within.getByRole('button', { name, exact: true }).click()

async function openExport(phone: { name: string; extension: string }): Promise<void> {
  await open(phone)
  await press('Export for this phone', app.page.getByRole('article'))
  await dialog().getByLabel('Phone', { exact: true }).waitFor()
}

/** Continues up to the preview of the files. */
async function openFiles(phone: { name: string; extension: string }): Promise<void> {
  await openExport(phone)
  await press('Continue')
  await dialog().getByRole('button', { name: 'Save to a folder' }).waitFor()
}

const leave = async () => {
  await app.page.keyboard.press('Escape')
  await dialog().waitFor({ state: 'detached' })
}

describe('files for one phone', () => {
  it('shows them with the password masked and with the names that the phone asks for', async () => {
    const phone = phoneOf('Polycom')
    await openExport(phone)
    await expectAccessible(app.page)
    await press('Continue')
    await dialog().getByText(`${phone.mac}-registration.cfg`, { exact: true }).click()
    const text = await dialog().textContent()
    expect(text).toContain(phone.sip.authorizationId)
    expect(text).toContain('********')
    expect(await app.page.content()).not.toContain(phone.password)
    await expectAccessible(app.page)
  })

  it('saves them into a folder, readable only by their owner, and says where', async () => {
    const phone = phoneOf('Polycom')
    await openFiles(phone)
    await app.answerDialog(folder)
    await press('Save to a folder')
    await dialog()
      .getByText(/^Saved in /)
      .waitFor()
    expect((await readdir(folder)).toSorted()).toEqual([`${phone.mac}-registration.cfg`, `${phone.mac}.cfg`])
    const path = join(folder, `${phone.mac}-registration.cfg`)
    expect(await readFile(path, 'utf8')).toContain(`reg.1.auth.password="${phone.password}"`)
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600)
  })

  it('asks before it replaces any file, naming the files, and does not change them until the person agrees', async () => {
    const phone = phoneOf('Polycom')
    const path = join(folder, `${phone.mac}.cfg`)
    await writeFile(path, 'mine')
    await openFiles(phone)
    await app.answerDialog(folder)
    await press('Save to a folder')
    await dialog().getByText('A file already exists').waitFor()
    await dialog().getByRole('alert').getByText(`${phone.mac}.cfg`, { exact: true }).waitFor()
    expect(await readFile(path, 'utf8')).toBe('mine')
    expect(await readdir(folder)).toHaveLength(1)
    await expectAccessible(app.page)
    await press('Replace')
    await dialog()
      .getByText(/^Saved in /)
      .waitFor()
    expect(await readFile(path, 'utf8')).toContain('APPLICATION')
  })

  it('saves them as a zip, and the system asks before a zip is replaced', async () => {
    const phone = phoneOf('Polycom')
    const path = join(folder, 'phone.zip')
    await openFiles(phone)
    await app.answerDialog(path)
    await press('Save as ZIP')
    await dialog().getByText('Saved in phone.zip').waitFor()
    const files = unzipSync(await readFile(path))
    expect(strFromU8(files[`${phone.mac}-registration.cfg`] ?? new Uint8Array())).toContain(phone.password)
    const asked = (await app.askedDialogs()).findLast(({ kind }) => kind === 'showSaveDialog')
    expect(JSON.stringify(asked)).toContain('showOverwriteConfirmation')
  })

  it('accepts a MAC address in any notation, and explains what is wrong with an invalid one', async () => {
    const phone = phoneOf('Yealink')
    await openExport(phone)
    await dialog().getByLabel('MAC address').fill('00:15:65')
    await press('Continue')
    await dialog()
      .getByText(/12 digits/)
      .waitFor()
    await dialog().getByLabel('MAC address').fill('0015.65AB.CDEF')
    await press('Continue')
    await dialog().getByText('001565abcdef.cfg', { exact: true }).waitFor()
  })

  it('refuses what a format cannot represent, names the character, and offers a password that fits', async () => {
    const phone = phoneOf('Linphone')
    portal.phones.setPassword(phone.id, 'sip', 'semi;colon-1')
    onTestFinished(() => portal.phones.setPassword(phone.id, 'sip', phone.password))
    await openExport(phone)
    await dialog().getByLabel('Phone', { exact: true }).selectOption('baresip')
    await press('Continue')
    await dialog()
      .getByText(/contains this character: semicolon/)
      .waitFor()
    await expectAccessible(app.page)
    await press('Set a new password that fits')
    await app.page.getByRole('dialog', { name: 'Set a new SIP password' }).waitFor()
    await app.page.keyboard.press('Escape')
    await app.page.getByRole('dialog', { name: 'Set a new SIP password' }).waitFor({ state: 'detached' })
  })
})

describe('a softphone', () => {
  const code = () => dialog().getByRole('img', { name: 'QR code' })
  /** Shows the code for one softphone. */
  async function showCode(phone: ReturnType<typeof phoneOf>) {
    await open(phone)
    await press('QR code', app.page.getByRole('article'))
    await dialog().getByText('The code is hidden.').waitFor()
    await dialog().getByLabel('Softphone').selectOption('acrobits')
    await press('Show code')
    await code().waitFor()
  }

  it('is set up by a QR code that an independent decoder reads, and that is hidden when the window loses the focus', async () => {
    const phone = phoneOf('Groundwire')
    await showCode(phone)
    await expectAccessible(app.page)
    expect(await decoded(code())).toBe(
      `csc:${encodeURIComponent(phone.sip.username)}:${encodeURIComponent(phone.password)}@NORTHWIND`,
    )
    await app.blur()
    await code().waitFor({ state: 'detached' })
    await app.focus()
  })

  it('never shows one softphone’s code under another’s name', async () => {
    await showCode(phoneOf('Groundwire'))
    await dialog().getByLabel('Softphone').selectOption('linphone')
    await code().waitFor({ state: 'detached' })
    await press('Show code')
    await code().waitFor()
    expect(await decoded(code())).toContain(`${portal.url}/provisioning/`)
  })
})

/** Reads the code off the screen, as a camera would. */
async function decoded(code: Locator): Promise<string | undefined> {
  const png = (await code.screenshot({ animations: 'disabled', scale: 'css' })).toString('base64')
  const pixels = await app.page.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0))
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
    const context = canvas.getContext('2d')
    context?.drawImage(bitmap, 0, 0)
    const { data: rgba = [] } = context?.getImageData(0, 0, bitmap.width, bitmap.height) ?? {}
    return { rgba: Array.from(rgba), width: bitmap.width, height: bitmap.height }
  }, png)
  return jsQR(Uint8ClampedArray.from(pixels.rgba), pixels.width, pixels.height)?.data
}

describe('serving files to a phone', () => {
  const shownUrl = async () => ((await dialog().locator('code').first().textContent()) ?? '').trim()
  const serve = async (protocol: 'http' | 'tftp') => {
    const phone = phoneOf('Grandstream')
    await openExport(phone)
    await press('Continue')
    await press('Serve to the phone')
    await dialog().getByLabel('Network').selectOption('127.0.0.1')
    await dialog().getByLabel('Protocol').selectOption(protocol)
    await dialog()
      .getByText(/not encrypted/)
      .waitFor()
    await press('Start')
    await dialog().getByText('Stops in').waitFor()
    return phone
  }

  it('serves the files over HTTP, shows who fetched them, and stops on Stop', async () => {
    const phone = await serve('http')
    const url = await shownUrl()
    const file = await fetch(`${url}cfg${phone.mac}.xml`)
    expect(await file.text()).toContain(`<P34>${phone.password}</P34>`)
    await dialog()
      .getByRole('cell', { name: `cfg${phone.mac}.xml` })
      .waitFor()
    await dialog().getByRole('cell', { name: 'Sent' }).waitFor()
    expect(await app.page.content()).not.toContain(phone.password)
    await expectAccessible(app.page)
    await press('Stop')
    await dialog().getByText('The server has stopped').waitFor()
    await expect(fetch(url)).rejects.toThrow()
  })

  it('serves them over TFTP, and stops as soon as the person leaves', async () => {
    const phone = await serve('tftp')
    const port = Number(new URL((await shownUrl()).replace('tftp:', 'http:')).port || 69)
    const file = await tftpGet(port, `cfg${phone.mac}.xml`)
    expect(file?.toString()).toContain(`<P34>${phone.password}</P34>`)
    await leave()
    await expect.poll(() => tftpGet(port, `cfg${phone.mac}.xml`)).toBeNull()
  })
})

describe('many phones', () => {
  const openMany = async () => {
    await press('Export', app.page.getByRole('main'))
    await dialog().getByText('Which phones?').waitFor()
  }

  it('exports a CSV of 200 as far as possible, and gives the reason for every line that failed', async () => {
    const phones = portal.phones
      .all()
      .filter(({ mac }) => mac !== null)
      .slice(0, 196)
    const lines = phones.map(({ extension, mac, device }) => `${extension},${mac},${device}`)
    lines.splice(
      10,
      0,
      '9999,0004f2000001,Polycom',
      `${phones[0]?.extension},not-a-mac,Polycom`,
      ',0004f2000002,Polycom',
    )
    lines.push(`${phones[1]?.extension},${phones[1]?.mac},${phones[1]?.device}`)
    const list = join(folder, 'phones.csv')
    await writeFile(list, `Extension,MAC,Model\r\n${lines.join('\r\n')}\r\n`)
    const zip = join(folder, 'phones.zip')

    await openMany()
    await expectAccessible(app.page)
    await app.answerDialog(list)
    await press('Open a CSV file')
    await dialog().getByText('197 phones to export.').waitFor()
    await dialog().getByText('3 lines cannot be exported. The report says why.').waitFor()
    await app.answerDialog(zip)
    await press('Save as ZIP')
    await dialog()
      .getByText(/^196 phones exported/)
      .waitFor()
    for (const [line, why] of [
      ['12', 'The portal has no phone with this extension.'],
      ['13', '“not-a-mac” is not a MAC address.'],
      ['14', 'It has no extension.'],
      ['201', 'Line 3 has the same MAC address.'],
    ] as const) {
      const row = dialog()
        .getByRole('row')
        .filter({ has: app.page.getByRole('cell', { name: line, exact: true }) })
      expect(await row.textContent()).toContain(why)
    }
    await expectAccessible(app.page)
    await press('Copy report')
    await expect.poll(() => app.clipboard()).toContain('13\t')

    const text = Object.values(unzipSync(await readFile(zip)))
      .map((file) => strFromU8(file))
      .join('\n')
    for (const { id } of phones) expect(text).toContain(portal.phones.password(id, 'sip'))
    if (process.platform !== 'win32') expect((await stat(zip)).mode & 0o777).toBe(0o600)
  })

  it('asks for the password during the export if the last reauthentication is too old, and goes on', async () => {
    portal.clock.advance(6 * 60_000)
    const zip = join(folder, 'few.zip')
    await openMany()
    await press('Paste a list')
    const [one, two] = portal.phones.all().filter(({ mac }) => mac !== null)
    await dialog().getByLabel('List').fill(`${one?.extension}\n${two?.extension}`)
    await press('Continue')
    await dialog().getByText('2 phones to export.').waitFor()
    await app.answerDialog(zip)
    await press('Save as ZIP')
    const proof = app.page.getByRole('dialog', { name: 'Enter your portal password' })
    await proof.getByLabel('Password', { exact: true }).fill(portal.people.ada.password)
    await press('Continue', proof)
    await dialog()
      .getByText(/^2 phones exported/)
      .waitFor()
    expect(
      Object.keys(unzipSync(await readFile(zip))).some((name) => parseMac(name.split('.')[0] ?? '') !== null),
    ).toBe(true)
  })

  it('can be cancelled, and leaves no files', async () => {
    portal.faults.set('*/phones/*', { kind: 'latency', ms: 400 })
    onTestFinished(() => portal.faults.clear())
    await openMany()
    await press(`The 240 phones now in the list`)
    await app.answerDialog(join(folder, 'all.zip'))
    await press('Save as ZIP')
    await dialog()
      .getByText(/^Writing files/)
      .waitFor()
    await press('Cancel')
    await dialog().getByText('Cancelled. Nothing was saved.').waitFor()
    expect(await readdir(folder)).toEqual([])
  })

  it('exports phones chosen one by one in the list, also by keyboard', async () => {
    await openMany()
    await press('Choose phones in the list')
    await dialog().waitFor({ state: 'detached' })
    const grid = app.page.getByRole('grid')
    await grid.focus()
    for (const key of ['Home', ' ', 'ArrowDown', 'Shift+ArrowDown']) await grid.press(key)
    await app.page.getByText('3 phones chosen').waitFor()
    await expectAccessible(app.page)
    await app.page.getByRole('button', { name: 'Export', exact: true }).last().click()
    await dialog().getByText('3 phones to export.').waitFor()
  })
})

describe('an account with one login for all its phones', () => {
  it('is exported for as many phones as MAC addresses are pasted', async () => {
    const shared = await startPortal({ capabilities: { phones: { scope: 'account' } } })
    const other = await launchApp({ portal: shared.url, keychain: 'absent' })
    onTestFinished(async () => {
      await other.close()
      await shared.close()
    })
    const { page } = other
    await signIn(page, shared.people.ada)
    await signedIn(page)
    await page.evaluate(() => {
      location.hash = '/phones'
    })
    await page.getByRole('button', { name: 'Export for many phones' }).click()
    const asked = page.getByRole('dialog')
    await asked.getByLabel('MAC addresses').fill('00:04:f2:00:00:01, 0004.f200.0002\n0004f2000003')
    await press('Continue', asked)
    await asked.getByText('3 phones to export.').waitFor()
    await press('Save as ZIP', asked)
    await asked.getByText('Choose the make of the phone.').waitFor()
    await expectAccessible(page)
    await asked.getByLabel('Make of the phones').selectOption('yealink')
    const zip = join(folder, 'account.zip')
    await other.answerDialog(zip)
    await press('Save as ZIP', asked)
    await asked.getByText(/^3 phones exported/).waitFor()
    const files = unzipSync(await readFile(zip))
    expect(Object.keys(files)).toEqual(['0004f2000001.cfg', '0004f2000002.cfg', '0004f2000003.cfg'])
    const password = shared.phones.password('account', 'sip')
    for (const file of Object.values(files)) expect(strFromU8(file)).toContain(`account.1.password = ${password}`)
  })
})

describe('an account of ten thousand phones', () => {
  it('lets the person select all of them at once and deselect some, and main exports exactly those', async () => {
    const large = await startPortal({ phones: 10_000 })
    const other = await launchApp({ portal: large.url, keychain: 'absent' })
    onTestFinished(async () => {
      await other.close()
      await large.close()
    })
    const { page } = other
    await signIn(page, large.people.ada)
    await signedIn(page)
    await openPhones(page)
    await page.getByText('10,000 phones', { exact: true }).waitFor()
    await press('Export', page.getByRole('main'))
    const asked = page.getByRole('dialog')
    await press('Choose phones in the list', asked)
    const grid = page.getByRole('grid')
    await grid.focus()
    for (const key of ['Control+a', 'Home', ' ']) await grid.press(key)
    await page.getByText('9,999 phones chosen').waitFor()
    await page.getByRole('button', { name: 'Export', exact: true }).last().click()
    await asked.getByText('9,999 phones to export.').waitFor()
    await other.answerDialog(join(folder, 'all.zip'))
    await press('Save as ZIP', asked)
    await asked.getByText(/^Writing files: [\d,]+ of 9,999 phones/).waitFor()
    await press('Cancel', asked)
    await asked.getByText('Cancelled. Nothing was saved.').waitFor()
  })
})
