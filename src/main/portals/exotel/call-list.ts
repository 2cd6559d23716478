import { Failure } from '../../../shared/errors.ts'
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

/** Fetches a page; `isFirst` is false for those that are only passed over. */
export type ReadCallPage = (query: Record<string, string>, isPatient: boolean) => Promise<CallPage>

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
}

/** How many requests one page of the list may take; what they read is remembered, so that the next try gets further. */
const mostRequests = 40
const mostPlaces = 500
const mostRemembered = 50_000

/** A list by the position of its rows, which Exotel's API does not have. */
export interface CallList {
  page(offset: number, limit: number): Promise<RecordingPage>
}

/**
 * Exotel pages by cursors only, each for one query in one month. The list merges the queries by time and remembers the
 * cursors between its pages, so that reading on takes one request and going back none more.
 */
export function createCallList(
  { queries, windows }: CallPlan,
  order: 'newest' | 'oldest',
  read: ReadCallPage,
): CallList {
  const inTurn = createSerialQueue()
  const first = windows.length === 0 ? null : { window: 0, after: null }
  const places = new Map<number, Place>([
    [0, { offset: 0, progress: queries.map((query) => ({ query, calls: [], next: first })) }],
  ])
  /** The total of each query in each window. */
  const totals = new Map<string, number>()
  /** The position of each call. One that moved to a later page while new calls came in is not listed twice. */
  const positions = new Map<string, number>()
  const precedes = (one: ListedCall | undefined, other: ListedCall | undefined) =>
    one !== undefined &&
    (other === undefined || (order === 'newest' ? one.created > other.created : one.created < other.created))

  /** Reads on until there is a call, or the end. */
  async function filled(progress: Progress, spend: () => boolean): Promise<Progress> {
    let at = progress
    while (at.calls.length === 0 && at.next) {
      const { window, after } = at.next
      const dates = windows[window] ?? ''
      const query = { ...at.query, DateCreated: dates, ...(after !== null && { After: after }) }
      const page = await read(query, spend())
      totals.set(`${queries.indexOf(at.query)} ${window}`, page.total ?? 0)
      const hasMore = page.after !== null && page.after !== after && page.calls.length > 0
      const following = window + 1 < windows.length ? { window: window + 1, after: null } : null
      at = { ...at, calls: page.calls, next: hasMore ? { window, after: page.after } : following }
    }
    return at
  }

  async function take({ offset, progress }: Place, count: number, spend: () => boolean): Promise<[Recording[], Place]> {
    const taken: Recording[] = []
    let at = progress
    while (taken.length < count) {
      at = await Promise.all(at.map((one) => filled(one, spend)))
      const foremost = at.reduce<Progress | undefined>(
        (first, one) => (precedes(one.calls[0], first?.calls[0]) ? one : first),
        undefined,
      )
      const [call, ...calls] = foremost?.calls ?? []
      if (!call) break
      at = at.map((one) => (one === foremost ? { ...one, calls } : one))
      const { id } = call.recording
      const position = offset + taken.length
      if ((positions.get(id) ?? position) < position) continue
      positions.set(id, position)
      taken.push(call.recording)
    }
    const place = { offset: offset + taken.length, progress: at }
    if (places.size < mostPlaces) places.set(place.offset, place)
    for (const id of positions.keys()) {
      if (positions.size <= mostRemembered) break
      positions.delete(id)
    }
    return [taken, place]
  }

  async function page(offset: number, limit: number): Promise<RecordingPage> {
    let requests = 0
    const spend = () => {
      if (requests++ < mostRequests) return requests > queries.length
      throw new Failure({ code: 'too-many-attempts', retryAt: Date.now() + 1000 })
    }
    let place = [...places.values()].reduce((best, one) =>
      one.offset <= offset && one.offset > best.offset ? one : best,
    )
    while (place.offset < offset) {
      const before = place.offset
      ;[, place] = await take(place, Math.min(pageSize, offset - place.offset), spend)
      if (place.offset === before) break
    }
    const isBeyond = place.offset < offset
    const [recordings, end] = isBeyond ? [[], place] : await take(place, limit, spend)
    const isLast = end.progress.every(({ calls, next }) => calls.length === 0 && next === null)
    const told = [...totals.values()].reduce((sum, total) => sum + total, 0)
    return {
      recordings,
      total: isLast
        ? { count: end.offset, isExact: true }
        : {
            count: Math.max(told, end.offset),
            isExact: totals.size === queries.length * windows.length,
          },
      next: isLast || isBeyond ? null : String(end.offset),
      previous: offset > 0 ? String(Math.max(0, offset - limit)) : null,
    }
  }

  return { page: (offset, limit) => inTurn(() => page(offset, limit)) }
}
