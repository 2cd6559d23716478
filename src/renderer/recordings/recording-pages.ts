import { type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Result } from '../../shared/errors.ts'
import type { RecordingDays, RecordingFilter, RecordingPage } from '../../shared/recordings/recordings.ts'
import { call } from '../bridge.ts'
import { type ListReading, PagedRows, type PagePlace, type ReadPage } from '../list/paged-rows.ts'
import { portalFilterOf } from './filter/filters.ts'
import { type Piece, pieceOf, rangeOf } from './filter/range.ts'
import {
  counting,
  type FirstAnswer,
  isFilteredInApp,
  limits,
  listRecordings,
  noCalls,
  offeredFilters,
  pageSize,
  type Question,
  readFirst,
} from './recording-queries.ts'
import { firstView, type RecordingColumn, type RecordingRow, rowOf } from './recording-rows.ts'

/** What is known of the list that is shown, or is about to be. */
export interface Listed {
  reading: ListReading
  question: Question
  piece: Piece
  /** What the portal was asked, for all pages alike. */
  filter: RecordingFilter
  total: RecordingPage['total']
  /** How many empty calls are left out. */
  hidden: number
  /** No call is listed because the portal does not know the person asked for. */
  isPersonUnknown: boolean
}

/** How far a search got that takes long. */
interface Searched {
  /** In milliseconds since 1970-01-01 UTC. */
  to: number
  /** False once the person or the limit stopped it. */
  goesOn: boolean
}

/** The last page of the list so far, of which more is searched for. */
interface Part {
  offset: number
  rows: readonly RecordingRow[]
  /** The cursor that leads on. */
  next: string
  /** How many answers it took, since the person asked for it. */
  answers: number
}

/** A list that is being read. */
interface Reading {
  of: ListReading
  first: Promise<FirstAnswer>
  isFirstTaken: boolean
  part: Part | null
  /** How many rows there is space for, as far as is known. */
  space: number
}

/** After so many answers without a whole page the person decides whether to search on. */
const mostAnswers = 10

/** The pages of the calls that a question asks for. */
export class RecordingPages {
  readonly listed: Signal<Listed | null> = signal(null)
  /** The days with calls, the earliest first; null until they are known, and where the portal cannot count. */
  readonly days: Signal<RecordingDays['days'] | null> = signal(null)
  /** Set while the end of the list is still searched for, or not any more because that was stopped. */
  readonly searched: Signal<Searched | null> = signal(null)
  readonly rows: PagedRows<RecordingRow, RecordingColumn>
  readonly #question: ReadonlySignal<Question>
  readonly #onListed: () => void
  #reading: Reading | null = null

  /** `onListed` is called when the first page of another list has come. */
  constructor(question: ReadonlySignal<Question>, onListed: () => void) {
    this.#question = question
    this.#onListed = onListed
    this.rows = new PagedRows({
      by: 'offset',
      pageSize,
      first: firstView,
      readPage: (_view, place) => this.#readPage(place),
      countNewer: () => this.#countNewer(),
    })
  }

  /** Stops a search that takes long; what was found stays. */
  stopSearching(): void {
    const searched = this.searched.peek()
    if (searched) this.searched.value = { ...searched, goesOn: false }
  }

  /** Goes on with a search that was stopped. */
  searchOn(): void {
    const [searched, part] = [this.searched.peek(), this.#reading?.part]
    if (!searched || !part) return
    part.answers = 0
    this.searched.value = { ...searched, goesOn: true }
    this.rows.readOn(part.offset)
  }

  async #readPage({ offset, reading: of }: PagePlace): Promise<Result<ReadPage<RecordingRow>>> {
    if (this.#reading?.of !== of) {
      this.#reading = { of, first: this.#begin(of), isFirstTaken: false, part: null, space: 0 }
    }
    const reading = this.#reading
    const answer = await reading.first
    if (!answer.ok) {
      if (this.#reading === reading) this.#reading = null
      return answer
    }
    const { filter, first } = answer.value
    if (offset === 0 && !reading.isFirstTaken) {
      reading.isFirstTaken = true
      return { ok: true, value: this.#pageOf(reading, offset, first) }
    }
    const part = reading.part?.offset === offset ? reading.part : null
    const page = await call('recordings.list', {
      ...filter,
      order: this.#question.peek().order,
      at: part ? { by: 'cursor', cursor: part.next } : { by: 'offset', offset },
      limit: pageSize - (part?.rows.length ?? 0),
    })
    return page.ok ? { ok: true, value: this.#pageOf(reading, offset, page.value) } : page
  }

  #pageOf(reading: Reading, offset: number, page: RecordingPage): ReadPage<RecordingRow> {
    const before = reading.part?.offset === offset ? reading.part : null
    const rows = [...(before?.rows ?? []), ...page.recordings.map(rowOf)]
    const { total, next } = page
    // Another list is read by now.
    if (reading !== this.#reading) return { rows, total: total.count, next }
    const isPart = this.#keepPart(reading, { before, offset, rows, page })
    const listed = this.listed.peek()
    if (!listed || (total.isExact && listed.total.isExact)) return { rows, total: total.count, next }
    const end = offset + rows.length
    const isExact = total.isExact || listed.total.isExact || next === null
    const atLeast = next === null ? end : Math.max(end, total.count, listed.total.count)
    const count = total.isExact ? total.count : atLeast
    const isOther = count !== listed.total.count || isExact !== listed.total.isExact
    if (isOther) this.listed.value = { ...listed, total: { count, isExact } }
    const { part } = reading
    if (part) reading.space = part.offset + part.rows.length
    // Where the portal stopped counting, the list grows as it is scrolled.
    else reading.space = isExact ? count : Math.max(reading.space, count, end + pageSize)
    return { rows, total: reading.space, next, isPart }
  }

  /** Remembers the page if only a part of it was found yet. Returns whether to search on. */
  #keepPart(
    reading: Reading,
    { before, offset, rows, page }: { before: Part | null; offset: number; rows: RecordingRow[]; page: RecordingPage },
  ): boolean {
    const { next, searchedTo } = page
    if (next === null || searchedTo === null || rows.length >= pageSize) {
      if (before) reading.part = null
      if (reading.part === null) this.searched.value = null
      return false
    }
    const answers = (before?.answers ?? 0) + 1
    const wasStopped = before !== null && this.searched.peek()?.goesOn === false
    const goesOn = !wasStopped && answers < mostAnswers
    reading.part = { offset, rows, next, answers }
    this.searched.value = { to: Date.parse(searchedTo), goesOn }
    return goesOn
  }

  /** Reads the first page, and decides whether empty calls can be left out. */
  async #begin(reading: ListReading): Promise<FirstAnswer> {
    const { asOf } = reading
    const question = this.#question.peek()
    const { filters, typed, zone, back, order, showsEmpty } = question
    const piece = pieceOf(rangeOf(filters.date, zone, asOf), back, limits(), zone, asOf)
    const filter = portalFilterOf(filters, typed, piece.range, offeredFilters())
    const answer: FirstAnswer = filter ? await readFirst(filter, order, !showsEmpty) : noCalls
    if (answer.ok && question === this.#question.peek()) {
      const { first, ...begun } = answer.value
      this.listed.value = { reading, question, piece, ...begun, total: first.total }
      void this.#readDays(begun.filter, zone, reading)
      this.#onListed()
    }
    return answer
  }

  async #readDays(filter: RecordingFilter, zone: string, reading: ListReading): Promise<void> {
    const answer = await call('recordings.days', { ...filter, zone })
    if (this.listed.peek()?.reading === reading) this.days.value = answer.ok ? answer.value.days : null
  }

  /** How many calls came since the list was read, if its range reaches to now. */
  async #countNewer(): Promise<Result<number>> {
    const listed = this.listed.peek()
    if (!listed || Date.parse(listed.filter.to) !== listed.reading.asOf) return { ok: true, value: 0 }
    const to = new Date().toISOString()
    if (listed.total.isExact && !isFilteredInApp(listed.filter)) {
      const answer = await listRecordings({ ...listed.filter, to }, counting)
      if (!answer.ok) return answer
      const { count, isExact } = answer.value.total
      // A call that was going on then began before, so that the whole range is counted.
      if (isExact) return { ok: true, value: Math.max(0, count - listed.total.count) }
    }
    const newer = await listRecordings({ ...listed.filter, from: listed.filter.to, to }, counting)
    return newer.ok ? { ok: true, value: newer.value.total.count } : newer
  }
}
