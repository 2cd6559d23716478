import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { Failure } from '../../../shared/errors.ts'
import { parseMac } from '../../../shared/mac-address.ts'
import type { ExportProblem } from '../../../shared/phone-export.ts'
import { formatForModel, type PhoneFormatId } from '../../../shared/phone-models.ts'

/** One phone of a list: whose account it is, which phone it is, and what to write for it. */
export interface ExportRow {
  /** Where it stands in the list, from 1. */
  line: number
  extension: string
  /** As the list says; null where it leaves it to the portal. */
  mac: string | null
  format: PhoneFormatId
}

export interface PhoneList {
  rows: ExportRow[]
  problems: ExportProblem[]
}

/** Two files each still fit into one zip archive. */
export const mostRows = 30_000
/** No list of so many phones is larger, in bytes. */
export const mostListBytes = 10 * 1024 * 1024

const columnNames = {
  extension: ['extension', 'ext', 'ext.', 'number', 'user', 'username', 'user name'],
  mac: ['mac', 'mac address', 'mac-address', 'macaddress', 'mac_address'],
  model: ['model', 'phone', 'device', 'type', 'vendor'],
} as const
type Column = keyof typeof columnNames
const columns = ['extension', 'mac', 'model'] as const

const records = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }))

/**
 * Reads a spreadsheet's CSV with the columns extension, MAC and model: by the names in its first line, in any case and
 * order, or in that order where it has none. Commas, semicolons or tabs; UTF-8 or UTF-16 with a mark, else
 * Windows-1252. Rows whose model tells no family are written for what `usual` says of their extension. Throws a `validation`
 * {@link Failure} for a file that is no CSV or too large.
 */
export function readPhoneList(bytes: Uint8Array, usual: (extension: string) => PhoneFormatId | null): PhoneList {
  if (bytes.length > mostListBytes) throw unreadable('too-large')
  const text = decode(bytes)
  const [first, ...rest] = parseCsv(text)
  const list: PhoneList = { rows: [], problems: [] }
  if (first === undefined) return list
  const named = columnsOf(first.record)
  const data = named === null ? [first, ...rest] : rest
  if (data.length > mostRows) throw unreadable('too-many-rows')
  const positions = named ?? { extension: 0, mac: 1, model: 2 }
  const seen = new Map<string, number>()
  for (const { record, info } of data) {
    const cell = (column: Column) => record[positions[column]] ?? ''
    const read = readRow(cell, seen, usual)
    const { lines: line } = info
    if ('kind' in read) list.problems.push({ line, extension: cell('extension').slice(0, 300), problem: read })
    else {
      if (read.mac !== null) seen.set(read.mac, line)
      list.rows.push({ line, ...read })
    }
  }
  return list
}

function readRow(
  cell: (column: Column) => string,
  seen: ReadonlyMap<string, number>,
  usual: (extension: string) => PhoneFormatId | null,
): Omit<ExportRow, 'line'> | ExportProblem['problem'] {
  const [extension, macText, model] = [cell('extension'), cell('mac'), cell('model')]
  if (extension === '') return { kind: 'no-extension' }
  const mac = macText === '' ? null : parseMac(macText)
  if (mac === null && macText !== '') return { kind: 'unreadable-mac', mac: macText.slice(0, 100) }
  const firstLine = mac === null ? undefined : seen.get(mac)
  if (firstLine !== undefined) return { kind: 'duplicate-mac', firstLine }
  const format = formatForModel(model) ?? usual(extension)
  if (format === null) return { kind: 'unknown-model', model: model.slice(0, 100) }
  return { extension, mac, format }
}

function parseCsv(text: string) {
  const options = { delimiter: delimiterOf(text), info: true, trim: true, skip_empty_lines: true }
  try {
    const parsed: unknown = parse(text, { ...options, relax_column_count: true, relax_quotes: true })
    return records.parse(parsed).filter(({ record }) => record.some((cell) => cell !== ''))
  } catch {
    throw unreadable('not-csv')
  }
}

/** Which columns the first line names; null where it names none and so holds a phone itself. */
function columnsOf(record: string[]): Record<Column, number> | null {
  const cells = record.map((cell) => cell.toLowerCase())
  const position = (column: Column) =>
    cells.findIndex((cell) => (columnNames[column] as readonly string[]).includes(cell))
  const found = { extension: position('extension'), mac: position('mac'), model: position('model') }
  return columns.some((column) => found[column] !== -1) ? found : null
}

/** The one that stands most often in the first line: spreadsheets write what their country uses. */
function delimiterOf(text: string): string {
  const line = text.split(/\r?\n|\r/, 1)[0] ?? ''
  const count = (delimiter: string) => line.split(delimiter).length
  return [',', ';', '\t'].toSorted((one, other) => count(other) - count(one))[0] ?? ','
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

const unreadable = (rule: string) => new Failure({ code: 'validation', problems: [{ field: 'list', rule }] })
