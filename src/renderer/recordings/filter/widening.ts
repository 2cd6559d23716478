import { nothingFoundText } from 'text:recording-filters'
import type { RecordingFilters } from '../../../shared/recordings/searches.ts'
import { counting, isFilteredInApp, listRecordings, type Question } from '../recording-queries.ts'
import { filtersInUse, rangeName } from './filter-words.ts'
import { portalFilterOf } from './filters.ts'
import { pieceOf, rangeOf } from './range.ts'

/** A wider search. */
export interface Widening {
  filters: RecordingFilters
  typed: string
  /** A button's words, with the number of calls that it finds if that is known. */
  words: (count: number | null) => string
}

/** The most that are counted, each a request to the portal. */
const most = 6

/** The searches next to one that found nothing: without one of its filters, or over more days. */
export function wideningsOf({ filters, typed }: Question, limits: Limits, zone: string, now: number): Widening[] {
  const { without, withoutTyped, withoutUncounted, wider } = nothingFoundText
  const lessFiltered = filtersInUse(filters).map(
    ({ words, without: less }): Widening => ({
      filters: { ...filters, ...less },
      typed,
      words: (count) => (count === null ? withoutUncounted({ name: words }) : without({ filter: words, count })),
    }),
  )
  const untyped: Widening[] =
    typed === ''
      ? []
      : [
          {
            filters,
            typed: '',
            words: (count) => (count === null ? withoutUncounted({ name: typed }) : withoutTyped({ typed, count })),
          },
        ]
  const reachOf = (date: RecordingFilters['date']) => pieceOf(rangeOf(date, zone, now), 0, limits, zone, now)
  const from = reachOf(filters.date).range.from
  const ranges = (['last-7-days', 'last-30-days', 'last-12-months'] as const)
    .map((name) => ({ by: 'name' as const, name }))
    // Those that the portal searches at once, and that reach further back than the dates in use.
    .filter((date) => !reachOf(date).hasEarlier && reachOf(date).range.from < from)
  const overMore = ranges.map(
    (date): Widening => ({
      filters: { ...filters, date },
      typed,
      words: (count) => (count === null ? rangeName(date) : wider({ range: rangeName(date), count })),
    }),
  )
  return [...lessFiltered, ...untyped, ...overMore].slice(0, most)
}

type Limits = Parameters<typeof pieceOf>[2]

/**
 * How many calls a wider search finds: 0 for one that the portal refuses, null if it is not known, because counting would
 * take many requests or the portal cannot be reached.
 */
export async function countOf(
  { filters, typed }: Widening,
  offered: readonly string[],
  limits: Limits,
  zone: string,
): Promise<number | null> {
  const now = Date.now()
  const { range } = pieceOf(rangeOf(filters.date, zone, now), 0, limits, zone, now)
  const filter = portalFilterOf(filters, typed, range, offered)
  if (filter === null) return 0
  if (isFilteredInApp(filter)) return null
  const answer = await listRecordings(filter, counting)
  if (answer.ok) return answer.value.total.count
  return answer.error.code === 'validation' ? 0 : null
}
