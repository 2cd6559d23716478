import { fold, foldCells } from './fold.ts'
import { TextBits } from './text-bits.ts'

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
  rows: Uint32Array
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
  readonly #bits = new TextBits()
  readonly #orders = new Map<Column, Uint32Array>()
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

  /** The rows of a view, in its order; the array is the index's own and stays as it is. */
  select(view: RowView<Column>): Uint32Array {
    const words = wordsOf(view.query)
    const last = this.#last !== null && narrows(this.#last, view, words) ? this.#last : null
    if (last?.words.join(' ') === words.join(' ')) return last.rows
    const base = last?.rows ?? this.#ordered(view)
    const rows = words.length === 0 && view.only === null ? base : this.#matching(base, view, words)
    this.#last = { view, words, rows }
    return rows
  }

  #fold(position: number, row: Row): void {
    this.#bits.remove(position, this.#searched[position] ?? '')
    const searched = foldCells(this.#columns.map((column) => row[column]))
    this.#searched[position] = searched
    this.#bits.add(position, searched)
  }

  #matching(base: Uint32Array, { only }: RowView<Column>, words: readonly string[]): Uint32Array {
    const bits = this.#bits.rowsWith(words)
    const may = bits ? kept(base, (row) => (((bits[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1) : base
    const toRead = words.filter((word) => !TextBits.isAnsweredFor(word))
    if (toRead.length === 0 && only === null) return may
    return kept(may, (row) => {
      if (only !== null && this.rows[row]?.[only.column] !== only.value) return false
      const searched = this.#searched[row] ?? ''
      return toRead.every((word) => searched.includes(word))
    })
  }

  #ordered(view: RowView<Column>): Uint32Array {
    const order = this.#orders.get(view.column) ?? Uint32Array.from(this.rows.keys()).sort(this.#compare(view.column))
    this.#orders.set(view.column, order)
    return view.descending ? order.toReversed() : order
  }

  /** Equal values keep the portal's own order. */
  #compare(column: Column): (left: number, right: number) => number {
    return (left, right) =>
      collator.compare(this.rows[left]?.[column] ?? '', this.rows[right]?.[column] ?? '') || left - right
  }
}

/** As `filter`, which is much slower for arrays of numbers. */
function kept(rows: Uint32Array, isKept: (row: number) => boolean): Uint32Array {
  const left = new Uint32Array(rows.length)
  let count = 0
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0
    if (isKept(row)) left[count++] = row
  }
  return left.subarray(0, count)
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
function merge(order: Uint32Array, added: readonly number[], compare: (a: number, b: number) => number): Uint32Array {
  const merged = new Uint32Array(order.length + added.length)
  let from = 0
  added.forEach((row, before) => {
    let low = from
    let high = order.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (compare(order[middle] ?? 0, row) <= 0) low = middle + 1
      else high = middle
    }
    merged.set(order.subarray(from, low), from + before)
    merged[low + before] = row
    from = low
  })
  merged.set(order.subarray(from), from + added.length)
  return merged
}
