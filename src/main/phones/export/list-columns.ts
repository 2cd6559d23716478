import { Failure } from '../../../shared/errors.ts'
import { parseMac } from '../../../shared/phones/mac-address.ts'
import type { ListHeader } from '../../../shared/phones/phone-export.ts'
import { formatForModel } from '../../../shared/phones/phone-models.ts'
import { cleanIdentifier } from '../../../shared/text/typed-text.ts'

/** Where the columns of a list stand, from 0. */
export interface ListColumns {
  extension: number
  /** Null where the list has none. */
  mac: number | null
  /** The model's first, then what else tells a phone's make. */
  models: readonly number[]
  /** Null where the first line names no columns and so holds a phone itself. */
  header: ListHeader | null
}

const inOrder: ListColumns = { extension: 0, mac: 1, models: [2], header: null }

/** An extension and an address have names, passwords and more of their own, in columns that are called after both. */
const itself = '^(?!.*\\b(?:name|password|secret|pin|status|state|group|mail|email|label|vendor|version)\\b)'

/** What a column is called, the surest names first: an exact one wins over a synonym, wherever it stands. */
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
 * Which columns a list has: by the names in its first line, in any order and wording, or else in the order extension,
 * MAC, model. A column of another name that holds nothing but MAC addresses is taken for theirs. Throws a `validation`
 * {@link Failure} for a first line of names where none is the extension's.
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

/** How many lines of one cell, such as a title and a date, a report has above the names of its columns. */
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

/** A column's name as it is compared: in lower case, without accents, its words set apart by one space. */
const titleOf = (cell: string): string =>
  cleanIdentifier(cell)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const isValue = (cell: string): boolean => parseMac(cell) !== null || /^\p{Nd}+$/u.test(cleanIdentifier(cell))

/** A line of names that are not known here, and not a phone: it has neither a digit nor a known model. */
function isOnlyWords(record: readonly string[]): boolean {
  const cells = record.filter((cell) => cleanIdentifier(cell) !== '')
  return cells.length > 1 && cells.every((cell) => !/\p{Nd}/u.test(cell) && formatForModel(cell) === null)
}

/** The columns whose title fits, those with the surest names first. */
function ranked(titles: readonly string[], ranks: readonly RegExp[]): number[] {
  const rankOf = (title: string) => ranks.findIndex((name) => name.test(title))
  return titles
    .map((title, position) => ({ position, rank: rankOf(title) }))
    .filter(({ rank }) => rank !== -1)
    .sort((one, other) => one.rank - other.rank)
    .map(({ position }) => position)
}

/** The one column, besides those taken, that holds addresses and nothing else. */
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
