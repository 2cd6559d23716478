import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type ExportManyOptions, exportToZip } from '../../../../src/main/phones/export/export-phones.ts'
import type { ExportRow } from '../../../../src/main/phones/export/phone-list.ts'
import { defaultOptions } from '../../../../src/main/phones/formats/phone-format.ts'
import { Failure } from '../../../../src/shared/errors.ts'
import { exportReportSchema } from '../../../../src/shared/phones/phone-export.ts'
import { account } from '../formats/accounts.ts'

let root: string
let archive: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'zip-'))
  archive = join(root, 'phones.zip')
})
afterEach(() => rm(root, { recursive: true }))

const row = (line: number, changes: Partial<ExportRow> = {}): ExportRow => ({
  line,
  extension: String(2000 + line),
  mac: line.toString(16).padStart(12, '0'),
  format: 'polycom',
  ...changes,
})
const rows = (count: number) => Array.from({ length: count }, (_, index) => row(index + 1))

const many = (changes: Partial<ExportManyOptions> = {}): ExportManyOptions => ({
  rows: rows(3),
  load: async ({ extension }) => account({ sip: { username: extension } }),
  options: defaultOptions,
  signal: new AbortController().signal,
  ...changes,
})
const fresh = { overwrite: false }

async function entries(): Promise<Record<string, string>> {
  const unzipped = unzipSync(await readFile(archive))
  return Object.fromEntries(Object.entries(unzipped).map(([name, bytes]) => [name, strFromU8(bytes)]))
}

test('many phones go into one archive, for its owner only, each with its own account', async () => {
  const report = await exportToZip(archive, many(), fresh)
  expect(exportReportSchema.parse(report)).toEqual({ phones: 3, files: 6, problems: [] })
  const files = await entries()
  expect(Object.keys(files)).toContain('000000000002-registration.cfg')
  expect(files['000000000002-registration.cfg']).toContain('reg.1.address="2002"')
  expect((await stat(archive)).mode & 0o777).toBe(0o600)
  expect(await readdir(root)).toEqual(['phones.zip'])
})

test('softphones, whose files are all named alike, get a folder each', async () => {
  const soft = [row(1, { format: 'microsip', extension: '../2001' }), row(2, { format: 'microsip', extension: 'CON' })]
  await exportToZip(archive, many({ rows: soft }), fresh)
  expect(Object.keys(await entries())).toEqual(['___2001/microsip.ini', '_CON/microsip.ini'])
})

test('what cannot be done is reported by line, and the rest is done', async () => {
  const mixed = [
    row(5),
    row(2, { mac: null }),
    row(3),
    row(4, { format: 'baresip' }),
    row(6),
    row(7, { mac: row(5).mac }),
  ]
  const load: ExportManyOptions['load'] = async ({ line }) => {
    if (line === 3) throw new Failure({ code: 'not-found' })
    return account({ mac: null, sip: { password: line === 4 ? 'two words' : 'fits' } })
  }
  const before = { line: 1, extension: '', problem: { kind: 'no-extension' } } as const
  const report = await exportToZip(archive, many({ rows: mixed, load, problems: [before] }), fresh)
  expect(report).toMatchObject({ phones: 2, files: 4 })
  expect(report?.problems).toEqual([
    before,
    {
      line: 2,
      extension: '2002',
      problem: { kind: 'refused', refusal: { field: 'mac', reason: 'missing', character: null } },
    },
    { line: 3, extension: '2003', problem: { kind: 'failed', code: 'not-found' } },
    {
      line: 4,
      extension: '2004',
      problem: { kind: 'refused', refusal: { field: 'sip.password', reason: 'character', character: 'U+0020' } },
    },
    { line: 7, extension: '2007', problem: { kind: 'same-file-name', name: '000000000005.cfg' } },
  ])
})

test('cancelling ends at once and leaves no file', async () => {
  const controller = new AbortController()
  let loaded = 0
  const result = exportToZip(
    archive,
    many({
      rows: rows(1000),
      signal: controller.signal,
      load: async () => {
        loaded++
        return account()
      },
      onProgress: (done) => done === 10 && controller.abort(),
    }),
    fresh,
  )
  await expect(result).rejects.toMatchObject({ error: { code: 'cancelled' } })
  expect(loaded).toBeLessThan(20)
  expect(await readdir(root)).toEqual([])
})

test('an ended session ends the export instead of failing every line', async () => {
  const load = async () => {
    throw new Failure({ code: 'session-expired' })
  }
  await expect(exportToZip(archive, many({ load }), fresh)).rejects.toMatchObject({
    error: { code: 'session-expired' },
  })
  expect(await readdir(root)).toEqual([])
})

test('an archive that exists is never overwritten unasked', async () => {
  await writeFile(archive, 'mine')
  expect(await exportToZip(archive, many(), fresh)).toBeNull()
  expect(await readFile(archive, 'utf8')).toBe('mine')
  expect(await exportToZip(archive, many(), { overwrite: true })).toMatchObject({ phones: 3 })
  expect(Object.keys(await entries())).toHaveLength(6)
})

test('progress counts every phone, done or not', async () => {
  const seen: string[] = []
  await exportToZip(archive, many({ onProgress: (done, total) => seen.push(`${done}/${total}`) }), fresh)
  expect(seen).toEqual(['1/3', '2/3', '3/3'])
})

test('no more than a few passwords are in memory at once', async () => {
  let open = 0
  let most = 0
  const load = async () => {
    most = Math.max(most, ++open)
    await new Promise((resolve) => setImmediate(resolve))
    open--
    return account({ sip: { password: randomBytes(8).toString('hex') } })
  }
  await exportToZip(archive, many({ rows: rows(50), load }), fresh)
  expect(most).toBeLessThanOrEqual(4)
})

test('ten thousand phones work', async () => {
  const report = await exportToZip(archive, many({ rows: rows(10_000) }), fresh)
  expect(report).toEqual({ phones: 10_000, files: 20_000, problems: [] })
  const names = new Set<string>()
  const listOnly = ({ name }: { name: string }) => {
    names.add(name)
    return false
  }
  unzipSync(await readFile(archive), { filter: listOnly })
  expect(names.size).toBe(20_000)
}, 60_000)
