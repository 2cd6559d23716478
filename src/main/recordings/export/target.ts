import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { countedName } from '../../../shared/recordings/file-name.ts'
import { exists, writeBeside } from '../../files/atomic-file.ts'
import type { Downloaded } from '../../files/download.ts'
import { createSerialQueue } from '../../serial-queue.ts'
import type { Entry, Journal } from './journal.ts'
import { manifestFiles, manifestNames, readManifest } from './manifest.ts'
import { ZipFile } from './zip-file.ts'

/** Where an export puts its files. */
export interface Target {
  /** The entry of a call whose file is there already. */
  find(id: string): Promise<Entry | null>
  /** Takes a file over, under the name or that name with a counter. */
  take(file: Downloaded, name: string, extension: string): Promise<Pick<Entry, 'file' | 'zip'>>
  /** Adds the manifest, and resolves with a path to show. */
  finish(): Promise<string>
  /** Leaves what is there for another run. */
  leave(): Promise<void>
}

/** Where an export keeps its journal and half of files until it ends: in the folder, or beside the archive. */
export const workFolder = (as: 'folder' | 'zip', path: string): string =>
  as === 'folder' ? join(path, '.call-record-export') : join(dirname(path), `.${basename(path)}.export`)

const savedIn = (entries: Iterable<Entry>) => [...entries].filter(({ state }) => state === 'saved')
const byId = (entries: readonly Entry[]) => new Map(entries.map((entry) => [entry.id, entry]))

/** Puts the files into a folder. Those that an earlier export left there, by its manifest, are not fetched again. */
export async function folderTarget(folder: string, journal: Journal): Promise<Target> {
  const before = readManifest(await readFile(join(folder, manifestNames.json), 'utf8').catch(() => ''))
  const known = byId(savedIn([...before, ...journal.entries.values()]))
  const names = createNames([...known.values()].flatMap(({ file }) => file ?? []))
  const pathOf = ({ file }: Entry) => join(folder, file ?? '')
  return {
    async find(id) {
      const entry = known.get(id)
      return entry && (await holds(pathOf(entry), entry)) ? entry : null
    },
    async take(file, name, extension) {
      for (;;) {
        const own = names.take(name, extension)
        const path = join(folder, own)
        // The same bytes may be there since a run that was cut off before it could say so.
        if ((await exists(path)) && !(await holds(path, file))) continue
        await file.place(true, path)
        return { file: own }
      }
    },
    async finish() {
      // Earlier exports to the same folder stay in the manifest, as far as their files are still there.
      const entries = byId([...before, ...journal.entries.values()])
      for (const entry of known.values()) {
        if (entries.get(entry.id) === entry && !(await hasSize(pathOf(entry), entry))) entries.delete(entry.id)
      }
      for (const { name, text } of manifestFiles(entries.values(), new Date())) {
        const pending = await writeBeside(join(folder, name), (file) => file.writeFile(text))
        await pending.place(true)
      }
      return join(folder, manifestNames.csv)
    },
    leave: async () => undefined,
  }
}

/** Puts the files into a zip archive, which gets its final name once it is complete. */
export async function zipTarget(path: string, work: string, journal: Journal): Promise<Target> {
  const saved = savedIn(journal.entries.values())
  const stored = saved.flatMap(({ file, bytes, zip }) =>
    file !== null && bytes !== null && zip ? [{ name: file, bytes, ...zip }] : [],
  )
  stored.sort((one, other) => one.at - other.at)
  const growing = join(work, 'archive.zip')
  const zip = await ZipFile.open(growing, stored)
  const present = new Set(zip.names)
  const known = byId(saved.filter(({ file }) => file !== null && present.has(file)))
  const names = createNames(present)
  const inTurn = createSerialQueue()
  return {
    find: async (id) => known.get(id) ?? null,
    take: (file, name, extension) =>
      inTurn(async () => {
        const own = names.take(name, extension)
        const whole = join(work, 'next.whole')
        await file.place(true, whole)
        const { at, crc } = await zip.addFile(own, whole)
        await rm(whole)
        return { file: own, zip: { at, crc } }
      }),
    async finish() {
      for (const { name, text } of manifestFiles(journal.entries.values(), new Date())) await zip.addText(name, text)
      await zip.finish()
      await rename(growing, path)
      return path
    },
    leave: () => zip.close(),
  }
}

/** Names that are free, whatever their case: Windows and macOS do not tell `A` from `a`. */
function createNames(inUse: Iterable<string>) {
  const taken = new Set([...inUse, ...Object.values(manifestNames)].map((name) => name.toLowerCase()))
  const next = new Map<string, number>()
  return {
    /** The first free one of a name and the same with a counter. It is in use from now on. */
    take(name: string, extension: string): string {
      const key = `${name}.${extension}`.toLowerCase()
      for (let count = next.get(key) ?? 1; ; count++) {
        const counted = countedName(name, extension, count)
        if (taken.has(counted.toLowerCase())) continue
        taken.add(counted.toLowerCase())
        next.set(key, count + 1)
        return counted
      }
    },
  }
}

type Content = Pick<Entry, 'bytes' | 'sha256'>

/** Whether a file has this size and digest. */
async function holds(path: string, content: Content): Promise<boolean> {
  if (!(await hasSize(path, content))) return false
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1_048_576 })) hash.update(chunk)
  return hash.digest('hex') === content.sha256
}

async function hasSize(path: string, { bytes }: Content): Promise<boolean> {
  const found = await stat(path).catch(() => null)
  return found?.isFile() === true && found.size === bytes
}
