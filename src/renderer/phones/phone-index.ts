import type { Phone, RegistrationState } from '../../shared/phones.ts'

/** The columns of the list, each of which sorts it. */
export type PhoneColumn = 'name' | 'extension' | 'sipUser' | 'device' | 'registration'

/** What the list shows: all words of `query` must occur, in whichever columns. */
export interface PhoneView {
  query: string
  column: PhoneColumn
  descending: boolean
  /** Only phones in this state; null for all. */
  registration: RegistrationState | null
}

interface Selection {
  view: PhoneView
  words: string[]
  rows: readonly number[]
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

/**
 * Lower case and without accents, so that "jose" finds "José". Applied to the phones and to what
 * is typed alike.
 */
export function fold(text: string): string {
  // Names are mostly ASCII, where normalising is wasted time.
  const plain = /^[\x20-\x7e]*$/.test(text) ? text : text.normalize('NFD').replace(/\p{M}/gu, '')
  return plain.toLowerCase()
}

/** The words of a query, folded. */
export function wordsOf(query: string): string[] {
  return fold(query)
    .split(/\s+/)
    .filter((word) => word !== '')
}

/**
 * The phones as they arrive, ready to be searched within a frame at 50,000: what is searched is
 * folded once, each column is sorted once, and typing on narrows the last answer. Rows are given
 * as positions in {@link PhoneIndex.phones}.
 */
export class PhoneIndex {
  readonly phones: Phone[] = []
  readonly #searched: string[] = []
  readonly #orders = new Map<PhoneColumn, number[]>()
  readonly #byId = new Map<string, Phone>()
  #last: Selection | null = null

  /** Adds a page; columns already sorted stay so. */
  add(page: readonly Phone[]): void {
    const added = page.map((phone) => {
      this.#byId.set(phone.id, phone)
      this.#searched.push(fold(`${phone.name}\n${phone.extension}\n${phone.sipUser}\n${phone.device}`))
      return this.phones.push(phone) - 1
    })
    for (const [column, order] of this.#orders) {
      this.#orders.set(column, merge(order, added.toSorted(this.#compare(column)), this.#compare(column)))
    }
    this.#last = null
  }

  /** The phone with that id, if it has arrived. */
  find(id: string): Phone | undefined {
    return this.#byId.get(id)
  }

  /** The rows of a view, in its order. */
  select(view: PhoneView): readonly number[] {
    const words = wordsOf(view.query)
    const last = this.#last
    const base = last !== null && narrows(last, view, words) ? last.rows : this.#ordered(view)
    const rows =
      words.length === 0 && view.registration === null ? base : base.filter((row) => this.#matches(row, view, words))
    this.#last = { view, words, rows }
    return rows
  }

  #matches(row: number, view: PhoneView, words: readonly string[]): boolean {
    if (view.registration !== null && this.phones[row]?.registration !== view.registration) return false
    const searched = this.#searched[row] ?? ''
    return words.every((word) => searched.includes(word))
  }

  #ordered(view: PhoneView): readonly number[] {
    const order = this.#orders.get(view.column) ?? Array.from(this.phones.keys()).sort(this.#compare(view.column))
    this.#orders.set(view.column, order)
    return view.descending ? order.toReversed() : order
  }

  /** Equal values keep the portal's own order. */
  #compare(column: PhoneColumn): (left: number, right: number) => number {
    return (left, right) =>
      collator.compare(this.phones[left]?.[column] ?? '', this.phones[right]?.[column] ?? '') || left - right
  }
}

/** Whether the answer to `view` lies wholly within the last one, in the same order. */
function narrows(last: Selection, view: PhoneView, words: readonly string[]): boolean {
  return (
    last.view.column === view.column &&
    last.view.descending === view.descending &&
    last.view.registration === view.registration &&
    last.words.every((old) => words.some((word) => word.includes(old)))
  )
}

/** Merges a few sorted rows into many; each place is found by halving, so a page costs no full pass of comparisons. */
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
