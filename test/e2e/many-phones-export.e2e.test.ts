import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { parseMac } from '../../src/shared/phones/mac-address.ts'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { expectAccessible } from './accessibility.ts'
import { launchApp, type RunningApp } from './app.ts'
import { openPhones, signedIn, signIn, startOver } from './person.ts'

let portal: RunningPortal
let app: RunningApp
let folder: string

beforeAll(async () => {
  portal = await startPortal({ phones: 240 })
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
  folder = await mkdtemp(join(tmpdir(), 'phones-export-'))
  return () => rm(folder, { recursive: true, force: true })
})

const dialog = () => app.page.getByRole('dialog')
const press = (name: string, within: Locator = dialog()) => within.getByRole('button', { name, exact: true }).click()

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
    await dialog().getByText('3 lines will be skipped. The report says why.').waitFor()
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
    await press('Select phones in the list')
    await dialog().waitFor({ state: 'detached' })
    const grid = app.page.getByRole('grid')
    await grid.focus()
    for (const key of ['Home', ' ', 'ArrowDown', 'Shift+ArrowDown']) await grid.press(key)
    await app.page.getByRole('region', { name: 'Selected phones' }).getByText('3 phones selected').waitFor()
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
  it('lets the person select all of them at once and deselect one, and starts an export of exactly that many', async () => {
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
    await press('Select phones in the list', asked)
    const grid = page.getByRole('grid')
    await grid.focus()
    for (const key of ['Control+a', 'Home', ' ']) await grid.press(key)
    await page.getByRole('region', { name: 'Selected phones' }).getByText('9,999 phones selected').waitFor()
    await page.getByRole('button', { name: 'Export', exact: true }).last().click()
    await asked.getByText('9,999 phones to export.').waitFor()
    await other.answerDialog(join(folder, 'all.zip'))
    await press('Save as ZIP', asked)
    await asked.getByText(/^Writing files: [\d,]+ of 9,999 phones/).waitFor()
    await press('Cancel', asked)
    await asked.getByText('Cancelled. Nothing was saved.').waitFor()
  })
})
