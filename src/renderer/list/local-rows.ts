import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { AppError, Result } from '../../shared/errors.ts'
import { longestList } from '../../shared/lists/list-limits.ts'
import { RowIndex, type RowView } from '../../shared/lists/row-index.ts'
import { errorIn, type Loading, type RowSource, type ShownRows } from './row-source.ts'

/** A page of a list as a portal gives it; `next` fetches the one after it. */
export interface RowPage<Row> {
  rows: readonly Row[]
  total: number
  next: string | null
}

/** Fetches the page at a cursor, null for the first. */
type FetchPage<Row> = (cursor: string | null) => Promise<Result<RowPage<Row>>>

const ended: ReadonlySet<Loading['state']> = new Set(['full', 'repeating', 'complete'])

/**
 * The rows of one list, in an index that can be searched while they arrive. Reading it again fills another index, which
 * takes the place of the first one when it is whole, so that a portal that cannot be reached takes no rows away.
 */
export class LocalRows<Row extends Record<Column | 'id', string>, Column extends string>
  implements RowSource<Row, Column>
{
  readonly #shown: Signal<Reading<Row, Column>>
  readonly #next = signal<Reading<Row, Column> | null>(null)
  readonly #begin: () => Reading<Row, Column>
  readonly loading: ReadonlySignal<Loading>
  readonly refreshing: ReadonlySignal<Loading | null>
  readonly failure: ReadonlySignal<AppError | null>

  /** `columns` are the searched ones; `longest` is the maximum number of rows to fetch. */
  constructor(columns: readonly Column[], fetchPage: FetchPage<Row>, longest = longestList) {
    this.#begin = () => new Reading(new RowIndex<Row, Column>(columns), fetchPage, longest)
    this.#shown = signal(this.#begin())
    this.loading = computed(() => this.#shown.value.loading.value)
    this.refreshing = computed(() => this.#next.value?.loading.value ?? null)
    this.failure = computed(() => errorIn(this.loading.value) ?? errorIn(this.refreshing.value))
  }

  get index(): RowIndex<Row, Column> {
    return this.#shown.peek().index
  }

  get readAt(): number {
    return this.#shown.peek().readAt
  }

  async load(): Promise<void> {
    if (this.#next.peek()) await this.#readNext()
    else await this.#shown.peek().load()
  }

  async refresh(): Promise<void> {
    this.stop()
    const isEmpty = this.index.rows.length === 0
    if (isEmpty) this.#shown.value = this.#begin()
    else this.#next.value = this.#begin()
    await this.load()
  }

  stop(): void {
    this.#shown.peek().stop()
    this.#next.peek()?.stop()
    this.#next.value = null
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
    this.#shown.peek().change(id, part)
    this.#next.peek()?.change(id, part)
  }

  async #readNext(): Promise<void> {
    const next = this.#next.peek()
    await next?.load()
    // It may have been stopped, or begun again, meanwhile.
    if (!next || next !== this.#next.peek() || !ended.has(next.loading.peek().state)) return
    this.#shown.value = next
    this.#next.value = null
  }
}

/** Reads the pages of a list into an index. After a stop or a failure, `load` continues with what is missing. */
class Reading<Row extends Record<Column | 'id', string>, Column extends string> {
  readonly index: RowIndex<Row, Column>
  readonly #loading = signal<Loading>({ state: 'idle', loaded: 0, total: 0 })
  readonly #fetchPage: FetchPage<Row>
  readonly #longest: number
  #cursor: string | null = null
  /** All rows received, duplicates included, so that pages without new rows also come to an end. */
  #came = 0
  /** Counts starts and stops, so that the answer to a stopped request is dropped. */
  #turn = 0
  readAt = 0

  constructor(index: RowIndex<Row, Column>, fetchPage: FetchPage<Row>, longest: number) {
    this.index = index
    this.#fetchPage = fetchPage
    this.#longest = longest
  }

  /** Changes with every page. */
  get loading(): ReadonlySignal<Loading> {
    return this.#loading
  }

  /** Fetches what is still missing; does nothing while that is in progress. */
  async load(): Promise<void> {
    const before = this.#loading.peek()
    if (before.state === 'loading' || ended.has(before.state)) return
    if (before.state !== 'failed') this.#loading.value = { ...this.#counts(), state: 'loading' }
    else if (before.trying) return
    else this.#loading.value = { ...before, trying: true }
    const turn = ++this.#turn
    do {
      const answer = await this.#fetchPage(this.#cursor)
      if (turn !== this.#turn) return
      if (!answer.ok) {
        this.#loading.value = { ...this.#counts(), state: 'failed', error: answer.error, trying: false }
        return
      }
      this.#take(answer.value)
    } while (this.#loading.value.state === 'loading')
  }

  /** Stops loading; an answer that is still to come is dropped. */
  stop(): void {
    const { state } = this.#loading.peek()
    if (state !== 'loading' && state !== 'failed') return
    this.#turn++
    this.#loading.value = { ...this.#counts(), state: 'stopped' }
  }

  change(id: string, part: Partial<Row>): void {
    if (this.index.change(id, part)) this.#loading.value = { ...this.#loading.peek() }
  }

  #take(page: RowPage<Row>): void {
    // A row added while pages are read moves others onto the next page, where they appear again.
    const ids = new Set<string>()
    const fresh = page.rows.filter(({ id }) => this.index.find(id) === undefined && ids.size < ids.add(id).size)
    this.index.add(fresh)
    const isRepeating = page.next === this.#cursor || (page.rows.length > 0 && fresh.length === 0)
    this.#cursor = page.next
    this.#came += page.rows.length
    this.readAt = Date.now()
    const loaded = this.index.rows.length
    if (page.next === null) this.#loading.value = { state: 'complete', loaded, total: loaded }
    // A portal that ignores the cursor would otherwise be read forever.
    else if (isRepeating) this.#loading.value = { state: 'repeating', loaded, total: loaded }
    else this.#loading.value = { state: this.#came < this.#longest ? 'loading' : 'full', loaded, total: page.total }
  }

  #counts(): { loaded: number; total: number } {
    const { loaded, total } = this.#loading.peek()
    return { loaded, total }
  }
}
