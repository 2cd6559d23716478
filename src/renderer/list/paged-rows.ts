import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { AppError, Result } from '../../shared/errors.ts'
import type { RowView } from '../../shared/lists/row-index.ts'
import { errorIn, type Loading, type RowSource, type ShownRows } from './row-source.ts'

/** A page as a portal gives it for a view; `next` leads to the one after it. */
export interface ReadPage<Row> {
  rows: readonly Row[]
  total: number
  next: string | null
  /** Whether more of the page is found when it is read again: its rows are shown meanwhile. */
  isPart?: boolean
}

/** One reading of a list: the same object for all its pages. Another list has another, even one of the same millisecond. */
export interface ListReading {
  /** When it began, in milliseconds since 1970-01-01 UTC. */
  readonly asOf: number
}

/** The position of a page: its first row, and its cursor if pages are read by cursor. */
export interface PagePlace {
  offset: number
  cursor: string | null
  reading: ListReading
}

interface PagedRowsOptions<Row, Column extends string> {
  /** Reads a page of a view. A portal without offsets is read by cursor, from the first page on. */
  readPage: (view: RowView<Column>, place: PagePlace) => Promise<Result<ReadPage<Row>>>
  by: 'offset' | 'cursor'
  /** How many rows a page holds. */
  pageSize: number
  /** How the list starts. */
  first: RowView<Column>
  /** How many rows were added since the list was read; called by `lookForNewer`. */
  countNewer?: (view: RowView<Column>) => Promise<Result<number>>
  /** How many pages are kept: those nearest to the visible rows. */
  mostPages?: number
}

/** The requests to the portal for one view. Dropped with the view, even if some are still in progress. */
interface Edition<Row, Column extends string> {
  view: RowView<Column>
  reading: ListReading
  pages: Map<number, readonly Row[]>
  errors: Map<number, AppError>
  underWay: Set<number>
  /** Those of which more can be read. */
  parts: Set<number>
  /** The cursor of each page: a few bytes each, so that dropped pages can be read again. */
  cursors: (string | null)[]
  /** As far as is known; when reading by cursor it grows with each page. */
  count: number
}

/** The most pages that are requested at once. */
const mostUnderWay = 2

/**
 * A list that the portal searches, filters and sorts, and of which only the pages around the visible rows are kept.
 * Distant pages are dropped and read again. Rows keep their places: `readPage` reads a fixed range, and rows added since
 * are counted (`newer`) and shown when the person asks for them.
 */
export class PagedRows<Row extends { id: string }, Column extends string> implements RowSource<Row, Column> {
  readonly #options: Required<Pick<PagedRowsOptions<Row, Column>, 'mostPages'>> & PagedRowsOptions<Row, Column>
  readonly #loading = signal<Loading>({ state: 'idle', loaded: 0, total: 0 })
  readonly #refreshing = signal<Loading | null>(null)
  /** Counts refreshes, so that the answer to one that was stopped or begun again is dropped. */
  #turn = 0
  readonly #newer = signal(0)
  readonly #pageError = signal<AppError | null>(null)
  readonly failure: ReadonlySignal<AppError | null> = computed(
    () => this.#pageError.value ?? errorIn(this.#refreshing.value),
  )
  #readAt = 0
  #edition: Edition<Row, Column>
  #sight = { first: 0, end: 1 }

  constructor(options: PagedRowsOptions<Row, Column>) {
    this.#options = { mostPages: 30, ...options }
    this.#edition = editionOf(options.first)
  }

  get loading(): ReadonlySignal<Loading> {
    return this.#loading
  }

  get refreshing(): ReadonlySignal<Loading | null> {
    return this.#refreshing
  }

  get readAt(): number {
    return this.#readAt
  }

  /** How many rows were added since the list was read. */
  get newer(): ReadonlySignal<number> {
    return this.#newer
  }

  /** Changes the query; requests in progress for the previous one are dropped. */
  ask(view: RowView<Column>): void {
    this.#turn++
    this.#refreshing.value = null
    this.#pageError.value = null
    this.#edition = editionOf(view)
    this.#sight = { first: 0, end: 1 }
    this.#newer.value = 0
    this.#loading.value = { state: 'idle', loaded: 0, total: 0 }
    void this.load()
  }

  /** Reads the list again, with the rows added since. Its rows stay until the first page has come. */
  async refresh(): Promise<void> {
    if (this.#edition.pages.size === 0) return this.ask(this.#edition.view)
    const before = this.#refreshing.peek()
    this.#refreshing.value =
      before?.state === 'failed' ? { ...before, trying: true } : { state: 'loading', loaded: 0, total: 0 }
    const turn = ++this.#turn
    const edition = editionOf<Row, Column>(this.#edition.view)
    const answer = await this.#options.readPage(edition.view, { offset: 0, cursor: null, reading: edition.reading })
    if (turn !== this.#turn) return
    if (!answer.ok) {
      this.#refreshing.value = { state: 'failed', loaded: 0, total: 0, error: answer.error, trying: false }
      return
    }
    this.#edition = edition
    this.#newer.value = 0
    this.#take(edition, 0, answer.value)
    this.#refreshing.value = null
    this.#tell(edition)
    await this.#fetchInSight()
  }

  async lookForNewer(): Promise<void> {
    const edition = this.#edition
    const answer = await this.#options.countNewer?.(edition.view)
    if (answer?.ok && edition === this.#edition) this.#newer.value = answer.value
  }

  async load(): Promise<void> {
    const edition = this.#edition
    const before = this.#loading.peek()
    edition.errors.clear()
    if (before.state === 'failed') this.#loading.value = { ...before, trying: true }
    else if (edition.pages.size === 0) this.#loading.value = { state: 'loading', loaded: 0, total: 0 }
    const refreshed = errorIn(this.#refreshing.peek()) ? this.refresh() : undefined
    await Promise.all([this.#fetchInSight(), refreshed])
  }

  /** Reads the page with a row again, of which only a part was read; its rows stay. */
  readOn(row: number): void {
    this.#edition.parts.add(Math.floor(row / this.#options.pageSize))
    void this.#fetchInSight()
  }

  stop(): void {
    this.#turn++
    this.#refreshing.value = null
    this.#edition = { ...this.#edition, underWay: new Set() }
    if (this.#loading.value.state === 'loading') this.#loading.value = { state: 'stopped', loaded: 0, total: 0 }
  }

  show(_view: RowView<Column>): ShownRows<Row> {
    const edition = this.#edition
    const { pageSize } = this.#options
    const pageOf = (index: number) => Math.floor(index / pageSize)
    return {
      count: edition.count,
      isWhole: false,
      at: (index) => edition.pages.get(pageOf(index))?.[index % pageSize],
      keyAt: (index) => (index >= 0 && index < edition.count ? String(index) : undefined),
      indexOfKey: (key) => (Number(key) < edition.count ? Number(key) : -1),
      indexOfId(id) {
        for (const [page, rows] of edition.pages) {
          const index = rows.findIndex((row) => row.id === id)
          if (index >= 0) return page * pageSize + index
        }
        return -1
      },
      read: (first, last) => this.#readRows(edition, first, last),
      errorAt: (index) => edition.errors.get(pageOf(index)),
      inSight: (first, end) => {
        if (edition !== this.#edition || (first === this.#sight.first && end === this.#sight.end)) return
        this.#sight = { first, end }
        void this.#fetchInSight()
      },
    }
  }

  /** The rows from one index to another; null if a page cannot be read, or another list is shown by then. */
  async #readRows(edition: Edition<Row, Column>, first: number, last: number): Promise<readonly Row[] | null> {
    const { pageSize, readPage } = this.#options
    const found: Row[] = []
    for (let page = Math.floor(first / pageSize); page * pageSize <= last; page++) {
      if (!edition.pages.has(page)) {
        const place = { offset: page * pageSize, cursor: edition.cursors[page] ?? null, reading: edition.reading }
        const answer = await readPage(edition.view, place)
        if (!answer.ok || edition !== this.#edition) return null
        if (!edition.pages.has(page)) this.#take(edition, page, answer.value)
        this.#tell(edition)
        found.push(...within(answer.value.rows, page * pageSize, first, last))
      } else found.push(...within(edition.pages.get(page) ?? [], page * pageSize, first, last))
    }
    return found
  }

  /** Fetches the missing rows in sight, and a page on both sides of them. Stops if the person has scrolled on. */
  async #fetchInSight(): Promise<void> {
    const edition = this.#edition
    if (edition.underWay.size >= mostUnderWay) return
    const page = this.#missing(edition)
    if (page === undefined) return
    edition.underWay.add(page)
    const place = {
      offset: page * this.#options.pageSize,
      cursor: edition.cursors[page] ?? null,
      reading: edition.reading,
    }
    const reading = this.#options.readPage(edition.view, place)
    // Fetches a second page at the same time, if there is one.
    const other = this.#fetchInSight()
    const answer = await reading
    if (edition !== this.#edition) return
    edition.underWay.delete(page)
    if (answer.ok) this.#take(edition, page, answer.value)
    else edition.errors.set(page, answer.error)
    this.#tell(edition)
    await Promise.all([other, this.#fetchInSight()])
  }

  /** The page to fetch next: one in sight before those beside it, the nearest first. */
  #missing({ pages, errors, underWay, parts, cursors, count }: Edition<Row, Column>): number | undefined {
    const { pageSize, by } = this.#options
    const last = pages.size === 0 && count === 0 ? 0 : Math.floor(Math.max(0, count - 1) / pageSize)
    const from = Math.min(Math.floor(this.#sight.first / pageSize), last)
    const to = Math.min(Math.floor((this.#sight.end - 1) / pageSize), last)
    const wanted = Array.from({ length: to - from + 1 }, (_, index) => from + index)
    const around = [...wanted, to + 1, from - 1].filter((page) => page >= 0 && page <= last)
    const isReady = (page: number) => by === 'offset' || page === 0 || cursors[page] !== undefined
    const isWhole = (page: number) => pages.has(page) && !parts.has(page)
    return around.find((page) => !isWhole(page) && !errors.has(page) && !underWay.has(page) && isReady(page))
  }

  #take(edition: Edition<Row, Column>, page: number, { rows, total, next, isPart }: ReadPage<Row>): void {
    const { pageSize, by, mostPages } = this.#options
    edition.pages.set(page, rows)
    if (isPart) edition.parts.add(page)
    else edition.parts.delete(page)
    this.#readAt = Date.now()
    if (by === 'offset') edition.count = total
    else {
      // A cursor that was used already would lead in circles.
      const goesOn = next !== null && !edition.cursors.slice(0, page + 1).includes(next)
      if (goesOn) edition.cursors[page + 1] = next
      const reached = page * pageSize + rows.length
      // Leaves space for one more page, so that scrolling on requests it.
      edition.count = goesOn ? Math.max(edition.count, reached + pageSize) : reached
    }
    const middle = (this.#sight.first + this.#sight.end) / 2 / pageSize
    const far = [...edition.pages.keys()].toSorted((one, other) => Math.abs(one - middle) - Math.abs(other - middle))
    for (const dropped of far.slice(mostPages)) edition.pages.delete(dropped)
  }

  #tell({ pages, errors, count }: Edition<Row, Column>): void {
    const error = errors.get(0)
    this.#pageError.value = errors.values().next().value ?? null
    if (pages.size === 0 && error) this.#loading.value = { state: 'failed', loaded: 0, total: 0, error, trying: false }
    else this.#loading.value = { state: 'complete', loaded: count, total: count }
  }
}

/** Of rows that begin at an offset, those from one index to another. */
const within = <Row>(rows: readonly Row[], offset: number, first: number, last: number) =>
  rows.slice(Math.max(0, first - offset), last - offset + 1)

function editionOf<Row, Column extends string>(view: RowView<Column>): Edition<Row, Column> {
  return {
    view,
    reading: { asOf: Date.now() },
    pages: new Map(),
    errors: new Map(),
    underWay: new Set(),
    parts: new Set(),
    cursors: [],
    count: 0,
  }
}
