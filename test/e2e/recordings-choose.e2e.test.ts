import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readManifest } from '../../src/main/recordings/export/manifest.ts'
import { recordingFilterNames } from '../../src/shared/recordings/recordings.ts'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import type { StoredRecording } from '../portal/recordings/store.ts'
import { expectAccessible } from './accessibility.ts'
import { launchApp, type RunningApp } from './app.ts'
import { look } from './look.ts'
import { goTo, signedIn, signIn, startOver } from './person.ts'

/** Choosing calls in the list, and what can be done with all of them at once. */

const pictures = join('out', 'recordings-choose')
const count = 250
const minute = 60_000

/** Calls of a second, one a minute; the latest has the highest number. */
const calls: StoredRecording[] = Array.from({ length: count }, (_, index) => ({
  id: `call-${index}`,
  start: Date.now() - (count - index + 15) * minute,
  seconds: 1,
  direction: 'inbound',
  caller: { number: `+44 1632 960${String(index).padStart(3, '0')}`, name: '' },
  callee: { number: '200', name: 'Ada Fernandes' },
  state: 'available',
}))

let portal: RunningPortal
let app: RunningApp
let page: Page
let folder: string

beforeAll(async () => {
  await mkdir(pictures, { recursive: true })
  portal = await startPortal({
    phones: 3,
    capabilities: { recordings: { filters: [...recordingFilterNames], holds: true } },
  })
  portal.recordings.add(calls)
  app = await launchApp({ portal: portal.url, keychain: 'absent' })
  page = app.page
  await signIn(page, portal.people.ada)
  await signedIn(page)
})
afterAll(async () => {
  await app?.close()
  await portal?.close()
})
beforeEach(async () => {
  const parent = await mkdtemp(join(tmpdir(), 'recordings-choose-'))
  folder = join(parent, 'Exports')
  await mkdir(folder)
  await app.setBounds({ x: 0, y: 0, width: 1280, height: 800 })
  await page.evaluate(() => window.bridge.call('recordings.keepSearches', { zone: 'portal', last: null, saved: [] }))
  await startOver(page)
  await goTo(page, 'Recordings')
  await page.getByText(`${count} calls`, { exact: true }).first().waitFor()
  return () => rm(parent, { recursive: true, force: true })
})
afterEach(() => portal.faults.clear())

const dialog = () => page.getByRole('dialog')
const grid = () => page.getByRole('grid', { name: 'Calls' })
const row = (index: number) =>
  grid()
    .getByRole('row')
    .filter({ hasText: `+44 1632 960${String(index).padStart(3, '0')}` })
const selected = () => grid().getByRole('row', { selected: true })
const bar = () => page.getByRole('region', { name: 'Selected calls' })
const counted = (words: string) => bar().getByText(words, { exact: true }).waitFor()
const button = (name: string) => bar().getByRole('button', { name, exact: true })
const exportBar = () => page.getByRole('region', { name: 'Export', exact: true })
const top = () => grid().evaluate((element) => element.getBoundingClientRect().top)

/** Puts the keyboard on the latest call. */
async function toList() {
  await grid().focus()
  await page.keyboard.press('Home')
}

/** Exports what is selected into the folder, and resolves with the calls of the manifest. */
async function exported(title: string) {
  await button('Export…').click()
  await dialog().getByRole('heading', { name: title }).waitFor()
  await app.answerDialog(folder)
  await dialog().getByRole('button', { name: 'Export', exact: true }).click()
  await exportBar()
    .getByText(/saved in “Exports”/)
    .waitFor()
  await exportBar().getByRole('button', { name: 'Close the notice of the export' }).click()
  return readManifest(await readFile(join(folder, 'manifest.json'), 'utf8')).map(({ id }) => id)
}

describe('choosing calls', () => {
  it('by Shift and the arrows exports exactly those, and nothing in the list moves', async () => {
    await toList()
    const before = await top()
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await counted('4 selected')
    await page.keyboard.press('Shift+ArrowUp')
    await counted('3 selected')
    expect(await selected().count()).toBe(3)
    expect(await top()).toBe(before)
    expect(await page.getByRole('search').isVisible()).toBe(false)
    await expectAccessible(page)
    expect((await exported('Export 3 calls, 3 recordings')).toSorted()).toEqual(['call-247', 'call-248', 'call-249'])
    expect((await readdir(folder)).filter((name) => name.endsWith('.wav'))).toHaveLength(3)
    await grid().focus()
    await page.keyboard.press('Escape')
    await bar().waitFor({ state: 'detached' })
    expect(await grid().getAttribute('aria-multiselectable')).toBeNull()
    await page.getByRole('search').waitFor()
  })

  it('by Ctrl+A chooses all that match, of which one is taken out by Space', async () => {
    await toList()
    await page.keyboard.press('Control+a')
    await counted('250 selected')
    expect(await button('Select all 250 that match').count()).toBe(0)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press(' ')
    await counted('249 selected')
    await button('Select all 250 that match').waitFor()
    const ids = await exported('Export 249 calls, 249 recordings')
    expect(ids).toHaveLength(249)
    expect(ids).not.toContain('call-248')
    await button('Clear').click()
    await bar().waitFor({ state: 'detached' })
    await expect.poll(() => grid().evaluate((element) => element === document.activeElement)).toBe(true)
  })

  it('by mouse alone: with Ctrl, with Shift, and from the menu of a row', async () => {
    await row(249).click({ modifiers: ['ControlOrMeta'] })
    await row(247).click({ modifiers: ['ControlOrMeta'] })
    await counted('2 selected')
    await row(244).click({ modifiers: ['Shift'] })
    await counted('5 selected')
    await row(245).click()
    await counted('4 selected')
    expect(await page.getByRole('article').count()).toBe(0)
    if (process.env.E2E_RUNTIME !== 'electron') {
      const offered = async () => (await app.contextMenu())?.map(({ label }) => label)
      await row(246).click({ button: 'right' })
      await expect.poll(offered).toEqual(['Open', 'Play', 'Deselect', 'Copy number'])
      await app.chooseInContextMenu('Deselect')
      await counted('3 selected')
      await row(246).click({ button: 'right' })
      await expect.poll(offered).toContain('Select')
      await app.chooseInContextMenu('Play')
      await page
        .getByRole('article')
        .getByRole('button', { name: 'Pause' })
        .or(page.getByText('Paused'))
        .first()
        .waitFor()
    }
  })

  it('begins with a button, and ends when other calls are searched for, but not with another order', async () => {
    await page.getByRole('button', { name: 'Select calls' }).click()
    await counted('No calls selected')
    await row(248).click()
    await counted('1 selected')
    await grid().getByRole('button', { name: 'Time' }).click()
    await row(0).waitFor()
    await counted('1 selected')
    await page.getByRole('button', { name: 'Go to…' }).click()
    await dialog()
      .getByLabel('Date', { exact: true })
      .fill(new Date(Date.now() - 100 * 1440 * minute).toISOString().slice(0, 10))
    await dialog().getByRole('button', { name: 'Go', exact: true }).click()
    await bar().waitFor({ state: 'detached' })
  })

  it('reads the calls of a range that were never on the screen', async () => {
    await row(249).click({ modifiers: ['ControlOrMeta'] })
    await grid().focus()
    await page.keyboard.press('Shift+End')
    await counted('250 selected')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Shift+End')
    await counted('249 selected')
  })
})

describe('a hold on the chosen calls', () => {
  const onHold = () =>
    grid()
      .getByRole('row')
      .filter({ has: page.getByRole('img', { name: 'On hold' }) })
  async function openHold(title: string) {
    await button('Hold…').click()
    await dialog().getByRole('heading', { name: title }).waitFor()
    await dialog().getByLabel('Reason', { exact: true }).fill('Complaint')
    await dialog().getByLabel('Case number', { exact: true }).fill('4471')
  }
  const putOnHold = () => dialog().getByRole('button', { name: 'Put on hold' }).click()

  it('is on each of them, and is seen in the list', async () => {
    await toList()
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await openHold('Put the recordings of 3 calls on hold')
    await expectAccessible(page)
    await look(page, join(pictures, 'hold.png'))
    await putOnHold()
    await dialog().getByRole('heading', { name: '3 recordings are on hold' }).waitFor()
    await expectAccessible(page)
    await dialog().getByRole('button', { name: 'Done' }).click()
    await bar().waitFor({ state: 'detached' })
    await expect.poll(() => onHold().count()).toBe(3)
    await row(249).click()
    await page.getByText(/^On hold since .*, case 4471: cannot be deleted$/).waitFor()
  })

  it('says what was on hold already, what could not be, and why; the rest can be tried again', async () => {
    await app.invoke('recordings.hold', [{ recording: 'call-246', hold: { reason: 'Before', case: '' } }])
    portal.faults.next('PUT */call-245/hold', { kind: 'reset' })
    await row(246).click({ modifiers: ['ControlOrMeta'] })
    await row(244).click({ modifiers: ['Shift'] })
    await openHold('Put the recordings of 3 calls on hold')
    await putOnHold()
    await dialog().getByRole('heading', { name: '1 on hold, 1 could not be' }).waitFor()
    await dialog().getByText('1 recording was on hold already.').waitFor()
    await dialog().getByRole('cell', { name: '+44 1632 960245' }).waitFor()
    await expectAccessible(page)
    await look(page, join(pictures, 'hold-problems.png'))
    await dialog().getByRole('button', { name: 'Try again' }).click()
    await dialog().getByRole('heading', { name: '1 recording is on hold' }).waitFor()
    await dialog().getByText('2 recordings were on hold already.').waitFor()
    await dialog().getByRole('button', { name: 'Done' }).click()
    const kept = await app.invoke('recordings.read', [{ recording: 'call-246' }])
    expect(kept).toMatchObject({ value: { hold: { reason: 'Before' } } })
  })

  it('can be stopped, and what is on hold by then stays so', async () => {
    portal.faults.set('PUT */hold', { kind: 'latency', ms: 300 })
    await toList()
    await page.keyboard.press('Control+a')
    await openHold('Put the recordings of 250 calls on hold')
    await putOnHold()
    await dialog()
      .getByText(/^[1-9]\d* of 250 calls$/)
      .waitFor()
    await look(page, join(pictures, 'hold-running.png'))
    await dialog().getByRole('button', { name: 'Stop' }).click()
    await dialog()
      .getByRole('heading', { name: /^Stopped, \d+ recordings? (is|are) on hold$/ })
      .waitFor()
    await expectAccessible(page)
    await dialog().getByRole('button', { name: 'Done' }).click()
    await counted('250 selected')
  })
})

describe('the bar', () => {
  it('has room in every window', async () => {
    await toList()
    await page.keyboard.press('Shift+ArrowDown')
    await counted('2 selected')
    const sizes = [
      [1280, 800],
      [880, 600],
      [640, 700],
      [320, 640],
    ] as const
    for (const [width, height] of sizes) {
      await look(page, join(pictures, `bar-${width}.png`), { size: { width, height } })
    }
    await look(page, join(pictures, 'bar-dark.png'), { theme: 'dark' })
    await look(page, join(pictures, 'bar-forced.png'), { forcedColors: true })
    await app.setBounds({ x: 0, y: 0, width: 640, height: 700 })
    await expectAccessible(page)
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(await overflow()).toBeLessThanOrEqual(0)
  })
})
