import { Failure } from '../../../shared/errors.ts'
import { parseMac } from '../../../shared/phones/mac-address.ts'
import type { ListHeader } from '../../../shared/phones/phone-export.ts'
import { formatForModel } from '../../../shared/phones/phone-models.ts'
import { cleanIdentifier } from '../../../shared/text/typed-text.ts'

/** The positions of a list's columns, from 0. */
export interface ListColumns {
  extension: number
  /** Null if the list has none. */
  mac: number | null
  /** The model's column first, then others that may name the phone's make. */
  models: readonly number[]
  /** Null if the first line is not a header but a phone. */
  header: ListHeader | null
}

const inOrder: ListColumns = { extension: 0, mac: 1, models: [2], header: null }

/**
 * Excludes columns for attributes of an extension or address, such as its name or password, whose titles mention it
 * too.
 */
const itself = '^(?!.*\\b(?:name|password|secret|pin|status|state|group|mail|email|label|vendor|version)\\b)'

/** Column titles, the most certain first: an exact one wins over a synonym, whatever their positions. */
const names = {
  mac: [
    /^mac$/,
    /^mac ?(?:address|addr|adresse|id)$/,
    new RegExp(`${itself}.*\\b(?:mac|macaddress)\\b`),
    /^(?:hardware|ethernet|physical) address$/,
  ],
  extension: [
    /^(?:extension|ext)$/,
    /^(?:extension|ext|extn) ?(?:number|num|no|nr|id)$/,
    new RegExp(`${itself}.*\\b(?:extension|extensionnumber|ext|extn)\\b`),
    /^(?:internal (?:number|no)|nebenstelle|durchwahl|interno|poste)$/,
    /^number$/,
    /^(?:user|username|user name|user id|sip user|sip username)$/,
  ],
  model: [
    /^model$/,
    /\b(?:model|modell|modele|modelo)\b/,
    /^(?:phone|device)(?: type)?$/,
    /^(?:type|make|brand|hersteller)$/,
    /\b(?:vendor|manufacturer)\b/,
  ],
} as const
type Column = keyof typeof names

/**
 * Finds the columns of a list: by the titles in its first line, in any order and wording, or else in the order
 * extension, MAC, model. A column with another title that holds only MAC addresses counts as theirs. Throws a
 * `validation` {@link Failure} if the first line holds titles without the extension's.
 */
export function columnsOf([first = [], ...rest]: readonly string[][]): ListColumns {
  if (first.some(isValue)) return inOrder
  const titles = first.map(titleOf)
  const taken = new Set<number>()
  const take = (column: Column, most: number) => {
    const free = ranked(titles, names[column]).filter((position) => !taken.has(position))
    const used = free.slice(0, most)
    for (const position of used) taken.add(position)
    return used
  }
  const [named] = take('mac', 1)
  const [extension] = take('extension', 1)
  const models = take('model', first.length)
  if (taken.size === 0 && !isOnlyWords(first)) return inOrder
  if (extension === undefined) {
    throw new Failure({ code: 'validation', problems: [{ field: 'list', rule: 'no-extension-column' }] })
  }
  const mac = named ?? columnOfMacs(rest, taken)
  if (mac !== null) taken.add(mac)
  const unused = first.flatMap((cell, position) => {
    const title = cleanIdentifier(cell).slice(0, 60)
    return taken.has(position) || title === '' ? [] : [title]
  })
  const missing = [...(mac === null ? ['mac' as const] : []), ...(models.length === 0 ? ['model' as const] : [])]
  return { extension, mac, models, header: { missing, unused: unused.slice(0, 20) } }
}

/** How many single-cell lines, such as a title and a date, precede the column titles. */
export function linesAboveNames(records: readonly string[][]): number {
  const position = records.slice(0, 10).findIndex(namesColumns)
  const isTitle = (record: readonly string[]) => {
    const cells = record.filter((cell) => cleanIdentifier(cell) !== '')
    return cells.length === 1 && !cells.some(isValue)
  }
  return records.slice(0, Math.max(position, 0)).every(isTitle) ? Math.max(position, 0) : 0
}

function namesColumns(record: readonly string[]): boolean {
  const titles = record.map(titleOf)
  const has = (column: Column) => ranked(titles, names[column]).length > 0
  return !record.some(isValue) && has('extension') && (has('mac') || has('model'))
}

/** A column title normalised for comparison: lower case, no accents, words separated by one space. */
const titleOf = (cell: string): string =>
  cleanIdentifier(cell)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const isValue = (cell: string): boolean => parseMac(cell) !== null || /^\p{Nd}+$/u.test(cleanIdentifier(cell))

/** Whether a line holds unknown titles rather than a phone: it has neither a digit nor a known model. */
function isOnlyWords(record: readonly string[]): boolean {
  const cells = record.filter((cell) => cleanIdentifier(cell) !== '')
  return cells.length > 1 && cells.every((cell) => !/\p{Nd}/u.test(cell) && formatForModel(cell) === null)
}

/** The columns whose title matches, the most certain first. */
function ranked(titles: readonly string[], ranks: readonly RegExp[]): number[] {
  const rankOf = (title: string) => ranks.findIndex((name) => name.test(title))
  return titles
    .map((title, position) => ({ position, rank: rankOf(title) }))
    .filter(({ rank }) => rank !== -1)
    .sort((one, other) => one.rank - other.rank)
    .map(({ position }) => position)
}

/** The only unused column that holds nothing but MAC addresses, or null. */
function columnOfMacs(records: readonly string[][], taken: ReadonlySet<number>): number | null {
  const width = Math.max(0, ...records.slice(0, 100).map(({ length }) => length))
  const holdsMacs = (position: number) => {
    const cells = records.map((record) => record[position] ?? '').filter((cell) => cleanIdentifier(cell) !== '')
    return cells.length > 0 && cells.every((cell) => parseMac(cell) !== null)
  }
  const found = Array.from({ length: width }, (_, position) => position).filter(
    (position) => !taken.has(position) && holdsMacs(position),
  )
  return found.length === 1 ? (found[0] ?? null) : null
}
