import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'
import { Failure } from '../../../shared/errors.ts'
import { parseMac } from '../../../shared/phones/mac-address.ts'
import type { ExportProblem, ListHeader } from '../../../shared/phones/phone-export.ts'
import { formatForModel, type PhoneFormatId } from '../../../shared/phones/phone-models.ts'
import { cleanIdentifier, cleanNumber, linesOf, unquoted } from '../../../shared/text/typed-text.ts'
import { columnsOf, type ListColumns, linesAboveNames } from './list-columns.ts'

/** One phone of a list: its account's extension, its MAC address, and the family to write for. */
export interface ExportRow {
  /** Its row in a spreadsheet, from 1. */
  line: number
  extension: string
  /** From the list; null to use the portal's. */
  mac: string | null
  format: PhoneFormatId
}

export interface PhoneList {
  rows: ExportRow[]
  problems: ExportProblem[]
  /** Null if the list has no header. */
  header: ListHeader | null
}

/** With two files each, these still fit into one zip archive. */
export const mostRows = 30_000
/** Larger than any list of that many phones, in bytes. */
export const mostListBytes = 10 * 1024 * 1024

const records = z.array(z.array(z.string()))

/** A row of the spreadsheet. */
interface Row {
  line: number
  record: string[]
}

/**
 * Parses a spreadsheet's CSV with the columns extension, MAC and model ({@link columnsOf}). Commas, semicolons, tabs or
 * bars; any line ends; UTF-8 or UTF-16, else Windows-1252. Rows whose model gives no family use the one that `usual`
 * returns for their extension. Throws a `validation` {@link Failure} for a file that is not CSV, has no extension or is
 * too large.
 */
export function readPhoneList(bytes: Uint8Array, usual: (extension: string) => PhoneFormatId | null): PhoneList {
  if (bytes.length > mostListBytes) throw unreadable('too-large')
  const { delimiter, text } = delimited(linesOf(decode(bytes)).join('\n'))
  const parsed = parseCsv(text, delimiter)
  const rows = parsed.slice(linesAboveNames(parsed.map(({ record }) => record)))
  const list: PhoneList = { rows: [], problems: [], header: null }
  if (rows.length === 0) return list
  const columns = columnsOf(rows.map(({ record }) => record))
  list.header = columns.header
  const data = columns.header === null ? rows : rows.slice(1)
  if (data.length > mostRows) throw unreadable('too-many-rows')
  const width = rows[0]?.record.length ?? 0
  const seen = new Map<string, number>()
  for (const { line, record } of data) {
    const swallows = width > 1 && record.some((cell) => holdsRows(cell, delimiter, width))
    const read = swallows ? ({ kind: 'open-quote' } as const) : readRow(record, columns, seen, usual)
    if ('kind' in read) {
      const extension = cleanNumber(textOf(record[columns.extension])).slice(0, 300)
      list.problems.push({ line, extension, problem: read })
    } else {
      if (read.mac !== null) seen.set(read.mac, line)
      list.rows.push({ line, ...read })
    }
  }
  return list
}

function readRow(
  record: readonly string[],
  columns: ListColumns,
  seen: ReadonlyMap<string, number>,
  usual: (extension: string) => PhoneFormatId | null,
): Omit<ExportRow, 'line'> | ExportProblem['problem'] {
  const extension = cleanNumber(textOf(record[columns.extension]))
  const macText = columns.mac === null ? '' : textOf(record[columns.mac])
  if (extension === '') return { kind: 'no-extension' }
  const mac = macText === '' ? null : parseMac(macText)
  if (mac === null && macText !== '') return { kind: 'unreadable-mac', mac: macText.slice(0, 100) }
  const firstLine = mac === null ? undefined : seen.get(mac)
  if (firstLine !== undefined) return { kind: 'duplicate-mac', firstLine }
  const models = columns.models.map((position) => textOf(record[position])).filter((model) => model !== '')
  const format = models.map(formatForModel).find((known) => known !== null) ?? usual(extension)
  if (format === null) return { kind: 'unknown-model', model: (models[0] ?? '').slice(0, 100) }
  return { extension, mac, format }
}

/**
 * The text of a cell, without quotation marks and without the `="…"` or `'` that make a spreadsheet treat a number as
 * text.
 */
const textOf = (cell = ''): string =>
  unquoted(
    cleanIdentifier(cell)
      .replace(/^="(.*)"$/, '$1')
      .replace(/^'(?!.*'$)/, ''),
  )

/** Whether a stray quotation mark turned whole rows into one cell. */
const holdsRows = (cell: string, delimiter: string, width: number): boolean =>
  cell.includes('\n') && cell.split('\n').some((line) => line.split(delimiter).length >= width)

function parseCsv(text: string, delimiter: string): Row[] {
  const options = { delimiter, record_delimiter: '\n', trim: true, relax_column_count: true, relax_quotes: true }
  try {
    const parsed: unknown = parse(text, options)
    // Blank rows are counted, as in spreadsheets, but skipped.
    return records
      .parse(parsed)
      .map((record, index) => ({ line: index + 1, record }))
      .filter(({ record }) => record.some((cell) => cleanIdentifier(cell) !== ''))
  } catch (cause) {
    throw unreadable(cause instanceof CsvError && cause.code === 'CSV_QUOTE_NOT_CLOSED' ? 'unclosed-quote' : 'not-csv')
  }
}

/** The delimiter: from Excel's hint `sep=;`, which is not a row, else the most frequent one in the first line. */
function delimited(text: string): { delimiter: string; text: string } {
  const hint = /^"?sep=([^"\n])"?\n/i.exec(text)
  if (hint?.[1] !== undefined) return { delimiter: hint[1], text: text.slice(hint[0].length) }
  const lines = text
    .slice(0, 10_000)
    .replace(/"[^"]*"/g, '')
    .split('\n')
  const line = lines.find((line) => /[,;\t|]/.test(line)) ?? ''
  const count = (delimiter: string) => line.split(delimiter).length
  const delimiter = [',', ';', '\t', '|'].toSorted((one, other) => count(other) - count(one))[0] ?? ','
  return { delimiter, text }
}

/** Decodes by the byte order mark; UTF-16 also without one, because no list begins with NUL. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || second === 0) return new TextDecoder('utf-16le').decode(bytes)
  if ((first === 0xfe && second === 0xff) || first === 0) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

const unreadable = (rule: string) => new Failure({ code: 'validation', problems: [{ field: 'list', rule }] })
