import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { expectAccessible } from './accessibility.ts'
import { launchApp, type RunningApp } from './app.ts'
import { whyNoOwnEtc } from './own-etc.ts'
import { signedIn, signIn, startOver } from './person.ts'
import { calls, latest, savingOn, soundOf } from './recordings-saved.ts'

/** Saving one recording as a file, and who is offered what to save. */

let portal: RunningPortal
let app: RunningApp
let page: Page
let folder: string

beforeAll(async () => {
  portal = await startPortal({ phones: 3, capabilities: { recordings: { filters: ['party', 'text', 'recorded'] } } })
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
  const parent = await mkdtemp(join(tmpdir(), 'recordings-download-'))
  folder = join(parent, 'Exports')
  await mkdir(folder)
  return () => rm(parent, { recursive: true, force: true })
})
afterEach(() => portal.recordings.spoilSound(null))

const { dialog, detail, downloadButton, openLatest } = savingOn(() => page)

describe('downloading one recording', () => {
  beforeEach(async () => {
    await startOver(page)
    await openLatest()
  })

  it('saves the very bytes that the portal has, says that they are checked, and shows them in their folder', async () => {
    const path = join(folder, 'call.wav')
    await app.answerDialog(path)
    await downloadButton().click()
    await detail().getByText('Saved as call.wav').waitFor()
    await detail().getByText('The file is unchanged', { exact: false }).waitFor()
    expect((await readFile(path)).equals(soundOf(latest?.id ?? ''))).toBe(true)
    const asked = (await app.askedDialogs()).findLast(({ kind }) => kind === 'showSaveDialog')
    expect(JSON.stringify(asked)).toContain('+441632960499 Ada Fernandes.wav')
    await detail().getByRole('button', { name: 'Show in folder' }).click()
    await expect.poll(() => app.shownItems()).toContain(path)
    await expectAccessible(page)
  })

  it('saves nothing of a file whose digest is not the portal’s, and says so', async () => {
    portal.recordings.spoilSound('wrong-digest')
    await app.answerDialog(join(folder, 'call.wav'))
    await downloadButton().click()
    await detail().getByRole('alert').getByText('Nothing was saved: the file is not the original').waitFor()
    expect(await readdir(folder)).toEqual([])
    await expectAccessible(page)
    portal.recordings.spoilSound(null)
    await app.answerDialog(join(folder, 'call.wav'))
    await detail().getByRole('button', { name: 'Try again' }).click()
    await detail().getByText('Saved as call.wav').waitFor()
    expect(await readdir(folder)).toEqual(['call.wav'])
  })
})

describe('a person who may not download', () => {
  it('sees no button for it, and can export the list alone', async () => {
    const own = await launchApp({ portal: portal.url, keychain: 'absent' })
    onTestFinished(() => own.close())
    await signIn(own.page, portal.people.ben)
    await openLatest(own.page)
    expect(await downloadButton(own.page).count()).toBe(0)
    await own.page.getByRole('button', { name: 'Export…' }).click()
    await dialog(own.page).getByText('Only the list of the calls can be exported with this account.').waitFor()
    await dialog(own.page).getByRole('heading', { name: 'Export 500 calls', exact: true }).waitFor()
    expect(await dialog(own.page).getByRole('radio').count()).toBe(0)
  })
})

describe.skipIf(whyNoOwnEtc())('under an organisation’s policy', () => {
  it('that forbids downloads and exports neither is offered, until it allows them', async () => {
    const own = await launchApp({
      portal: portal.url,
      keychain: 'absent',
      policy: { DownloadRecordings: false, ExportRecordings: false },
    })
    onTestFinished(() => own.close())
    await signIn(own.page, portal.people.ada)
    await openLatest(own.page)
    expect(await downloadButton(own.page).count()).toBe(0)
    expect(await own.page.getByRole('button', { name: 'Export…' }).count()).toBe(0)
    await own.changePolicy({ DownloadRecordings: false })
    await own.page.getByRole('button', { name: 'Export…' }).click()
    await dialog(own.page).getByText('Only the list of the calls can be exported with this account.').waitFor()
    await own.changePolicy({})
    await dialog(own.page).getByRole('radio', { name: 'Recordings, with a list of the calls' }).waitFor()
    await downloadButton(own.page).waitFor()
  })
})
