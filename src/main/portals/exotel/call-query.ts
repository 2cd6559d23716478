import { Failure } from '../../../shared/errors.ts'
import type { Recording, RecordingFilter, RecordingQuery } from '../../../shared/recordings/recordings.ts'
import { indianTime } from './times.ts'

/** The maximum page size. */
export const pageSize = 100
/** For how many days Exotel lists calls: six months. */
export const keptDays = 183
/** How many days a request may cover: a month. */
const longestWindow = 31

const day = 24 * 3_600_000

/** What a list is made of: the same windows of time for each query. Calls of several queries are merged by time. */
export interface CallPlan {
  queries: Record<string, string>[]
  /** The values of `DateCreated`, in the order of the list. */
  windows: string[]
  /** What Exotel cannot filter; null if it filters all. */
  keeps: ((recording: Recording) => boolean) | null
}

/**
 * The requests for a list: at most a month each and six months back, and none for the future, all of which Exotel
 * refuses. Each parameter takes one value, so calls from and to a number are two queries, and so are the two kinds of
 * outgoing calls.
 *
 * @param now by Exotel's clock
 */
export function planOf(filter: RecordingFilter, order: RecordingQuery['order'], now: number): CallPlan {
  const { from, to, party, recorded, direction, minSeconds, maxSeconds, ...others } = filter
  // Only a bug or a compromised page uses a filter that the capabilities do not name.
  if (Object.values(others).some((value) => value !== undefined)) throw new Failure({ code: 'not-found' })
  const duration = [
    ...(minSeconds === undefined ? [] : [`gte:${minSeconds}s`]),
    ...(maxSeconds === undefined ? [] : [`lte:${maxSeconds}s`]),
  ].join(';')
  const shared = {
    PageSize: String(pageSize),
    SortBy: `DateCreated:${order === 'newest' ? 'desc' : 'asc'}`,
    ...(duration !== '' && { Duration: duration }),
  }
  const numbers = party === undefined ? null : numbersOf(party)
  const parties = numbers === null ? [{}] : [{ From: numbers }, { To: numbers }]
  const lastDigits = numbers === null ? party : undefined
  return {
    queries: parties.flatMap((sides) =>
      directionsOf(direction).map((one) => ({ ...shared, ...sides, ...(one !== null && { Direction: one }) })),
    ),
    windows: windowsOf(Math.max(Date.parse(from), sixMonthsBefore(now)), Math.min(Date.parse(to), now), order),
    keeps:
      lastDigits === undefined && recorded === undefined
        ? null
        : ({ caller, callee, state }) =>
            (lastDigits === undefined || [caller, callee].some(({ number }) => endsIn(number, lastDigits))) &&
            (recorded === undefined || (state === 'available') === recorded),
  }
}

/** The only three directions that the API takes. Calls within the customer's company are not known to it. */
function directionsOf(direction: RecordingFilter['direction']): (string | null)[] {
  switch (direction) {
    case 'inbound':
      return ['inbound']
    case 'outbound':
      return ['outbound-dial', 'outbound-api']
    case 'internal':
      return []
    default:
      return [null]
  }
}

/**
 * The numbers (E.164) that digits may stand for, or null if that is unknown. Exotel compares whole numbers only, so it
 * cannot search for the last digits of one, nor for a number with the `0` of a country that is unknown here.
 */
function numbersOf(digits: string): string | null {
  const national = digits.replace(/^0+/, '')
  if (national.length === 10) return `+91${national},+${national}`
  const isInternational = digits.startsWith('00') || !digits.startsWith('0')
  return isInternational && national.length > 10 ? `+${national}` : null
}

const endsIn = (number: string, digits: string) => number.replace(/\D/g, '').endsWith(digits)

/** `to` is exclusive, Exotel's `lte` is not, and both of its times are whole seconds. */
function windowsOf(from: number, to: number, order: RecordingQuery['order']): string[] {
  const first = Math.ceil(from / 1000) * 1000
  const last = Math.ceil(to / 1000) * 1000 - 1000
  const longest = longestWindow * day - 1000
  const windows: string[] = []
  const isNewest = order === 'newest'
  for (let [start, end] = [first, last]; start <= end; ) {
    const edge = isNewest ? Math.max(start, end - longest) : Math.min(end, start + longest)
    const [gte, lte] = isNewest ? [edge, end] : [start, edge]
    windows.push(`gte:${indianTime(gte)};lte:${indianTime(lte)}`)
    if (isNewest) end = edge - 1000
    else start = edge + 1000
  }
  return windows
}

/** By the calendar, and a minute less, because the request takes time. */
function sixMonthsBefore(now: number): number {
  const then = new Date(now)
  then.setUTCMonth(then.getUTCMonth() - 6)
  return then.getTime() + 60_000
}
