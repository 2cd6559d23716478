import { type FileHandle, mkdir, open, readFile, rm, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { namesSchema, recordingSelectionSchema, unfinishedSchema } from '../../../shared/recordings/recording-files.ts'
import { recordingSchema } from '../../../shared/recordings/recordings.ts'

const { id, start, seconds, direction, caller, callee } = recordingSchema.shape

/**
 * What became of one call: one line of the journal, and one entry of the manifest. Of a call that could not be read,
 * only the id is known.
 */
export const entrySchema = z.object({
  id,
  start: start.nullable(),
  seconds,
  direction: direction.nullable(),
  caller: caller.nullable(),
  callee: callee.nullable(),
  /** `none`: there is no recording to save, and `why` is the call's state. `failed`: `why` is the reason. */
  state: z.enum(['saved', 'none', 'failed']),
  why: z.string().max(60).nullable(),
  /** Its name, never a path: a manifest may have been changed. */
  file: z
    .string()
    .max(300)
    .regex(/^[^/\\]+$/)
    .nullable(),
  bytes: z.number().int().nonnegative().nullable(),
  sha256: z.string().length(64).nullable(),
  /** Whether the portal named the same digest. */
  verified: z.boolean(),
  /** Where its entry in a zip begins, and the CRC-32 of the file. */
  zip: z.object({ at: z.number().int().nonnegative(), crc: z.number().int().nonnegative() }).optional(),
})
export type Entry = z.infer<typeof entrySchema>

const headSchema = z.object({
  version: z.literal(1),
  selection: recordingSelectionSchema,
  as: unfinishedSchema.shape.as,
  names: namesSchema,
  total: z.number().int().nonnegative(),
})
export type JournalHead = z.infer<typeof headSchema>

const fileName = 'journal.jsonl'

/**
 * The progress of an export on disk: its selection and a line for each call that is dealt with, so that another run of
 * the app can continue it. It holds neither addresses nor secrets.
 */
export interface Journal {
  head: JournalHead
  /** The last entry of each call, by its id. */
  entries: Map<string, Entry>
  add(entry: Entry): Promise<void>
  close(): Promise<void>
}

/**
 * Starts the journal of a new export in its work folder, which is emptied, and created for its owner only.
 *
 * @param known entries of an earlier export that still hold
 */
export async function startJournal(folder: string, head: JournalHead, known: readonly Entry[]): Promise<Journal> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = await open(join(folder, fileName), 'wx', 0o600)
  await file.appendFile([head, ...known].map((line) => `${JSON.stringify(line)}\n`).join(''))
  return journal(file, head, new Map(known.map((entry) => [entry.id, entry])))
}

/** Opens the journal that an earlier run left, to continue it; null if there is none that can be read. */
export async function openJournal(folder: string): Promise<Journal | null> {
  const read = await readJournal(folder)
  if (!read) return null
  const path = join(folder, fileName)
  // A line that broke off would otherwise spoil the next one.
  await truncate(path, read.intact)
  return journal(await open(path, 'a', 0o600), read.head, read.entries)
}

export interface ReadJournal extends Pick<Journal, 'head' | 'entries'> {
  /** The length of the lines that are whole, in bytes. */
  intact: number
}

/** What the journal of an earlier run says; null if there is none that can be read. */
export const readJournal = (folder: string): Promise<ReadJournal | null> =>
  readFile(join(folder, fileName), 'utf8')
    .then(parseJournal)
    .catch(() => null)

function parseJournal(text: string): ReadJournal {
  // What follows the last line break is a line that broke off.
  const [first = '', ...lines] = text.split('\n').slice(0, -1)
  const head = headSchema.parse(parsed(first))
  let intact = Buffer.byteLength(first) + 1
  const entries = new Map<string, Entry>()
  for (const line of lines) {
    const entry = entrySchema.safeParse(parsed(line))
    if (!entry.success) break
    entries.set(entry.data.id, entry.data)
    intact += Buffer.byteLength(line) + 1
  }
  return { head, entries, intact }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function journal(file: FileHandle, head: JournalHead, entries: Map<string, Entry>): Journal {
  let writing: Promise<unknown> = Promise.resolve()
  return {
    head,
    entries,
    add(entry) {
      entries.set(entry.id, entry)
      const written = writing.then(() => file.appendFile(`${JSON.stringify(entry)}\n`))
      writing = written.catch(() => undefined)
      return written
    },
    async close() {
      await writing
      await file.close()
    },
  }
}
