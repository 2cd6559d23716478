import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { type Entry, openJournal, readJournal, startJournal } from '../../../../src/main/recordings/export/journal.ts'

const head = {
  version: 1 as const,
  selection: { views: [], ids: ['a', 'b'], except: [] },
  as: 'folder' as const,
  names: '{date}',
  total: 2,
}
const party = { number: '200', name: 'Ada Fernandes' }
const entry = (id: string): Entry => ({
  id,
  start: '2026-06-10T09:00:00+01:00',
  seconds: 1,
  direction: 'inbound',
  caller: party,
  callee: party,
  state: 'saved',
  why: null,
  file: `${id}.wav`,
  bytes: 1,
  sha256: '0'.repeat(64),
  verified: true,
})

let folder = ''
let path = ''
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'journal-')), 'work')
  path = join(folder, 'journal.jsonl')
  onTestFinished(() => rm(join(folder, '..'), { recursive: true }))
})

it('is continued after a line that broke off', async () => {
  const begun = await startJournal(folder, head, [entry('a')])
  await begun.close()
  await appendFile(path, JSON.stringify(entry('b')).slice(0, 40))
  const opened = await openJournal(folder)
  expect(opened?.head).toEqual(head)
  expect([...(opened?.entries.keys() ?? [])]).toEqual(['a'])
  await opened?.add(entry('b'))
  await opened?.close()
  expect([...((await readJournal(folder))?.entries.values() ?? [])]).toEqual([entry('a'), entry('b')])
})

it('is not changed by reading it', async () => {
  const begun = await startJournal(folder, head, [])
  await begun.close()
  await appendFile(path, 'half a line')
  const before = await readFile(path, 'utf8')
  await readJournal(folder)
  expect(await readFile(path, 'utf8')).toBe(before)
})

it.each([
  ['nothing', ''],
  ['another version', `${JSON.stringify({ ...head, version: 2 })}\n`],
  ['something else', 'a letter\n'],
])('that is %s is no journal', async (_, text) => {
  const begun = await startJournal(folder, head, [])
  await begun.close()
  await writeFile(path, text)
  expect(await readJournal(folder)).toBeNull()
  expect(await openJournal(folder)).toBeNull()
})

it('names no file outside the folder', async () => {
  const begun = await startJournal(folder, head, [{ ...entry('a'), file: '../a.wav' }])
  await begun.close()
  expect((await readJournal(folder))?.entries.size).toBe(0)
})

it.skipIf(process.platform === 'win32')('can be read by its owner only', async () => {
  const begun = await startJournal(folder, head, [])
  await begun.close()
  expect(((await stat(folder)).mode | (await stat(path)).mode) & 0o077).toBe(0)
})
