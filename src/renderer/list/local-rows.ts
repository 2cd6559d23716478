import { type ReadonlySignal, signal } from '@preact/signals'
import type { Result } from '../../shared/errors.ts'
import { longestList } from '../../shared/lists/list-limits.ts'
import type { RowIndex, RowView } from '../../shared/lists/row-index.ts'
import type { Loading, RowSource, ShownRows } from './row-source.ts'

/** A page of a list as a portal gives it; `next` fetches the one after it. */
export interface RowPage<Row> {
  rows: readonly Row[]
  total: number
  next: string | null
}

/**
 * The rows of one list, fetched page by page into an index that can be searched meanwhile.
 * After a stop or a failure, the rows that have arrived stay; `load` continues from there.
 */
export class LocalRows<Row extends Record<Column | 'id', string>, Column extends string>
  implements RowSource<Row, Column>
{
  readonly index: RowIndex<Row, Column>
  readonly #loading = signal<Loading>({ state: 'idle', loaded: 0, total: 0 })
  readonly #fetchPage: (cursor: string | null) => Promise<Result<RowPage<Row>>>
  readonly #longest: number
  #cursor: string | null = null
  /** All rows received, duplicates included, so that pages without new rows also come to an end. */
  #came = 0
  /** Counts starts and stops, so that the answer to a stopped request is dropped. */
  #turn = 0

  /** `fetchPage` fetches the page at a cursor, null for the first; `longest` is the maximum number of rows to fetch. */
  constructor(
    index: RowIndex<Row, Column>,
    fetchPage: (cursor: string | null) => Promise<Result<RowPage<Row>>>,
    longest = longestList,
  ) {
    this.index = index
    this.#longest = longest
    this.#fetchPage = fetchPage
  }

  /** Changes with every page, so that a view that reads it is updated. */
  get loading(): ReadonlySignal<Loading> {
    return this.#loading
  }

  /** Fetches what is still missing; does nothing while that is in progress. */
  async load(): Promise<void> {
    if (['loading', 'full', 'repeating', 'complete'].includes(this.#loading.value.state)) return
    this.#loading.value = { ...this.#counts(), state: 'loading' }
    const turn = ++this.#turn
    while (this.#loading.value.state === 'loading') {
      const answer = await this.#fetchPage(this.#cursor)
      if (turn !== this.#turn) return
      if (!answer.ok) {
        this.#loading.value = { ...this.#counts(), state: 'failed', error: answer.error }
        return
      }
      this.#take(answer.value)
    }
  }

  /** Stops loading; an answer that is still to come is dropped. */
  stop(): void {
    if (this.#loading.value.state !== 'loading') return
    this.#turn++
    this.#loading.value = { ...this.#counts(), state: 'stopped' }
  }

  show(view: RowView<Column>): ShownRows<Row> {
    const { rows } = this.index
    const positions = this.index.select(view)
    const indexOfId = (id: string) => positions.findIndex((row) => rows[row]?.id === id)
    return {
      count: positions.length,
      isWhole: true,
      at: (index) => rows[positions[index] ?? -1],
      keyAt: (index) => rows[positions[index] ?? -1]?.id,
      indexOfKey: indexOfId,
      indexOfId,
    }
  }

  /** Updates a row with newer data, e.g. from its own page. */
  change(id: string, part: Partial<Row>): void {
    if (this.index.change(id, part)) this.#loading.value = { ...this.#loading.value }
  }

  #take(page: RowPage<Row>): void {
    // A row added while pages are read moves others onto the next page, where they appear again.
    const ids = new Set<string>()
    const fresh = page.rows.filter(({ id }) => this.index.find(id) === undefined && ids.size < ids.add(id).size)
    this.index.add(fresh)
    const isRepeating = page.next === this.#cursor || (page.rows.length > 0 && fresh.length === 0)
    this.#cursor = page.next
    this.#came += page.rows.length
    const loaded = this.index.rows.length
    if (page.next === null) this.#loading.value = { state: 'complete', loaded, total: loaded }
    // A portal that ignores the cursor would otherwise be read forever.
    else if (isRepeating) this.#loading.value = { state: 'repeating', loaded, total: loaded }
    else this.#loading.value = { state: this.#came < this.#longest ? 'loading' : 'full', loaded, total: page.total }
  }

  #counts(): { loaded: number; total: number } {
    const { loaded, total } = this.#loading.value
    return { loaded, total }
  }
}
