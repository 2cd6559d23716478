import { beginSession, enterPortal } from '../../../src/renderer/session/session-state.ts'
import type { Capabilities } from '../../../src/shared/connections/portal.ts'
import { type AppError, Failure } from '../../../src/shared/errors.ts'
import {
  type Recording,
  type RecordingFilter,
  type RecordingPeopleQuery,
  type RecordingPerson,
  type RecordingQuery,
  recordingFilterNames,
} from '../../../src/shared/recordings/recordings.ts'
import { noSearches } from '../../../src/shared/recordings/search-names.ts'
import type { RecordingSearches } from '../../../src/shared/recordings/searches.ts'
import { portal as scenarioPortal, session as scenarioSession } from '../preview/scenarios.ts'

/** A main process whose portal has these calls, for the screens of recordings. */
export interface CallsPortal {
  calls: Recording[]
  /** The people on the customer's side, each with the name as id. */
  people: RecordingPerson[]
  /** What people were searched by, in order. */
  searched: string[]
  /** Refuses every search, for calls and for people, while it is set. */
  refusal: AppError | null
  kept: RecordingSearches
  /** Every query for a page, in order. */
  asked: RecordingQuery[]
  /** The portal counts no further. */
  mostCounted: number
  /** It looks at no more calls for an answer that it filters itself, and then tells how far it got. */
  mostRead: number
}

type Offered = NonNullable<Capabilities['recordings']>

/** Signs somebody in at a portal with these calls. */
export function startCalls(
  calls: Recording[],
  offer: Partial<Offered> = {},
  kept: RecordingSearches = noSearches,
): CallsPortal {
  const portal: CallsPortal = {
    calls,
    people: [],
    searched: [],
    refusal: null,
    kept,
    asked: [],
    mostCounted: Number.POSITIVE_INFINITY,
    mostRead: Number.POSITIVE_INFINITY,
  }
  const answers: Record<string, (input: never) => unknown> = {
    'lists.place': () => ({ place: null }),
    'lists.keepPlace': () => ({}),
    'lists.widths': () => ({ widths: {} }),
    'recordings.searches': () => portal.kept,
    'recordings.keepSearches'(searches: RecordingSearches) {
      portal.kept = searches
      return {}
    },
    'recordings.list': (query: RecordingQuery) => pageOf(portal, query),
    'recordings.people': (query: RecordingPeopleQuery) => peopleOf(portal, query),
    'recordings.days': (filter: RecordingFilter) => ({ days: daysOf(matching(portal.calls, filter)) }),
  }
  const call = async (name: string, input: never) => {
    const answer = answers[name]
    if (!answer) return { ok: false, error: { code: 'internal', details: [`nothing for ${name}`] } }
    try {
      return { ok: true, value: answer(input) }
    } catch (cause) {
      if (cause instanceof Failure) return { ok: false, error: cause.error }
      throw cause
    }
  }
  Object.defineProperty(window, 'bridge', { value: { call, on: () => () => undefined }, configurable: true })
  const recordings: Offered = {
    filters: [...recordingFilterNames],
    filteredInApp: [],
    longestRange: 400,
    zone: 'Europe/London',
    peaks: false,
    notes: false,
    labels: false,
    holds: false,
    deletion: 'none',
    archive: false,
    audit: false,
    playReason: false,
    ...offer,
  }
  enterPortal({ ...scenarioPortal, capabilities: { ...scenarioPortal.capabilities, recordings } })
  beginSession({ ...scenarioSession, permissions: ['recordings'] })
  return portal
}

function matching(calls: readonly Recording[], filter: RecordingFilter): Recording[] {
  const [from, to] = [Date.parse(filter.from), Date.parse(filter.to)]
  return calls
    .filter(({ start }) => Date.parse(start) >= from && Date.parse(start) < to)
    .filter(({ direction }) => filter.direction === undefined || direction === filter.direction)
    .filter(({ seconds }) => filter.minSeconds === undefined || (seconds !== null && seconds >= filter.minSeconds))
    .filter(({ seconds }) => filter.maxSeconds === undefined || (seconds !== null && seconds <= filter.maxSeconds))
    .filter(
      ({ caller, callee }) =>
        filter.person === undefined || [caller, callee].some(({ name }) => name === filter.person),
    )
    .filter(({ held }) => filter.held === undefined || held === filter.held)
    .filter(
      ({ caller, callee }) =>
        filter.party === undefined ||
        [caller, callee].some(({ number }) => number.replace(/\D/g, '').endsWith(filter.party ?? '')),
    )
    .toSorted((one, other) => Date.parse(other.start) - Date.parse(one.start))
}

function peopleOf({ people, searched, refusal }: CallsPortal, { search, limit }: RecordingPeopleQuery) {
  searched.push(search)
  if (refusal) throw new Failure(refusal)
  const found = people.filter(
    ({ name, extension }) => name.toLowerCase().includes(search.toLowerCase()) || extension.startsWith(search),
  )
  return { people: found.slice(0, limit), hasMore: found.length > limit }
}

function pageOf(portal: CallsPortal, query: RecordingQuery) {
  portal.asked.push(query)
  if (portal.refusal) throw new Failure(portal.refusal)
  if (query.person !== undefined && !portal.people.some(({ id }) => id === query.person)) {
    throw new Failure({ code: 'validation', problems: [{ field: 'person', rule: 'unknown' }] })
  }
  const { party, ...others } = query
  // As the app filters: the calls are read in order, as many as an answer allows.
  const isFiltered = party !== undefined && Number.isFinite(portal.mostRead)
  const newest = matching(portal.calls, isFiltered ? others : query)
  const all = query.order === 'newest' ? newest : newest.toReversed()
  const offset = query.at.by === 'offset' ? query.at.offset : Number(query.at.cursor)
  const end = offset + (isFiltered ? portal.mostRead : query.limit)
  const read = all.slice(offset, end)
  const hasMore = end < all.length
  const recordings = isFiltered ? matching(read, query) : read
  const count = isFiltered ? recordings.length : Math.min(all.length, portal.mostCounted)
  return {
    recordings,
    total: { count, isExact: !isFiltered && all.length < portal.mostCounted },
    next: hasMore ? String(end) : null,
    previous: null,
    searchedTo: isFiltered && hasMore ? (read.at(-1)?.start ?? null) : null,
  }
}

function daysOf(calls: readonly Recording[]) {
  const counts = new Map<string, number>()
  for (const { start } of calls.toReversed()) counts.set(start.slice(0, 10), (counts.get(start.slice(0, 10)) ?? 0) + 1)
  return [...counts].map(([date, count]) => ({ date, count }))
}
