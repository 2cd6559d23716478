import type { Recording, RecordingPage } from '../../../shared/recordings/recordings.ts'
import { createSerialQueue } from '../../serial-queue.ts'
import { type CallPlan, pageSize } from './call-query.ts'

/** A call of the list with the moment that Exotel orders it by, in milliseconds since 1970-01-01 UTC. */
export interface ListedCall {
  created: number
  recording: Recording
}

/** A page of Exotel's. `after` is the cursor of the next one. */
export interface CallPage {
  calls: readonly ListedCall[]
  total: number | null
  after: string | null
}

/** Fetches a page. The first ones of an answer are wanted at once; the others may wait for Exotel's rate limit. */
export type ReadCallPage = (query: Record<string, string>, mayWait: boolean) => Promise<CallPage>

/** How far one of the queries of a list was read. */
interface Progress {
  query: Record<string, string>
  /** Read, but not in the list yet. */
  calls: readonly ListedCall[]
  /** Where the next request begins; null at the end. */
  next: { window: number; after: string | null } | null
}

/** How far the list was read: the queries after so many rows. */
interface Place {
  offset: number
  progress: readonly Progress[]
  /** When the latest call was created that was looked at, listed or not. */
  searchedTo: number | null
}

/** The requests for reaching a position, or for the page there. */
interface Budget {
  spent: number
  most: number
}

/** The most of them beside the first one for each window of time: fewer where the answer says how far it searched. */
const mostRequests = { toReach: 40, toFilter: 10 }
const mostPlaces = 200
const mostRemembered = 50_000

/** A page of the list by positions. */
export interface ListedPage extends Omit<RecordingPage, 'next' | 'previous'> {
  /** The position after the page; null at the end of the list. */
  next: number | null
}

/** A list by the position of its rows, which Exotel's API does not have. */
export interface CallList {
  /** Null if the position is too far ahead for one answer; asked for again, it gets further. */
  page(offset: number, limit: number): Promise<ListedPage | null>
}

/**
 * Exotel pages by cursors only, each for one query in one month. The list merges the queries by time and remembers the
 * cursors between its pages, so that reading on takes one request and going back none more. What Exotel cannot filter is
 * filtered here. Where that takes many requests, the page ends early and the next one reads on.
 */
export function createCallList(
  { queries, windows, keeps }: CallPlan,
  order: 'newest' | 'oldest',
  read: ReadCallPage,
): CallList {
  const inTurn = createSerialQueue()
  const first = windows.length === 0 ? null : { window: 0, after: null }
  const start: Place = {
    offset: 0,
    progress: queries.map((query) => ({ query, calls: [], next: first })),
    searchedTo: null,
  }
  const places = new Map<number, Place>([[0, start]])
  /** The total of each query in each window; null if Exotel did not tell it. */
  const totals = new Map<string, number | null>()
  /** The position of each call. One that moved to a later page while new calls came in is not listed twice. */
  const positions = new Map<string, number>()
  /** How many rows there are, once the end was read. */
  let whole: number | null = null
  const precedes = (one: ListedCall | undefined, other: ListedCall | undefined) =>
    one !== undefined &&
    (other === undefined || (order === 'newest' ? one.created > other.created : one.created < other.created))

  /** Reads on until there is a call, the end, or nothing left to spend. */
  async function filled(progress: Progress, budget: Budget): Promise<Progress> {
    let at = progress
    while (at.calls.length === 0 && at.next && budget.spent < budget.most) {
      const { window, after } = at.next
      const dates = windows[window] ?? ''
      const query = { ...at.query, DateCreated: dates, ...(after !== null && { After: after }) }
      const page = await read(query, ++budget.spent > queries.length)
      totals.set(`${queries.indexOf(at.query)} ${window}`, page.total)
      const hasMore = page.after !== null && page.after !== after && page.calls.length > 0
      const following = window + 1 < windows.length ? { window: window + 1, after: null } : null
      at = { ...at, calls: page.calls, next: hasMore ? { window, after: page.after } : following }
    }
    return at
  }

  async function take(
    { offset, progress, searchedTo }: Place,
    count: number,
    budget: Budget,
  ): Promise<[Recording[], Place]> {
    const taken: Recording[] = []
    let at = progress
    let searched = searchedTo
    while (taken.length < count) {
      at = await Promise.all(at.map((one) => filled(one, budget)))
      // Which call comes first is known only when each query has one, or has ended.
      if (at.some(({ calls, next }) => calls.length === 0 && next)) break
      const foremost = at.reduce<Progress | undefined>(
        (first, one) => (precedes(one.calls[0], first?.calls[0]) ? one : first),
        undefined,
      )
      const [call, ...calls] = foremost?.calls ?? []
      if (!call) break
      at = at.map((one) => (one === foremost ? { ...one, calls } : one))
      searched = call.created
      if (keeps?.(call.recording) === false) continue
      const { id } = call.recording
      const position = offset + taken.length
      if ((positions.get(id) ?? position) < position) continue
      positions.set(id, position)
      taken.push(call.recording)
    }
    const place = { offset: offset + taken.length, progress: at, searchedTo: searched }
    remember(place)
    return [taken, place]
  }

  function remember(place: Place): void {
    places.set(place.offset, place)
    // The start stays; of the others, those that were reached first go.
    const [, oldest] = places.keys()
    if (places.size > mostPlaces && oldest !== undefined) places.delete(oldest)
    for (const id of positions.keys()) {
      if (positions.size <= mostRemembered) break
      positions.delete(id)
    }
  }

  function totalAt({ offset }: Place): RecordingPage['total'] {
    if (whole !== null) return { count: whole, isExact: true }
    const reached = Math.max(offset, ...places.keys())
    // Exotel counts what is still to be filtered here.
    if (keeps) return { count: reached, isExact: false }
    const told = [...totals.values()]
    const count = told.reduce((sum: number, total) => sum + (total ?? 0), 0)
    const isExact = told.length === queries.length * windows.length && !told.includes(null)
    return { count: Math.max(count, reached), isExact }
  }

  async function page(offset: number, limit: number): Promise<ListedPage | null> {
    const most = queries.length * windows.length + (keeps ? mostRequests.toFilter : mostRequests.toReach)
    const reaching = { spent: 0, most }
    let place = [...places.values()].reduce(
      (best, one) => (one.offset <= offset && one.offset > best.offset ? one : best),
      places.get(0) ?? start,
    )
    let hasMoved = true
    while (place.offset < offset && hasMoved) {
      const before = place.offset
      ;[, place] = await take(place, Math.min(pageSize, offset - place.offset), reaching)
      hasMoved = place.offset > before
    }
    if (place.offset < offset && !isEnd(place)) return null
    const [recordings, end] = place.offset < offset ? [[], place] : await take(place, limit, { spent: 0, most })
    if (isEnd(end)) whole = end.offset
    const isShort = !isEnd(end) && recordings.length < limit
    return {
      recordings,
      total: totalAt(end),
      next: isEnd(end) ? null : end.offset,
      searchedTo: isShort && end.searchedTo !== null ? new Date(end.searchedTo).toISOString() : null,
    }
  }

  return { page: (offset, limit) => inTurn(() => page(offset, limit)) }
}

const isEnd = ({ progress }: Place) => progress.every(({ calls, next }) => calls.length === 0 && next === null)
