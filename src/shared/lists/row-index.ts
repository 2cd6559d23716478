import { fold, foldCells } from './fold.ts'

/** A view of a list: all words of `query` must occur, in any of the columns. */
export interface RowView<Column extends string> {
  query: string
  column: Column
  descending: boolean
  /** Only rows that have exactly this in a column; null for all. */
  only: { column: Column; value: string } | null
}

interface Selection<Column extends string> {
  view: RowView<Column>
  words: string[]
  rows: readonly number[]
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

/** The words of a query, folded. */
export function wordsOf(query: string): string[] {
  return (
    fold(query)
      .split(/\s+/)
      // Punctuation alone is the start of a number that is still being typed.
      .filter((word) => !/^(?:tel:)?[+()./-]*$/.test(word))
  )
}

/**
 * An index of rows as they arrive, fast enough to search 50,000 within a frame: text is folded once, each column is
 * sorted once, and further typing narrows the last result. Results are positions in {@link RowIndex.rows}.
 */
export class RowIndex<Row extends Record<Column | 'id', string>, Column extends string> {
  readonly rows: Row[] = []
  readonly #columns: readonly Column[]
  readonly #searched: string[] = []
  /** Which letters and digits each row has: a few bits rule most rows out without their text being read. */
  readonly #letters: number[] = []
  readonly #digits: number[] = []
  readonly #orders = new Map<Column, number[]>()
  readonly #byId = new Map<string, Row>()
  #last: Selection<Column> | null = null

  /** `columns` are the searched columns. */
  constructor(columns: readonly Column[]) {
    this.#columns = columns
  }

  /** Adds a page; sorted columns stay sorted. */
  add(page: readonly Row[]): void {
    const added = page.map((row) => {
      this.#byId.set(row.id, row)
      const position = this.rows.push(row) - 1
      this.#fold(position, row)
      return position
    })
    for (const [column, order] of this.#orders) {
      this.#orders.set(column, merge(order, added.toSorted(this.#compare(column)), this.#compare(column)))
    }
    this.#last = null
  }

  /** Updates a row; false if nothing changed. */
  change(id: string, part: Partial<Row>): boolean {
    const known = this.#byId.get(id)
    if (!known) return false
    const row = { ...known, ...part }
    const columns = (Object.keys(part) as Column[]).filter((column) => row[column] !== known[column])
    if (columns.length === 0) return false
    const position = this.rows.indexOf(known)
    this.#byId.set(id, row)
    this.rows[position] = row
    this.#fold(position, row)
    for (const column of columns) this.#orders.delete(column)
    this.#last = null
    return true
  }

  /** The row with this id, if it has arrived. */
  find(id: string): Row | undefined {
    return this.#byId.get(id)
  }

  /** The rows of a view, in its order. */
  select(view: RowView<Column>): readonly number[] {
    const words = wordsOf(view.query)
    const last = this.#last
    const base = last !== null && narrows(last, view, words) ? last.rows : this.#ordered(view)
    const rows = words.length === 0 && view.only === null ? base : this.#matching(base, view, words)
    this.#last = { view, words, rows }
    return rows
  }

  #fold(position: number, row: Row): void {
    const searched = foldCells(this.#columns.map((column) => row[column]))
    const { letters, digits } = charactersIn(searched)
    this.#searched[position] = searched
    this.#letters[position] = letters
    this.#digits[position] = digits
  }

  #matching(base: readonly number[], { only }: RowView<Column>, words: readonly string[]): number[] {
    const { letters, digits } = charactersIn(words.join(''))
    // The bits alone answer for a single letter, with which most searches begin and which most rows have.
    const toRead = words.filter((word) => !/^[a-z0-9]$/.test(word))
    const rows: number[] = []
    for (const row of base) {
      if (((this.#letters[row] ?? 0) & letters) !== letters || ((this.#digits[row] ?? 0) & digits) !== digits) continue
      if (only !== null && this.rows[row]?.[only.column] !== only.value) continue
      const searched = toRead.length === 0 ? '' : (this.#searched[row] ?? '')
      if (toRead.every((word) => searched.includes(word))) rows.push(row)
    }
    return rows
  }

  #ordered(view: RowView<Column>): readonly number[] {
    const order = this.#orders.get(view.column) ?? Array.from(this.rows.keys()).sort(this.#compare(view.column))
    this.#orders.set(view.column, order)
    return view.descending ? order.toReversed() : order
  }

  /** Equal values keep the portal's own order. */
  #compare(column: Column): (left: number, right: number) => number {
    return (left, right) =>
      collator.compare(this.rows[left]?.[column] ?? '', this.rows[right]?.[column] ?? '') || left - right
  }
}

/** One bit for each of the letters a to z, and for each digit, that a folded text contains. */
function charactersIn(text: string): { letters: number; digits: number } {
  let letters = 0
  let digits = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code >= 97 && code <= 122) letters |= 1 << (code - 97)
    else if (code >= 48 && code <= 57) digits |= 1 << (code - 48)
  }
  return { letters, digits }
}

/** Whether the result of `view` is a subset of the last one, in the same order. */
function narrows<Column extends string>(
  last: Selection<Column>,
  view: RowView<Column>,
  words: readonly string[],
): boolean {
  return (
    last.view.column === view.column &&
    last.view.descending === view.descending &&
    last.view.only?.column === view.only?.column &&
    last.view.only?.value === view.only?.value &&
    last.words.every((old) => words.some((word) => word.includes(old)))
  )
}

/**
 * Merges a few sorted rows into many; positions are found by binary search, so a page needs no full pass of
 * comparisons.
 */
function merge(
  order: readonly number[],
  added: readonly number[],
  compare: (a: number, b: number) => number,
): number[] {
  const merged: number[] = []
  let from = 0
  for (const row of added) {
    let low = from
    let high = order.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (compare(order[middle] ?? 0, row) <= 0) low = middle + 1
      else high = middle
    }
    for (; from < low; from++) merged.push(order[from] ?? 0)
    merged.push(row)
  }
  return merged.concat(order.slice(from))
}
