import { z } from 'zod'
import { byteOrderMark, csvLine, entryColumns, entryRow } from './call-list.ts'
import { type Entry, entrySchema } from './journal.ts'

const manifestSchema = z.object({ version: z.literal(1), created: z.string(), calls: z.array(entrySchema) })

/** The manifest's files beside the recordings. */
export const manifestNames = { json: 'manifest.json', csv: 'manifest.csv', sums: 'SHA256SUMS' } as const

/** The manifest as JSON and as CSV, and the digests as `sha256sum -c` reads them; calls in the order of their start. */
export function manifestFiles(entries: Iterable<Entry>, created: Date): { name: string; text: string }[] {
  const moment = ({ start }: Entry) => (start === null ? Infinity : Date.parse(start))
  const calls = [...entries]
    .map(({ zip: _, ...entry }) => entry)
    .sort((one, other) => moment(one) - moment(other) || (one.id < other.id ? -1 : 1))
  const lines = calls.map((entry) => JSON.stringify(entry)).join(',\n')
  const saved = calls.filter(({ state }) => state === 'saved')
  return [
    {
      name: manifestNames.json,
      text: `{"version":1,"created":${JSON.stringify(created.toISOString())},"calls":[\n${lines}\n]}\n`,
    },
    {
      name: manifestNames.csv,
      text: byteOrderMark + [csvLine(entryColumns), ...calls.map((entry) => csvLine(entryRow(entry)))].join(''),
    },
    { name: manifestNames.sums, text: saved.map(({ sha256, file }) => `${sha256}  ${file}\n`).join('') },
  ]
}

/** The entries of a manifest that an earlier export left; none if it is no manifest. */
export function readManifest(text: string): Entry[] {
  try {
    return manifestSchema.parse(JSON.parse(text)).calls
  } catch {
    return []
  }
}
