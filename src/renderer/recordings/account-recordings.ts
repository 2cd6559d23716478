import { batch, computed, effect, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals'
import type { AppError, Result } from '../../shared/errors.ts'
import type { RowView } from '../../shared/lists/row-index.ts'
import type { Recording, RecordingDays, RecordingFilter, RecordingPage } from '../../shared/recordings/recordings.ts'
import {
  noSearches,
  type RecordingFilters,
  type RecordingSearches,
  type SavedSearch,
  type ZoneChoice,
} from '../../shared/recordings/searches.ts'
import { call } from '../bridge.ts'
import { owner } from '../list/account-rows.ts'
import { keepPlace, ListPlace } from '../list/list-place.ts'
import { PagedRows, type PagePlace, type ReadPage } from '../list/paged-rows.ts'
import { capabilities } from '../session/session-state.ts'
import { initialFilters, portalFilterOf, withinOffer } from './filter/filters.ts'
import { type Piece, pieceOf, rangeOf } from './filter/range.ts'
import { lengthOf, partiesOf, partyName } from './recording-words.ts'
import { dateAt, isZone, ownZone } from './zone.ts'

/** The columns of the list. It is sorted by the start of the calls. */
export const recordingColumns = ['start', 'other', 'own', 'length'] as const
export type RecordingColumn = (typeof recordingColumns)[number]

/** A row of the list; its columns are drawn from `recording`. */
export interface RecordingRow extends Record<RecordingColumn, string> {
  id: string
  recording: Recording
}

/** How the list starts: the latest calls first. */
export const firstView: RowView<RecordingColumn> = { query: '', column: 'start', descending: true, only: null }

const pageSize = 100
/** How long after a key what was typed is searched for, and how long empty calls may take to be counted; milliseconds. */
const typingPause = 300
const countingPatience = 1500

/** All that decides which calls are listed, apart from the moment. */
export interface Question {
  typed: string
  filters: RecordingFilters
  zone: string
  /** Which part of a range that the portal does not search at once: how many before the latest. */
  back: number
  showsEmpty: boolean
  order: 'newest' | 'oldest'
}

/** What is known of the list that is shown, or is about to be. */
export interface Listed {
  asOf: number
  question: Question
  piece: Piece
  /** What the portal was asked, for all pages alike. */
  filter: RecordingFilter
  total: { count: number; isExact: boolean }
  /** How many calls of no length are hidden. */
  hidden: number
}

/** A day or a minute to go to, in milliseconds since 1970-01-01 UTC. */
export interface GoToPlace {
  start: number
  /** The first moment after it. */
  end: number
}

type Begun = Result<{ filter: RecordingFilter; hidden: number; first: RecordingPage }>

/** The calls of the signed-in account: the list, its filters, and the person's place in it. */
export class AccountRecordings {
  readonly place = new ListPlace<RecordingColumn>()
  readonly filters: Signal<RecordingFilters> = signal(initialFilters)
  readonly saved: Signal<readonly SavedSearch[]> = signal([])
  readonly zoneChoice: Signal<ZoneChoice> = signal('portal')
  readonly zone: ReadonlySignal<string> = computed(() => zoneOf(this.zoneChoice.value))
  readonly back = signal(0)
  readonly showsEmpty = signal(false)
  readonly listed: Signal<Listed | null> = signal(null)
  /** The days with calls, the earliest first; null until they are known, and where the portal cannot count. */
  readonly days: Signal<RecordingDays['days'] | null> = signal(null)
  readonly rows: PagedRows<RecordingRow, RecordingColumn>
  /** What was typed, once the person pauses. */
  readonly #typed = signal('')
  /** Whether what was kept of earlier searches has been read. */
  readonly #isReady = signal(false)
  readonly question: ReadonlySignal<Question> = computed(() => ({
    typed: this.#typed.value,
    filters: withinOffer(this.filters.value, offeredFilters()),
    zone: this.zone.value,
    back: this.back.value,
    showsEmpty: this.showsEmpty.value,
    order: (this.place.view.value ?? firstView).descending ? 'newest' : 'oldest',
  }))
  #asked: string | null = null
  /** The searches as they were kept last; null until they have been read. */
  #kept: string | null = null
  /** Where to go once the list is there. */
  #goingTo: GoToPlace | null = null
  #begun: { asOf: number; answer: Promise<Begun>; isFirstTaken: boolean } | null = null

  constructor() {
    this.rows = new PagedRows({
      by: 'offset',
      pageSize,
      first: firstView,
      readPage: (_view, place) => this.#readPage(place),
      countNewer: () => this.#countNewer(),
    })
  }

  /** Reads what was kept, and follows what the person types. Returns a function that stops this. */
  keep(): () => void {
    // Asked before the searches, so that it is there first.
    const stopPlace = keepPlace('recordings', this.place)
    void call('recordings.searches', {}).then((kept) => this.#restore(kept.ok ? kept.value : noSearches))
    let timer: ReturnType<typeof setTimeout> | undefined
    const stopTyping = effect(() => {
      const query = this.place.view.value?.query ?? ''
      clearTimeout(timer)
      if (query !== this.#typed.peek()) timer = setTimeout(() => this.search(), query === '' ? 0 : typingPause)
    })
    const stopKeeping = effect(() => {
      const searches = { zone: this.zoneChoice.value, last: this.filters.value, saved: [...this.saved.value] }
      const isNew = this.#kept !== null && this.#kept !== JSON.stringify(searches)
      if (!isNew) return
      this.#kept = JSON.stringify(searches)
      void call('recordings.keepSearches', searches)
    })
    return () => {
      clearTimeout(timer)
      stopTyping()
      stopKeeping()
      stopPlace()
      this.rows.stop()
    }
  }

  /** Asks the portal whenever the question changes, while a screen shows the list. Returns a function that stops this. */
  follow(): () => void {
    return effect(() => {
      const question = this.question.value
      const key = JSON.stringify(question)
      if (!this.#isReady.value || key === this.#asked) return
      const isFirst = this.#asked === null
      this.#asked = key
      untracked(() => {
        // A new question starts from the top; the first one, at the place that was kept.
        if (!isFirst) {
          this.place.active.value = null
          this.place.offset.value = 0
        }
        this.days.value = null
        this.rows.ask(this.place.view.peek() ?? firstView)
      })
    })
  }

  /** Searches for what was typed, without waiting for a pause. */
  search(): void {
    this.back.value = 0
    this.#typed.value = this.place.view.peek()?.query ?? ''
  }

  /** Changes filters. */
  filterBy(change: Partial<RecordingFilters>): void {
    this.back.value = 0
    this.filters.value = { ...this.filters.peek(), ...change }
  }

  /** Searches for something else altogether. */
  searchFor({ filters, typed }: { filters: RecordingFilters; typed: string }): void {
    batch(() => {
      this.place.view.value = { ...(this.place.view.peek() ?? firstView), query: typed }
      this.search()
      this.filters.value = filters
    })
  }

  /**
   * Goes to a day, or a minute, in the list: to its first row there, or the one that comes next. If it is outside the
   * range of dates, that day alone is listed.
   */
  async goTo(place: GoToPlace): Promise<AppError | null> {
    const listed = this.listed.peek()
    if (!listed) return null
    const { filter, question } = listed
    const { from, to } = filter
    const at = new Date(place.start).toISOString()
    const isWithin = at >= from && at < to
    const listDay = () => {
      const date = dateAt(place.start, question.zone)
      this.#goingTo = place
      this.filterBy({ date: { by: 'between', from: date, to: date } })
      return null
    }
    if (!isWithin) return listDay()
    const end = new Date(place.end).toISOString()
    // The rows before it: later calls, or earlier ones.
    const before = question.order === 'newest' ? { ...filter, from: end < to ? end : to } : { ...filter, to: at }
    const answer = await list(before, { offset: 0, order: question.order, limit: 1 })
    if (!answer.ok) return answer.error
    if (listed !== this.listed.peek()) return null
    const { count, isExact } = answer.value.total
    if (!isExact) return listDay()
    this.place.jump.value = Math.max(0, Math.min(count, listed.total.count - 1))
    return null
  }

  /** Searches by nothing but the initial range of dates. */
  clear(): void {
    this.searchFor({ filters: initialFilters, typed: '' })
  }

  #restore({ zone, last, saved }: RecordingSearches): void {
    batch(() => {
      this.zoneChoice.value = zone
      this.saved.value = saved
      this.filters.value = last ?? initialFilters
      this.#typed.value = this.place.view.peek()?.query ?? ''
      this.#kept = JSON.stringify({ zone, last: this.filters.peek(), saved })
      this.#isReady.value = true
    })
  }

  async #readPage({ offset, asOf }: PagePlace): Promise<Result<ReadPage<RecordingRow>>> {
    if (this.#begun?.asOf !== asOf) this.#begun = { asOf, answer: this.#begin(asOf), isFirstTaken: false }
    const begun = this.#begun
    const answer = await begun.answer
    if (!answer.ok) {
      if (this.#begun === begun) this.#begun = null
      return answer
    }
    const { filter, first } = answer.value
    const isFirst = offset === 0 && !begun.isFirstTaken
    if (isFirst) begun.isFirstTaken = true
    const page = isFirst
      ? { ok: true as const, value: first }
      : await list(filter, { offset, order: this.question.peek().order, limit: pageSize })
    return page.ok ? { ok: true, value: this.#pageOf(page.value, offset) } : page
  }

  #pageOf({ recordings, total, next }: RecordingPage, offset: number): ReadPage<RecordingRow> {
    const end = offset + recordings.length
    const listed = this.listed.peek()
    // Where the portal stopped counting, the list grows as it is scrolled.
    const reached = next === null ? end : Math.max(end + pageSize, listed?.total.count ?? 0)
    if (listed && !total.isExact && reached > listed.total.count) {
      this.listed.value = { ...listed, total: { count: reached, isExact: next === null } }
    }
    return { rows: recordings.map(rowOf), total: total.isExact ? total.count : reached, next }
  }

  /** Reads the first page, and decides whether calls of no length can be hidden. */
  async #begin(asOf: number): Promise<Begun> {
    const question = this.question.peek()
    const { filters, typed, zone, back, order, showsEmpty } = question
    const piece = pieceOf(rangeOf(filters.date, zone, asOf), back, limits(), zone, asOf)
    const filter = portalFilterOf(filters, typed, piece.range, offeredFilters())
    if (filter === null) return { ok: true, value: { filter: neverFilter, hidden: 0, first: emptyPage } }
    const [plain, empty] = await Promise.all([
      list(filter, { offset: 0, order, limit: pageSize }),
      mayHideEmpty(filter) && !showsEmpty ? countEmpty(filter) : null,
    ])
    if (!plain.ok) return plain
    const hiding = empty ? await this.#withoutEmpty(filter, plain.value, empty, order) : null
    const begun = hiding ?? { filter, hidden: 0, first: plain.value }
    if (question === this.question.peek()) {
      this.listed.value = { asOf, question, piece, ...begun, total: begun.first.total }
      void this.#readDays(begun.filter, zone, asOf)
      const place = this.#goingTo
      this.#goingTo = null
      if (place) void this.goTo(place)
    }
    return { ok: true, value: begun }
  }

  /** The list without calls of no length; null unless the counts show that nothing else would be hidden with them. */
  async #withoutEmpty(filter: RecordingFilter, plain: RecordingPage, empty: number, order: Question['order']) {
    const without = { ...filter, minSeconds: 1 }
    const first = await list(without, { offset: 0, order, limit: pageSize })
    if (!first.ok || !first.value.total.isExact || !plain.total.isExact) return null
    const isAll = first.value.total.count + empty === plain.total.count
    return isAll ? { filter: without, hidden: empty, first: first.value } : null
  }

  async #readDays(filter: RecordingFilter, zone: string, asOf: number): Promise<void> {
    const answer = await call('recordings.days', { ...filter, zone })
    if (this.listed.peek()?.asOf === asOf) this.days.value = answer.ok ? answer.value.days : null
  }

  /** How many calls came since the list was read, if its range reaches to now. */
  async #countNewer(): Promise<Result<number>> {
    const listed = this.listed.peek()
    if (!listed || Date.parse(listed.filter.to) !== listed.asOf) return { ok: true, value: 0 }
    const to = new Date().toISOString()
    const answer = await list({ ...listed.filter, to }, { offset: 0, order: 'newest', limit: 1 })
    if (!answer.ok) return answer
    const { count, isExact } = answer.value.total
    // A call that was going on then may have begun before, so that the whole range is counted.
    if (isExact && listed.total.isExact) return { ok: true, value: Math.max(0, count - listed.total.count) }
    const since = { ...listed.filter, from: listed.filter.to, to }
    const newer = await list(since, { offset: 0, order: 'newest', limit: 1 })
    return newer.ok ? { ok: true, value: newer.value.total.count } : newer
  }
}

/** The recordings of the signed-in account, kept while the person is on other pages; null while nobody is signed in. */
export const accountRecordings = computed(() => (owner.value === null ? null : new AccountRecordings()))
// Watched even while no screen shows them, so that no data of an account outlives its session.
effect(() => accountRecordings.value?.keep())

/** The filters that this portal has. */
export const offeredFilters = (): readonly string[] => capabilities.value?.recordings?.filters ?? []

/** How far back, and how many days at once, this portal searches. */
export const limits = () => {
  const { longestRange = 1, keptDays } = capabilities.peek()?.recordings ?? {}
  return { longestRange, keptDays }
}

/** The zone that a choice means; the portal may have named none, or one that is unknown here. */
export function zoneOf(choice: ZoneChoice): string {
  const ofPortal = capabilities.value?.recordings?.zone
  if (choice === 'utc') return 'UTC'
  return choice === 'portal' && ofPortal !== undefined && isZone(ofPortal) ? ofPortal : ownZone()
}

/** A page of what matches. */
export const list = (
  filter: RecordingFilter,
  { offset, order, limit }: { offset: number; order: Question['order']; limit: number },
): Promise<Result<RecordingPage>> => call('recordings.list', { ...filter, order, at: { by: 'offset', offset }, limit })

const mayHideEmpty = ({ minSeconds }: RecordingFilter) =>
  minSeconds === undefined && ['minSeconds', 'maxSeconds'].every((name) => offeredFilters().includes(name))

/** How many calls have no length; null if there are none, or that is not told soon. */
async function countEmpty(filter: RecordingFilter): Promise<number | null> {
  const counting = list({ ...filter, maxSeconds: 0 }, { offset: 0, order: 'newest', limit: 1 })
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), countingPatience))
  const answer = await Promise.race([counting, late])
  return answer?.ok && answer.value.total.isExact && answer.value.total.count > 0 ? answer.value.total.count : null
}

const emptyPage: RecordingPage = { recordings: [], total: { count: 0, isExact: true }, next: null, previous: null }
const never = new Date(0).toISOString()
const neverFilter: RecordingFilter = { from: never, to: never }

const rowOf = (recording: Recording): RecordingRow => ({
  id: recording.id,
  start: recording.start,
  other: partyName(partiesOf(recording).other),
  own: partyName(partiesOf(recording).own),
  length: lengthOf(recording.seconds),
  recording,
})
