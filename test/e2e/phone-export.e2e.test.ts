import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import jsQR from 'jsqr'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
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
  await dialog().getByLabel('Make of the phone', { exact: true }).waitFor()
}

/** Continues up to the preview of the files. */
async function openFiles(phone: { name: string; extension: string }): Promise<void> {
  await openExport(phone)
  await press('Continue')
  await dialog().getByRole('button', { name: 'Save to a folder' }).waitFor()
}

const chooseToSave = async (name: string) => {
  await press('More ways to save')
  await app.page.getByRole('menuitem', { name, exact: true }).click()
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
    await chooseToSave('Save as ZIP')
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
    await dialog().getByLabel('Make of the phone', { exact: true }).selectOption('baresip')
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
    await chooseToSave('Serve to the phone')
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

describe('an account without phones', () => {
  it('has no Export', async () => {
    const none = await startPortal({ phones: 0 })
    const other = await launchApp({ portal: none.url, keychain: 'absent' })
    onTestFinished(async () => {
      await other.close()
      await none.close()
    })
    await signIn(other.page, none.people.ada)
    await signedIn(other.page)
    await openPhones(other.page)
    await other.page.getByText('No phones yet').first().waitFor()
    expect(await other.page.getByRole('button', { name: 'Export' }).count()).toBe(0)
  })
})
