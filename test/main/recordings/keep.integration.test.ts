import { execFile, execFileSync } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readManifest } from '../../../src/main/recordings/export/manifest.ts'
import { aCall, begin, ended, keeping, selection, soundOf, until } from './keeping.ts'

const calls = (count: number) => Array.from({ length: count }, (_, index) => aCall(index))
const manifestOf = async (folder: string) => readManifest(await readFile(join(folder, 'manifest.json'), 'utf8'))
const downloads = ({ portal }: Awaited<ReturnType<typeof keeping>>) =>
  portal.audit().filter(({ event }) => event === 'recording-downloaded').length
const has = (program: string) => {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`])
    return true
  } catch {
    return false
  }
}

describe('an export of 500 recordings', () => {
  it('survives a cut of the network: every byte arrives, and sha256sum agrees', async () => {
    const { feature, proxy, folder, statuses } = await keeping(calls(500))
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
      if (!bytes.equals(soundOf(Number(id.split('-')[1])))) throw new Error(`${file} has other bytes`)
    }
    expect(await readdir(folder)).toHaveLength(503)
    if (has('sha256sum')) await promisify(execFile)('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: folder })
  })
})

describe('an export', () => {
  it.each(['folder', 'zip'] as const)('to a %s is resumed after a restart, and fetches nothing twice', async (as) => {
    const kept = await keeping(calls(60))
    await begin(kept.feature.handlers, as)
    await until(kept.feature.handlers, ({ saved }) => saved >= 20)
    await kept.feature.onQuit?.()
    await until(kept.feature.handlers, ended)
    const { handlers } = await kept.start()
    const unfinished = await handlers['recordings.unfinishedExport']({})
    expect(unfinished).toMatchObject({ total: 60 })
    expect(unfinished?.saved).toBeGreaterThanOrEqual(20)
    await handlers['recordings.resumeExport']({ reason: '' })
    expect(await until(handlers, ended)).toMatchObject({ state: 'done', saved: 60, failed: 0 })
    // Four at most were under way when it was cut off.
    expect(downloads(kept)).toBeLessThanOrEqual(64)
    expect(await handlers['recordings.unfinishedExport']({})).toBeNull()
    if (as === 'folder') return expect(await manifestOf(kept.folder)).toHaveLength(60)
    const archive = unzipSync(await readFile(kept.chosen.zip))
    const entries = readManifest(strFromU8(archive['manifest.json'] ?? new Uint8Array()))
    expect(entries).toHaveLength(60)
    for (const { id, file } of entries) {
      expect(soundOf(Number(id.split('-')[1])).equals(archive[file ?? ''] ?? new Uint8Array())).toBe(true)
    }
    if (has('unzip')) await promisify(execFile)('unzip', ['-tq', kept.chosen.zip])
    expect(await readdir(kept.folder)).toEqual(['recordings.zip'])
  })

  it('to the same folder again fetches only what is missing or was changed', async () => {
    const kept = await keeping(calls(6))
    const { handlers } = kept.feature
    await begin(kept.feature.handlers, 'folder')
    await until(handlers, ended)
    const [first] = await manifestOf(kept.folder)
    const changed = join(kept.folder, first?.file ?? '')
    await writeFile(changed, Buffer.alloc(first?.bytes ?? 0))
    await begin(handlers, 'folder')
    expect(await until(handlers, ended)).toMatchObject({ state: 'done', saved: 6 })
    expect(downloads(kept)).toBe(7)
    expect(await manifestOf(kept.folder)).toHaveLength(6)
  })

  it('is paused while the app is locked, and continues by itself', async () => {
    const { feature, proxy } = await keeping(calls(60))
    const { handlers } = feature
    await begin(handlers, 'folder')
    await until(handlers, ({ saved }) => saved >= 10)
    feature.dropSecrets?.()
    feature.onLockChange?.(true)
    await until(handlers, ({ state }) => state === 'paused')
    await proxy.set(null)
    const { done } = (await handlers['recordings.export']({})) ?? { done: 0 }
    // Whatever a request could bring has come by then.
    await new Promise((resolve) => setImmediate(resolve))
    expect(proxy.asked()).toEqual([])
    expect(done).toBeLessThan(60)
    feature.onLockChange?.(false)
    expect(await until(handlers, ended)).toMatchObject({ state: 'done', saved: 60, failed: 0 })
  })

  it('ends with the session: what is there can be checked, and nobody else can resume it', async () => {
    const { feature, folder, settings } = await keeping(calls(60))
    const { handlers } = feature
    await begin(handlers, 'folder')
    await until(handlers, ({ saved }) => saved >= 10)
    feature.onSessionEnd?.('signed-out')
    await until(handlers, ended)
    await expect.poll(() => settings.read().unfinishedExport).toBeNull()
    const saved = (await manifestOf(folder)).filter(({ state }) => state === 'saved')
    expect(saved.length).toBeGreaterThanOrEqual(10)
    expect(await readdir(folder)).not.toContain('.call-record-export')
    expect(await handlers['recordings.unfinishedExport']({})).toBeNull()
  })

  it('says of each call what became of it, and tells recordings of the same name apart', async () => {
    const same = { caller: { number: '1', name: '' } }
    const kept = await keeping([
      aCall(0, same),
      aCall(1, { ...same, state: 'none' }),
      aCall(2, { ...same, state: 'archived' }),
    ])
    const { handlers } = kept.feature
    await handlers['recordings.chooseExportPlace']({ as: 'folder' })
    const twice = { ...selection, ids: ['call-2'], except: ['call-1'] }
    await handlers['recordings.startExport']({
      selection: twice,
      as: 'folder',
      names: '{person}',
      reason: '',
      despiteSpace: true,
    })
    expect(await until(kept.feature.handlers, ended)).toMatchObject({ saved: 1, without: 1, failed: 0 })
    kept.portal.recordings.add([aCall(3, same)])
    await handlers['recordings.startExport']({
      selection,
      as: 'folder',
      names: '{person}',
      reason: '',
      despiteSpace: true,
    })
    await until(handlers, ended)
    expect((await manifestOf(kept.folder)).map(({ state, why, file }) => [state, why, file])).toEqual([
      ['saved', null, 'Ada Fernandes.wav'],
      ['none', 'none', null],
      ['none', 'archived', null],
      ['saved', null, 'Ada Fernandes (2).wav'],
    ])
  })

  it('of the list alone is safe in a spreadsheet: no formulas, text stays text, each time has its offset', async () => {
    const { feature, chosen } = await keeping([aCall(0, { seconds: 3661, callee: { number: '200', name: '=cmd|x' } })])
    const { handlers } = feature
    await begin(handlers, 'csv')
    await until(handlers, ended)
    const [titles, row] = (await readFile(chosen.csv, 'utf8')).split('\r\n')
    expect(titles).toMatch(/^\ufeffstart,direction,caller_number/)
    expect(row).toMatch(
      /^2026-06-10T[\d:.]+(?:Z|[+-]\d\d:\d\d),inbound,'\+44 1632 960000,,200,'=cmd\|x,3661,1:01:01,available,call-0$/,
    )
    await begin(handlers, 'xlsx')
    await until(handlers, ended)
    const sheet = strFromU8(unzipSync(await readFile(chosen.xlsx))['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    expect(sheet).toContain('<c t="inlineStr"><is><t xml:space="preserve">+44 1632 960000</t></is></c>')
    expect(sheet).toContain('<c><v>3661</v></c>')
  })
})

describe('a recording whose digest is not the portal’s', () => {
  it('is neither saved nor exported, and it is said', async () => {
    const { feature, portal, folder } = await keeping(calls(2))
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
    const kept = await keeping(calls(3))
    const { handlers } = kept.feature
    await handlers['recordings.keepNames']({ names: '{number} {person}' })
    const saved = await handlers['recordings.download']({ recording: 'call-2', reason: '' })
    expect(saved).toMatchObject({ state: 'saved', name: 'call.wav', isVerified: true })
    expect(kept.suggested).toEqual(['+441632960002 Ada Fernandes.wav'])
    expect((await readFile(join(kept.folder, 'call.wav'))).equals(soundOf(2))).toBe(true)
    expect(downloads(kept)).toBe(1)
  })

  it('asks the portal for no sound if the person chooses no place', async () => {
    const kept = await keeping(calls(1))
    kept.chosen.sound = null
    const asked = kept.feature.handlers['recordings.download']({ recording: 'call-0', reason: '' })
    expect(await asked).toEqual({ state: 'cancelled' })
    expect(downloads(kept)).toBe(0)
  })

  it('of nothing saves nothing', async () => {
    const { feature, portal, folder } = await keeping(calls(1))
    portal.recordings.spoilSound('empty')
    const { state } = await feature.handlers['recordings.download']({ recording: 'call-0', reason: '' })
    expect(['empty', 'mismatch']).toContain(state)
    expect(await readdir(folder)).toEqual([])
  })
})
