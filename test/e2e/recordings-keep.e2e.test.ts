import { execFile, execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { readManifest } from '../../src/main/recordings/export/manifest.ts'
import { type FaultProxy, startFaultProxy } from '../portal/fault-proxy.ts'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { expectAccessible } from './accessibility.ts'
import { launchApp, type RunningApp } from './app.ts'
import { goTo, signedIn, signIn, startOver } from './person.ts'
import { calls, count, savingOn, soundOf } from './recordings-saved.ts'

/** Saving all recordings that match as files. */

let portal: RunningPortal
let proxy: FaultProxy
let app: RunningApp
let page: Page
let folder: string

beforeAll(async () => {
  portal = await startPortal({ phones: 3, capabilities: { recordings: { filters: ['party', 'text', 'recorded'] } } })
  portal.recordings.add(calls)
  proxy = await startFaultProxy(new URL(portal.url))
  app = await launchApp({ portal: proxy.origin, keychain: 'absent' })
  page = app.page
  await signIn(page, portal.people.ada)
  await signedIn(page)
})
afterAll(async () => {
  await app?.close()
  await proxy?.close()
  await portal?.close()
})
beforeEach(async () => {
  const parent = await mkdtemp(join(tmpdir(), 'recordings-keep-'))
  folder = join(parent, 'Exports')
  await mkdir(folder)
  return () => rm(parent, { recursive: true, force: true })
})
afterEach(() => portal.recordings.spoilSound(null))

const { dialog, bar, openExport } = savingOn(() => page)

describe('exporting all calls that match', () => {
  beforeEach(() => startOver(page))

  it('counts them, survives a cut of the line on any page, and leaves files that sha256sum verifies', async () => {
    await openExport()
    await dialog().getByRole('heading', { name: 'Export 500 calls, 500 recordings' }).waitFor()
    await dialog()
      .getByText(/For example: [\d-]+ [\d-]+ \+441632960499 Ada Fernandes\.wav/)
      .waitFor()
    await expectAccessible(page)
    await app.answerDialog(folder)
    await dialog().getByRole('button', { name: 'Choose folder…' }).click()
    await dialog().getByText('Exports', { exact: true }).waitFor()
    await dialog()
      .getByText(/^About .+, .+ free$/)
      .waitFor()
    await dialog().getByRole('button', { name: 'Export', exact: true }).click()
    await dialog().waitFor({ state: 'detached' })
    await bar()
      .getByText(/^Exporting [\d,]+ of 500 calls/)
      .waitFor()
    await goTo(page, 'Dashboard')
    await bar()
      .getByText(/^Exporting [1-9]\d+ of 500 calls/)
      .waitFor()
    await expectAccessible(page)
    await proxy.set({ kind: 'gone' })
    await bar()
      .getByText(/^Waiting for the portal at \d+ of 500 calls/)
      .waitFor()
    await proxy.set(null)
    await bar().getByText('500 recordings saved in “Exports”').waitFor()
    await expectAccessible(page)

    const entries = readManifest(await readFile(join(folder, 'manifest.json'), 'utf8'))
    expect(entries).toHaveLength(500)
    for (const { id, file } of entries) {
      const bytes = await readFile(join(folder, file ?? ''))
      if (!bytes.equals(soundOf(id))) throw new Error(`${file} has other bytes`)
    }
    if (has('sha256sum')) await promisify(execFile)('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: folder })
    await bar().getByRole('button', { name: 'Show in folder' }).click()
    await expect.poll(async () => (await app.shownItems()).at(-1)).toContain(folder)
    await bar().getByRole('button', { name: 'Close the notice of the export' }).click()
    await bar().waitFor({ state: 'detached' })
  })

  it('can be paused, and is cancelled only after a question, all by keyboard', async () => {
    await openExport()
    await app.answerDialog(folder)
    // The title has the focus: the list's own choices come after it.
    await page.keyboard.press('Tab')
    await dialog().getByRole('radio', { name: 'Recordings, with a list of the calls' }).press('Enter')
    await bar().getByRole('button', { name: 'Pause export' }).press('Enter')
    const resume = bar().getByRole('button', { name: 'Resume export' })
    await resume.waitFor()
    await bar()
      .getByText(/^Paused at \d+ of 500 calls/)
      .waitFor()
    expect(await resume.evaluate((button) => button === document.activeElement)).toBe(true)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await dialog().getByRole('heading', { name: 'Cancel the export?' }).waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Enter')
    await dialog().waitFor({ state: 'detached' })
    await bar()
      .getByText(/^Paused at/)
      .waitFor()
    await page.keyboard.press('Enter')
    await dialog().getByRole('button', { name: 'Cancel export' }).press('Enter')
    await bar().getByText('Export cancelled').waitFor()
    await bar().getByRole('button', { name: 'Close the notice of the export' }).press('Enter')
  })

  it('writes the list alone where only that is chosen', async () => {
    await openExport()
    await dialog().getByRole('radio', { name: 'Only the list of the calls' }).check()
    await dialog().getByLabel('Save as').selectOption('csv')
    expect(await dialog().getByLabel('File names').count()).toBe(0)
    const path = join(folder, 'calls.csv')
    await app.answerDialog(path)
    await dialog().getByRole('button', { name: 'Export', exact: true }).click()
    await bar().getByText('List of 500 calls saved as “calls.csv”').waitFor()
    expect((await readFile(path, 'utf8')).trim().split('\r\n')).toHaveLength(501)
    await bar().getByRole('button', { name: 'Close the notice of the export' }).click()
  })

  it('says which recordings were not saved, and why', async () => {
    portal.recordings.spoilSound('wrong-digest')
    await openExport()
    await app.answerDialog(folder)
    await dialog().getByRole('button', { name: 'Export', exact: true }).click()
    await bar().getByText('0 saved in “Exports”, 500 not').waitFor()
    await bar().getByRole('button', { name: 'Show report' }).click()
    await dialog().getByRole('heading', { name: '500 recordings could not be saved' }).waitFor()
    await dialog().getByRole('cell', { name: 'Its SHA-256 is not the one that the portal recorded.' }).first().waitFor()
    await expectAccessible(page)
    await dialog().getByRole('button', { name: 'Done' }).click()
    await bar().getByRole('button', { name: 'Close the notice of the export' }).click()
  })
})

describe('an export that a restart cut off', () => {
  it('is offered, not begun unasked, and fetches only what is missing', async () => {
    const own = await launchApp({ portal: portal.url, keychain: 'absent' })
    onTestFinished(() => own.close())
    await signIn(own.page, portal.people.ada)
    await openExport(own.page)
    await own.answerDialog(folder)
    await dialog(own.page).getByRole('button', { name: 'Export', exact: true }).click()
    await bar(own.page)
      .getByText(/^Exporting [1-9]\d+ of 500 calls/)
      .waitFor()
    await own.restart()
    await signIn(own.page, portal.people.ada)
    await bar(own.page)
      .getByText(/^The export to “Exports” was not finished: \d+ of 500 calls saved$/)
      .waitFor()
    const before = downloads()
    await expectAccessible(own.page)
    expect(downloads()).toBe(before)
    await bar(own.page).getByRole('button', { name: 'Resume export' }).click()
    await bar(own.page).getByText('500 recordings saved in “Exports”').waitFor()
    expect(downloads() - before).toBeLessThan(count)
  })
})

const downloads = () => portal.audit().filter(({ event }) => event === 'recording-downloaded').length

function has(program: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`])
    return true
  } catch {
    return false
  }
}
