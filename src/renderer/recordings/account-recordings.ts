import { batch, computed, effect, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals'
import type { AppError } from '../../shared/errors.ts'
import { noSearches } from '../../shared/recordings/search-names.ts'
import type { RecordingFilters, RecordingSearches, SavedSearch, ZoneChoice } from '../../shared/recordings/searches.ts'
import { call } from '../bridge.ts'
import { owner } from '../list/account-rows.ts'
import { keepPlace, ListPlace } from '../list/list-place.ts'
import { capabilities } from '../session/session-state.ts'
import { ChosenCalls } from './chosen-calls.ts'
import { initialFilters, withinOffer } from './filter/filters.ts'
import { RecordingPages } from './recording-pages.ts'
import { isFilteredInApp, listRecordings, offeredFilters, type Question } from './recording-queries.ts'
import { firstView, type RecordingColumn } from './recording-rows.ts'
import { dateAt, isZone, ownZone } from './zone.ts'

/** How long after a key what was typed is searched for, in milliseconds: later where the app has to read the calls. */
const typingPause = { atPortal: 300, inApp: 1500 }

/** A day or a minute to go to, in milliseconds since 1970-01-01 UTC. */
export interface GoToPlace {
  start: number
  /** The first moment after it. */
  end: number
}

/** The calls of the signed-in account: what is searched for, the list, and the person's place in it. */
export class AccountRecordings {
  readonly place = new ListPlace<RecordingColumn>()
  readonly filters: Signal<RecordingFilters> = signal(initialFilters)
  readonly saved: Signal<readonly SavedSearch[]> = signal([])
  readonly zoneChoice: Signal<ZoneChoice> = signal('portal')
  readonly zone: ReadonlySignal<string> = computed(() => zoneOf(this.zoneChoice.value))
  readonly back = signal(0)
  readonly showsEmpty = signal(false)
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
  readonly pages = new RecordingPages(this.question, () => this.#goOn())
  /** The calls chosen for an action on many: until other calls are searched for. */
  readonly chosen = new ChosenCalls(this.pages.listed)
  readonly #changes = signal(0)
  #asked: string | null = null
  #searchedFor: string | null = null
  /** The searches as they were kept last; null until they have been read. */
  #kept: string | null = null
  /** Where to go once the list is there. */
  #goingTo: GoToPlace | null = null

  get rows() {
    return this.pages.rows
  }

  /** Counts the changes to many calls at once, after each of which an opened call is read again. */
  get changes(): ReadonlySignal<number> {
    return this.#changes
  }

  /** Reads the list again, after many of its calls were changed. */
  noteChange(): void {
    this.#changes.value++
    void this.rows.refresh()
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
      if (query !== this.#typed.peek()) timer = setTimeout(() => this.search(), query === '' ? 0 : pauseAfterTyping())
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
      const key = JSON.stringify(this.question.value)
      if (!this.#isReady.value || key === this.#asked) return
      const isFirst = this.#asked === null
      this.#asked = key
      const { order: _, ...search } = this.question.value
      const searchedFor = JSON.stringify(search)
      const isOther = searchedFor !== this.#searchedFor
      this.#searchedFor = searchedFor
      untracked(() => {
        if (isOther) this.chosen.end()
        // A new question starts from the top; the first one, at the place that was kept.
        if (!isFirst) {
          this.place.active.value = null
          this.place.offset.value = 0
        }
        this.pages.days.value = null
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
    batch(() => {
      this.back.value = 0
      this.filters.value = { ...this.filters.peek(), ...change }
    })
  }

  /** Searches for something else altogether. */
  searchFor({ filters, typed }: { filters: RecordingFilters; typed: string }): void {
    batch(() => {
      this.place.view.value = { ...(this.place.view.peek() ?? firstView), query: typed }
      this.search()
      this.filters.value = filters
    })
  }

  /** Searches by nothing but the initial range of dates. */
  clear(): void {
    this.searchFor({ filters: initialFilters, typed: '' })
  }

  /**
   * Goes to a day, or a minute, in the list: to its first row there, or the one that comes next. If it is outside the
   * range of dates, that day alone is listed.
   */
  async goTo(place: GoToPlace): Promise<AppError | null> {
    const listed = this.pages.listed.peek()
    if (!listed) return null
    const { filter, question } = listed
    const { from, to } = filter
    const at = new Date(place.start).toISOString()
    const listDay = () => {
      const day = dateAt(place.start, question.zone)
      const date: RecordingFilters['date'] = { by: 'between', from: day, to: day }
      if (JSON.stringify(date) === JSON.stringify(question.filters.date)) return null
      this.#goingTo = place
      this.filterBy({ date })
      return null
    }
    if (at < from || at >= to || isFilteredInApp(filter)) return listDay()
    const end = new Date(Math.min(place.end, Date.parse(to))).toISOString()
    // The rows before it: later calls, or earlier ones.
    const before = question.order === 'newest' ? { ...filter, from: end } : { ...filter, to: at }
    const answer = await listRecordings(before, { offset: 0, order: question.order, limit: 1 })
    if (!answer.ok) return answer.error
    if (listed !== this.pages.listed.peek()) return null
    const { count, isExact } = answer.value.total
    if (!isExact) return listDay()
    this.place.jump.value = Math.max(0, Math.min(count, listed.total.count - 1))
    return null
  }

  /** Goes on to where the person wanted, in the list that was made for it. */
  #goOn(): void {
    const place = this.#goingTo
    this.#goingTo = null
    if (place) void this.goTo(place)
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
}

/** The recordings of the signed-in account, kept while the person is on other pages; null while nobody is signed in. */
export const accountRecordings = computed(() => (owner.value === null ? null : new AccountRecordings()))
// Watched even while no screen shows them, so that no data of an account outlives its session.
effect(() => accountRecordings.value?.keep())

const pauseAfterTyping = () =>
  capabilities.value?.recordings?.filteredInApp.includes('party') ? typingPause.inApp : typingPause.atPortal

/** The zone that a choice means; the portal may have named none, or one that is unknown here. */
export function zoneOf(choice: ZoneChoice): string {
  const ofPortal = capabilities.value?.recordings?.zone
  if (choice === 'utc') return 'UTC'
  return choice === 'portal' && ofPortal !== undefined && isZone(ofPortal) ? ofPortal : ownZone()
}
