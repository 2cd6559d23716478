import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, open, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { strFromU8, unzipSync } from 'fflate'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { ZipFile } from '../../../../src/main/recordings/export/zip-file.ts'
import { endRecords, type ZipEntry } from '../../../../src/main/recordings/export/zip-records.ts'

const run = promisify(execFile)
const gibibyte = 2 ** 30
const hasPython = spawnSync('python3', ['--version']).status === 0

let folder = ''
let path = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zip-'))
  path = join(folder, 'archive.zip')
  onTestFinished(() => rm(folder, { recursive: true }))
})

const textsIn = async () =>
  Object.entries(unzipSync(await readFile(path))).map(([name, bytes]) => [name, strFromU8(bytes)])

/** What another reader, Python's, finds: how many entries, the last one's place, and the texts of the named ones. */
async function readWithPython(...names: string[]) {
  const script = [
    'import json, sys, zipfile',
    'with zipfile.ZipFile(sys.argv[1]) as archive:',
    '  found = archive.infolist()',
    '  print(json.dumps({"count": len(found), "last": [found[-1].filename, found[-1].header_offset],',
    '    "texts": [archive.read(name).decode() for name in sys.argv[2:]]}))',
  ].join('\n')
  return JSON.parse((await run('python3', ['-c', script, path, ...names])).stdout) as unknown
}

it('is continued after the entries that are there, whatever came after them', async () => {
  const whole = join(folder, 'whole')
  await writeFile(whole, 'one')
  const first = await ZipFile.open(path, [])
  const entries: ZipEntry[] = [await first.addFile('één.wav', whole), await first.addText('two.wav', 'two')]
  await first.addText('cut off.wav', 'nobody knows of this one')
  await first.close()
  const second = await ZipFile.open(path, entries)
  await second.addText('three.wav', 'three')
  await second.finish()
  expect(await textsIn()).toEqual([
    ['één.wav', 'one'],
    ['two.wav', 'two'],
    ['three.wav', 'three'],
  ])
})

it('leaves out what is missing at its end', async () => {
  const first = await ZipFile.open(path, [])
  const entries = [await first.addText('one.wav', 'one'), await first.addText('two.wav', 'two')]
  await first.close()
  await truncate(path, (await readFile(path)).byteLength - 1)
  const second = await ZipFile.open(path, entries)
  expect(second.names).toEqual(['one.wav'])
  await second.finish()
  expect(await textsIn()).toEqual([['one.wav', 'one']])
})

it.runIf(hasPython)('may exceed 4 GiB, in one entry and in all', async () => {
  // A hole in a sparse file, which takes no space, stands for an entry of 5 GiB.
  const large = { name: 'large.wav', at: 0, bytes: 5 * gibibyte, crc: 0 }
  await (await open(path, 'w')).close()
  await truncate(path, large.bytes + 1000)
  const zip = await ZipFile.open(path, [large])
  const { at } = await zip.addText('after.wav', 'after')
  expect(at).toBeGreaterThan(5 * gibibyte)
  await zip.finish()
  expect(await readWithPython('after.wav')).toEqual({ count: 2, last: ['after.wav', at], texts: ['after'] })
})

it.runIf(hasPython)('may hold more than 65,535 entries', async () => {
  const content = await ZipFile.open(path, [])
  const entry = await content.addText('call 00000.wav', 'sound')
  // Many names for the same bytes: writing each would take minutes.
  const entries = Array.from({ length: 70_000 }, (_, index) => ({
    ...entry,
    name: `call ${String(index).padStart(5, '0')}.wav`,
  }))
  await content.close()
  const zip = await ZipFile.open(path, entries)
  await zip.finish()
  expect(await readWithPython('call 00000.wav')).toEqual({
    count: 70_000,
    last: ['call 69999.wav', 0],
    texts: ['sound'],
  })
})

it.each([
  [{ at: 1, bytes: 1, count: 0xfffe }, 22],
  [{ at: 1, bytes: 1, count: 0xffff }, 98],
  [{ at: 0xffff_ffff, bytes: 1, count: 1 }, 98],
  [{ at: 1, bytes: 0xffff_ffff, count: 1 }, 98],
])('of the directory %j the end has %d bytes', (directory, bytes) => {
  expect(endRecords(directory)).toHaveLength(bytes)
})
