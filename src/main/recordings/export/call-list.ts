import type { Entry } from './journal.ts'
import type { UnreadCall } from './walk.ts'

/** A table for a spreadsheet; every cell is text but lengths and sizes, with which people calculate. */
export type Cell = string | number | null

/** The facts of a call. */
export type Call = Pick<Entry, 'id' | 'start' | 'seconds' | 'direction' | 'caller' | 'callee'>

/** Of a call that could not be read. */
export const unknownCall = ({ id }: UnreadCall): Call => ({
  id,
  start: null,
  seconds: null,
  direction: null,
  caller: null,
  callee: null,
})

/** The titles of the columns. They are the names of fields, alike in every language, for programs to read. */
export const callColumns = [
  'start',
  'direction',
  'caller_number',
  'caller_name',
  'callee_number',
  'callee_name',
  'seconds',
  'length',
  'state',
  'id',
] as const

/** A call as a row. The start has its offset from UTC in every cell. */
export const callRow = (call: Call, state: string): Cell[] => [
  call.start,
  call.direction,
  call.caller?.number ?? null,
  call.caller?.name ?? null,
  call.callee?.number ?? null,
  call.callee?.name ?? null,
  call.seconds,
  call.seconds === null ? null : clock(call.seconds),
  state,
  call.id,
]

export const entryColumns = [...callColumns, 'why', 'file', 'bytes', 'sha256', 'verified'] as const

export const entryRow = (entry: Entry): Cell[] => [
  ...callRow(entry, entry.state),
  entry.why,
  entry.file,
  entry.bytes,
  entry.sha256,
  entry.state === 'saved' ? String(entry.verified) : null,
]

/** As `h:mm:ss`. */
function clock(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

/** Tells Excel that the file is UTF-8. */
export const byteOrderMark = '\ufeff'

/**
 * A line of CSV (RFC 4180). Names and numbers come from outside: those that a spreadsheet would take for a formula are
 * prefixed with an apostrophe (OWASP, CSV Injection).
 */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`

function csvCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = /^[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
