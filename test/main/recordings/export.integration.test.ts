import { execFile } from 'node:child_process'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readManifest } from '../../../src/main/recordings/export/manifest.ts'
import { aCall, begin, calls, ended, recordingsAtPortal, selection, soundOf, until } from './recordings-at-portal.ts'

const manifestOf = async (folder: string) => readManifest(await readFile(join(folder, 'manifest.json'), 'utf8'))
const downloads = ({ portal }: Awaited<ReturnType<typeof recordingsAtPortal>>) =>
  portal.audit().filter(({ event }) => event === 'recording-downloaded').length
/** On Linux; other systems have other programs. */
const checkSums = async (cwd: string) => {
  if (process.platform === 'linux')
    await promisify(execFile)('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd })
}

describe('an export of 500 recordings', () => {
  it('survives a cut of the network: every byte arrives, and sha256sum agrees', async () => {
    const { feature, proxy, folder, statuses } = await recordingsAtPortal(calls(500))
    const { handlers } = feature
    expect(await handlers['recordings.countExport']({ selection })).toMatchObject({
      calls: { count: 500, isExact: true },
      recordings: 500,
    })
    await begin(handlers, 'folder')
    await until(handlers, ({ saved }) => saved >= 100)
    await proxy.set({ kind: 'gone' })
    await until(handlers, ({ state }) => state === 'waiting')
    await proxy.set(null)
    expect(await until(handlers, ended)).toMatchObject({ state: 'done', done: 500, saved: 500, failed: 0 })
    expect(statuses.at(-1)).toMatchObject({ state: 'done', saved: 500 })
    const entries = await manifestOf(folder)
    expect(entries).toHaveLength(500)
    for (const { id, file, verified } of entries) {
      expect(verified).toBe(true)
      const bytes = await readFile(join(folder, file ?? ''))
      if (!bytes.equals(soundOf(id))) throw new Error(`${file} has other bytes`)
    }
    expect(await readdir(folder)).toHaveLength(503)
    await checkSums(folder)
  })
})

describe('an export', () => {
  it('of a person’s calls has no other call', async () => {
    const ofAna = { callee: { number: '310', name: 'Ana Silva', person: 'ana' } }
    const stored = calls(9).map((call, index) => (index % 3 === 0 ? { ...call, ...ofAna } : call))
    const { feature, folder } = await recordingsAtPortal(stored)
    const [range] = selection.views
    if (!range) throw new Error('nothing is selected')
    const selected = { ...selection, views: [{ ...range, person: 'ana' }] }
    expect(await feature.handlers['recordings.countExport']({ selection: selected })).toMatchObject({
      calls: { count: 3, isExact: true },
    })
    await begin(feature.handlers, 'folder', selected)
    expect(await until(feature.handlers, ended)).toMatchObject({ state: 'done', done: 3, failed: 0 })
    expect((await manifestOf(folder)).map(({ id }) => id).toSorted()).toEqual(['call-0', 'call-3', 'call-6'])
  })

  it.each(['folder', 'zip'] as const)('to a %s is resumed after a restart, and fetches nothing twice', async (as) => {
    const kept = await recordingsAtPortal(calls(60))
    await begin(kept.feature.handlers, as)
    await until(kept.feature.handlers, ({ saved }) => saved >= 20)
    await kept.feature.onQuit?.()
    const { handlers } = await kept.start()
    const unfinished = await handlers['recordings.unfinishedExport']({})
    expect(unfinished).toMatchObject({ total: 60 })
    expect(unfinished?.saved).toBeGreaterThanOrEqual(20)
    await handlers['recordings.resumeExport']({ reason: '' })
    expect(await until(handlers, ended)).toMatchObject({ state: 'done', saved: 60, failed: 0 })
    // Four at most were under way when it was cut off.
    expect(downloads(kept)).toBeLessThanOrEqual(64)
    expect(await handlers['recordings.unfinishedExport']({})).toBeNull()
    if (as === 'folder') {
      expect(await manifestOf(kept.folder)).toHaveLength(60)
      return checkSums(kept.folder)
    }
    const archive = unzipSync(await readFile(kept.chosen.zip))
    const entries = readManifest(strFromU8(archive['manifest.json'] ?? new Uint8Array()))
    expect(entries).toHaveLength(60)
    for (const { id, file } of entries) {
      expect(soundOf(id).equals(archive[file ?? ''] ?? new Uint8Array())).toBe(true)
    }
    expect(await readdir(kept.folder)).toEqual(['recordings.zip'])
  })

  it('to the same folder again fetches only what is missing or was changed, and the manifest says what is there', async () => {
    const kept = await recordingsAtPortal(calls(6))
    const { handlers } = kept.feature
    await begin(handlers, 'folder')
    await until(handlers, ended)
    const [changed, removed] = await manifestOf(kept.folder)
    await writeFile(join(kept.folder, changed?.file ?? ''), Buffer.alloc(changed?.bytes ?? 0))
    await begin(handlers, 'folder')
    expect(await until(handlers, ended)).toMatchObject({ state: 'done', saved: 6 })
    expect(downloads(kept)).toBe(7)
    await rm(join(kept.folder, removed?.file ?? ''))
    await begin(handlers, 'folder', { ...selection, views: [], ids: ['call-5'] })
    await until(handlers, ended)
    expect((await manifestOf(kept.folder)).map(({ id }) => id)).toEqual([
      'call-0',
      'call-2',
      'call-3',
      'call-4',
      'call-5',
    ])
    await checkSums(kept.folder)
  })

  it('is paused while the app is locked, and then continues', async () => {
    const { feature, proxy, statuses } = await recordingsAtPortal(calls(60))
    const { handlers } = feature
    await begin(handlers, 'folder')
    await until(handlers, ({ saved }) => saved >= 10)
    feature.dropSecrets?.()
    feature.onLockChange?.(true)
    await until(handlers, ({ state }) => state === 'paused')
    await proxy.set(null)
    const told = statuses.length
    // Whatever a request could bring has come by then.
    await new Promise((resolve) => setImmediate(resolve))
    expect(proxy.asked()).toEqual([])
    expect(statuses).toHaveLength(told)
    feature.onLockChange?.(false)
    expect(statuses.at(-1)).toMatchObject({ state: 'running' })
    expect(await until(handlers, ended)).toMatchObject({ state: 'done', saved: 60, failed: 0 })
  })

  it('ends when its person signs out: what is there can be checked, and nothing is known of it any more', async () => {
    const { feature, folder, settings } = await recordingsAtPortal(calls(60))
    const { handlers } = feature
    await begin(handlers, 'folder')
    await until(handlers, ({ saved }) => saved >= 10)
    feature.onSessionEnd?.('signed-out')
    expect(await handlers['recordings.export']({})).toBeNull()
    await expect.poll(() => settings.read().unfinishedExport, { timeout: 60_000 }).toBeNull()
    const saved = (await manifestOf(folder)).filter(({ state }) => state === 'saved')
    expect(saved.length).toBeGreaterThanOrEqual(10)
    await checkSums(folder)
    expect(await readdir(folder)).not.toContain('.call-record-export')
    expect(await handlers['recordings.unfinishedExport']({})).toBeNull()
    expect(await handlers['recordings.exportProblems']({})).toEqual({ problems: [] })
  })

  it('that was cut off is nobody else’s, and makes way for the next one', async () => {
    const { feature, folder, settings } = await recordingsAtPortal(calls(60))
    const { handlers } = feature
    await begin(handlers, 'zip')
    await until(handlers, ({ saved }) => saved >= 5)
    feature.onSessionEnd?.('expired')
    await expect.poll(() => handlers['recordings.unfinishedExport']({}), { timeout: 60_000 }).not.toBeNull()
    const left = settings.read().unfinishedExport
    settings.change({ unfinishedExport: left && { ...left, account: 'ben.okoro' } })
    expect(await handlers['recordings.unfinishedExport']({})).toBeNull()
    await expect(handlers['recordings.resumeExport']({ reason: '' })).rejects.toThrow('not-found')
    // A list alone does not take its place.
    await begin(handlers, 'csv')
    await until(handlers, ended)
    expect(settings.read().unfinishedExport).not.toBeNull()
    await begin(handlers, 'folder', { ...selection, views: [], ids: ['call-1'] })
    await until(handlers, ended)
    expect((await readdir(folder)).filter((name) => name.startsWith('.'))).toEqual([])
  })

  it('can be cancelled, and nothing half done stays', async () => {
    const { feature, folder } = await recordingsAtPortal(calls(60))
    const { handlers } = feature
    await begin(handlers, 'zip')
    await until(handlers, ({ saved }) => saved >= 5)
    await handlers['recordings.cancelExport']({})
    expect(await until(handlers, ended)).toMatchObject({ state: 'cancelled', error: null })
    expect(await readdir(folder)).toEqual([])
    expect(await handlers['recordings.unfinishedExport']({})).toBeNull()
  })

  it('is one at a time, and each place is chosen once', async () => {
    const { feature } = await recordingsAtPortal(calls(60))
    const { handlers } = feature
    await handlers['recordings.chooseExportPlace']({ as: 'folder' })
    const asked = { selection, as: 'folder' as const, reason: '', despiteSpace: false }
    const outcomes = await Promise.allSettled([1, 2].map(() => handlers['recordings.startExport'](asked)))
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    await until(handlers, ended)
    await expect(handlers['recordings.startExport'](asked)).rejects.toThrow('refused')
  })

  it('ends as soon as policy forbids it', async () => {
    const { feature, policy } = await recordingsAtPortal(calls(60))
    const { handlers } = feature
    await begin(handlers, 'folder')
    policy.current = { DownloadRecordings: false }
    await feature.onPolicy?.()
    expect(await until(handlers, ended)).toMatchObject({ state: 'stopped', error: { code: 'managed' } })
  })

  it('of a person without the right stops after a few refusals', async () => {
    const { feature, portal, folder } = await recordingsAtPortal(calls(60), { as: 'ben' })
    const { handlers } = feature
    await begin(handlers, 'folder')
    expect(await until(handlers, ended)).toMatchObject({ state: 'stopped', saved: 0, error: { code: 'forbidden' } })
    expect(portal.audit().filter(({ event }) => event === 'recording-downloaded')).toEqual([])
    expect(await readdir(folder)).toEqual(['.call-record-export'])
    await expect(handlers['recordings.download']({ recording: 'call-1', reason: '' })).rejects.toThrow('forbidden')
  })

  it('says of each call what became of it, and tells recordings of the same name apart', async () => {
    const same = { caller: { number: '1', name: '' } }
    const kept = await recordingsAtPortal([
      aCall(0, same),
      aCall(1, { ...same, state: 'none' }),
      aCall(2, { ...same, state: 'archived' }),
    ])
    const { handlers } = kept.feature
    await handlers['recordings.keepNames']({ names: '{person}' })
    await begin(handlers, 'folder', { ...selection, ids: ['call-2', 'call-gone'], except: ['call-1'] })
    expect(await until(handlers, ended)).toMatchObject({ state: 'done', saved: 1, without: 1, failed: 1 })
    expect(await handlers['recordings.exportProblems']({})).toEqual({
      problems: [{ id: 'call-gone', start: null, party: '', why: 'not-found' }],
    })
    kept.portal.recordings.add([aCall(3, same)])
    await begin(handlers, 'folder')
    await until(handlers, ended)
    expect((await manifestOf(kept.folder)).map(({ id, state, why, file }) => [id, state, why, file])).toEqual([
      ['call-0', 'saved', null, 'Ada Fernandes.wav'],
      ['call-1', 'none', 'none', null],
      ['call-2', 'none', 'archived', null],
      ['call-3', 'saved', null, 'Ada Fernandes (2).wav'],
      ['call-gone', 'failed', 'not-found', null],
    ])
  })

  it('of the list alone is safe in a spreadsheet: no formulas, text stays text, each time has its offset', async () => {
    const cell = { seconds: 3661, callee: { number: '200', name: '=cmd|x' } }
    const { feature, chosen } = await recordingsAtPortal([aCall(0, cell)])
    const { handlers } = feature
    await begin(handlers, 'csv')
    await until(handlers, ended)
    const [titles, row] = (await readFile(chosen.csv, 'utf8')).split('\r\n')
    expect(titles).toMatch(/^\ufeffstart,direction,caller_number/)
    expect(row).toMatch(
      /^2026-06-10T[\d:.]+(?:Z|[+-]\d\d:\d\d),inbound,'\+44 1632 960000,,200,'=cmd\|x,3661,1:01:01,available,call-0$/,
    )
    await begin(handlers, 'xlsx')
    expect(await until(handlers, ended)).toMatchObject({ state: 'done', saved: 1 })
    const sheet = strFromU8(unzipSync(await readFile(chosen.xlsx))['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    expect(sheet).toContain('<c t="inlineStr"><is><t xml:space="preserve">+44 1632 960000</t></is></c>')
    expect(sheet).toContain('<c><v>3661</v></c>')
  })
})

describe('a recording whose digest is not the portal’s', () => {
  it('is neither saved nor exported, and it is said', async () => {
    const { feature, portal, folder } = await recordingsAtPortal(calls(2))
    const { handlers } = feature
    portal.recordings.spoilSound('wrong-digest')
    expect(await handlers['recordings.download']({ recording: 'call-0', reason: '' })).toEqual({ state: 'mismatch' })
    expect(await readdir(folder)).toEqual([])
    await begin(handlers, 'folder')
    expect(await until(handlers, ended)).toMatchObject({ state: 'done', saved: 0, failed: 2 })
    expect((await handlers['recordings.exportProblems']({})).problems).toMatchObject([
      { why: 'mismatch' },
      { why: 'mismatch' },
    ])
    expect((await readdir(folder)).toSorted()).toEqual(['SHA256SUMS', 'manifest.csv', 'manifest.json'])
  })
})

describe('a download', () => {
  it('is the file as it was recorded, under a name that the person’s pattern suggests', async () => {
    const kept = await recordingsAtPortal(calls(3))
    const { handlers } = kept.feature
    await handlers['recordings.keepNames']({ names: '{number} {person}' })
    const saved = await handlers['recordings.download']({ recording: 'call-2', reason: '' })
    expect(saved).toMatchObject({ state: 'saved', name: 'call.wav', isVerified: true })
    expect(kept.suggested).toEqual(['+441632960002 Ada Fernandes.wav'])
    expect((await readFile(join(kept.folder, 'call.wav'))).equals(soundOf('call-2'))).toBe(true)
    expect(downloads(kept)).toBe(1)
  })

  it('is shown in its folder, and the export before it in its own', async () => {
    const { feature, chosen, shown } = await recordingsAtPortal(calls(2))
    const { handlers } = feature
    await begin(handlers, 'csv')
    await until(handlers, ended)
    await handlers['recordings.download']({ recording: 'call-0', reason: '' })
    await handlers['recordings.showSaved']({ by: 'export' })
    await handlers['recordings.showSaved']({ by: 'download' })
    expect(shown).toEqual([chosen.csv, chosen.sound])
  })

  it('asks the portal for no sound if the person chooses no place', async () => {
    const kept = await recordingsAtPortal(calls(1))
    kept.chosen.sound = null
    const asked = kept.feature.handlers['recordings.download']({ recording: 'call-0', reason: '' })
    expect(await asked).toEqual({ state: 'cancelled' })
    expect(downloads(kept)).toBe(0)
  })

  it('that is cancelled leaves nothing on the disk', async () => {
    const kept = await recordingsAtPortal([aCall(0, { seconds: 120 })])
    kept.listener.onDownloadProgress = () => kept.feature.dropSecrets?.()
    const saving = kept.feature.handlers['recordings.download']({ recording: 'call-0', reason: '' })
    await expect(saving).rejects.toThrow('cancelled')
    expect(await readdir(kept.folder)).toEqual([])
  })

  it('of nothing saves nothing', async () => {
    const { feature, portal, folder } = await recordingsAtPortal(calls(1))
    portal.recordings.spoilSound('empty')
    const { state } = await feature.handlers['recordings.download']({ recording: 'call-0', reason: '' })
    expect(['empty', 'mismatch']).toContain(state)
    expect(await readdir(folder)).toEqual([])
  })
})

it('of named calls counts those that have a recording; of many, it does not say how many have one', async () => {
  const { feature } = await recordingsAtPortal([...calls(30), aCall(30, { state: 'none' })])
  const count = (part: Partial<typeof selection>) =>
    feature.handlers['recordings.countExport']({ selection: { ...selection, ...part } })
  expect(await count({ views: [], ids: ['call-1', 'call-30', 'gone'] })).toMatchObject({
    calls: { count: 3, isExact: true },
    recordings: 1,
  })
  expect(await count({ except: ['call-1', 'call-30'] })).toMatchObject({ calls: { count: 29 }, recordings: 29 })
  const many = calls(25).map(({ id }) => id)
  expect(await count({ views: [], ids: many })).toMatchObject({ calls: { count: 25 }, recordings: null })
})
