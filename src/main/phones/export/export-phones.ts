import { type AppErrorCode, Failure } from '../../../shared/errors.ts'
import type { ExportProblem, ExportReport } from '../../../shared/phones/phone-export.ts'
import { exists, writeBeside } from '../../files/atomic-file.ts'
import type { ConfigFile, ExportOptions, PhoneAccount } from '../formats/phone-format.ts'
import { phoneFormats } from '../formats/phone-formats.ts'
import type { ExportRow } from './phone-list.ts'
import { ZipArchive } from './zip-archive.ts'

export interface ExportManyOptions<Row extends ExportRow = ExportRow> {
  rows: readonly Row[]
  /** Problems found while reading the list; the report includes them. */
  problems?: readonly ExportProblem[]
  /** Fetches a row's account with its passwords. A {@link Failure} it throws is a problem of that row. */
  load: (row: Row, signal: AbortSignal) => Promise<PhoneAccount>
  options: ExportOptions
  signal: AbortSignal
  /** Called after every phone. */
  onProgress?: (done: number, total: number) => void
}

/** How many accounts are fetched at once, and so how many passwords are in memory. */
const accountsAhead = 4

/** Errors that would occur for every other row too. */
const endsAll: readonly AppErrorCode[] = [
  'session-expired',
  'reauthentication-required',
  'password-change-required',
  'too-many-attempts',
  'offline',
  'cancelled',
]

/**
 * Writes the files of many phones into one zip archive, readable by its owner only; softphones, whose files all have
 * the same name, get a folder each. Resolves with the report, or null if the file exists and may not be replaced.
 * Rejects with `cancelled` when the signal is aborted, with a {@link Failure} that concerns every row, or with the
 * system's error; no file is left behind.
 */
export async function exportToZip<Row extends ExportRow>(
  path: string,
  many: ExportManyOptions<Row>,
  { overwrite }: { overwrite: boolean },
): Promise<ExportReport | null> {
  if (!overwrite && (await exists(path))) return null
  let report: ExportReport | undefined
  const pending = await writeBeside(path, async (file) => {
    const archive = new ZipArchive((bytes) => file.writeFile(bytes))
    report = await exportEach(many, (name, content) => archive.add(name, Buffer.from(content)))
    await archive.end()
  })
  return report !== undefined && (await pending.place(overwrite)) ? report : null
}

/** Yields every phone's files in the order of the rows, and reports what could not be exported. */
export async function exportEach<Row extends ExportRow>(
  { rows, problems = [], load, options, signal, onProgress }: ExportManyOptions<Row>,
  take: (name: string, content: string | Uint8Array) => Promise<void>,
): Promise<ExportReport> {
  const report: ExportReport = { phones: 0, files: 0, problems: [...problems] }
  const taken = new Set<string>()
  let done = 0
  for await (const [row, loaded] of ahead(rows, accountsAhead, (row) => load(row, signal))) {
    if (signal.aborted) throw new Failure({ code: 'cancelled' })
    const made = filesFor(row, loaded, options, taken)
    if (Array.isArray(made)) {
      for (const { name, content } of made) await take(name, content)
      report.phones++
      report.files += made.length
    } else report.problems.push({ line: row.line, extension: row.extension.slice(0, 300), problem: made })
    onProgress?.(++done, rows.length)
  }
  report.problems.sort((one, other) => one.line - other.line)
  return report
}

function filesFor(
  row: ExportRow,
  loaded: PromiseSettledResult<PhoneAccount>,
  options: ExportOptions,
  taken: Set<string>,
): ConfigFile[] | ExportProblem['problem'] {
  if (loaded.status === 'rejected') return problemOf(loaded.reason)
  const format = phoneFormats[row.format]
  const account = { ...loaded.value, mac: row.mac ?? loaded.value.mac }
  const result = format.files(account, options)
  if (!result.ok) return { kind: 'refused', refusal: result.refusal }
  const folder = format.needsMac ? '' : `${folderName(row.extension)}/`
  const files = result.files.map((file) => ({ ...file, name: folder + file.name }))
  // Windows and macOS treat names that differ only in case as the same.
  const same = files.find((file) => taken.has(file.name.toLowerCase()))
  if (same) return { kind: 'same-file-name', name: same.name }
  for (const { name } of files) taken.add(name.toLowerCase())
  return files
}

function problemOf(error: unknown): ExportProblem['problem'] {
  if (!(error instanceof Failure) || endsAll.includes(error.error.code)) throw error
  return { kind: 'failed', code: error.error.code }
}

/** An extension as a folder's name on every system. */
function folderName(extension: string): string {
  const name = extension.replace(/[^A-Za-z0-9_-]/g, '_')
  return /^(?:con|prn|aux|nul|com\d|lpt\d)?$/i.test(name) ? `_${name}` : name
}

/**
 * Works on a list in order with up to `most` items under way at once. Yields each with its outcome; ending the
 * iteration ends the look-ahead.
 */
async function* ahead<Input, Output>(
  inputs: Iterable<Input>,
  most: number,
  work: (input: Input) => Promise<Output>,
): AsyncGenerator<[Input, PromiseSettledResult<Output>]> {
  const underWay: Promise<[Input, PromiseSettledResult<Output>]>[] = []
  const start = async (input: Input): Promise<[Input, PromiseSettledResult<Output>]> => {
    const [result] = await Promise.allSettled([work(input)])
    return [input, result]
  }
  for (const input of inputs) {
    underWay.push(start(input))
    const next = underWay.length >= most ? underWay.shift() : undefined
    if (next) yield await next
  }
  for (const next of underWay) yield await next
}
