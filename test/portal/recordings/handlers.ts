import { mostDays, type RecordingFilter } from '../../../src/shared/recordings/recordings.ts'
import type { Person } from '../people/people-store.ts'
import type { Handlers, Services } from '../server/handlers.ts'
import { Problem } from '../server/problem.ts'
import type { Sight } from './employees.ts'
import { demandRight, sightOf } from './rights.ts'
import type { CurrentRecording } from './store.ts'

const day = 24 * 3_600_000

export function recordingListHandlers({
  settings,
  recordings,
}: Services): Pick<Handlers, 'listRecordings' | 'countRecordings' | 'findPeople'> {
  /** Whose calls somebody sees; somebody who is not among them, and nobody, are the same. */
  function sightFor(person: Person, asked: string | undefined): Sight {
    const sight = sightOf(person)
    if (asked !== undefined && !recordings.employees.isSeen(asked, sight)) throw refused('person', 'unknown')
    return sight
  }

  return {
    listRecordings(call) {
      demandRight(settings, call.person, 'recordings')
      const { cursor, offset, order, limit, ...filter } = call.query
      const range = rangeOf(filter)
      const place = cursor === undefined ? { offset } : readCursor(cursor)
      const sight = sightFor(call.person, filter.person)
      const page = recordings.page({ ...filter, ...range, sight }, { place, order, limit })
      const newer = page.newerThan === null ? null : `newer.${page.newerThan}`
      const older = page.olderThan === null ? null : `older.${page.olderThan}`
      const isNewest = order === 'newest'
      return {
        body: {
          total: page.total,
          exact: page.exact,
          recordings: page.recordings.map(bodyOf),
          next: isNewest ? older : newer,
          previous: isNewest ? newer : older,
        },
      }
    },

    countRecordings(call) {
      demandRight(settings, call.person, 'recordings')
      const { zone, ...filter } = call.query
      const { from, to } = rangeOf(filter)
      const days = daysOf(zone, from, to)
      const sight = sightFor(call.person, filter.person)
      const counts = recordings.counts({ ...filter, sight }, [...days.map(({ start }) => Math.max(start, from)), to])
      const counted = days.map(({ date }, index) => ({ date, count: counts[index] ?? 0 }))
      return { body: { days: counted.filter(({ count }) => count > 0) } }
    },

    findPeople(call) {
      demandRight(settings, call.person, 'recordings')
      if (!settings.capabilities.recordings?.filters.includes('person')) throw new Problem('not-found')
      const { people, hasMore } = recordings.employees.find(call.query, sightOf(call.person))
      return { body: { people, more: hasMore } }
    },
  }
}

/** A row on the wire. */
export const bodyOf = ({ start, ...recording }: CurrentRecording) => ({
  ...recording,
  start: new Date(start).toISOString(),
})

function rangeOf({ from, to }: Pick<RecordingFilter, 'from' | 'to'>): { from: number; to: number } {
  const range = { from: Date.parse(from), to: Date.parse(to) }
  if (range.to - range.from > mostDays * day || range.to < range.from) throw invalid('to')
  return range
}

/** This portal's cursors name a row and the side of it that is wanted. */
function readCursor(text: string): { side: 'older' | 'newer'; position: number } {
  const [, side, position] = /^(older|newer)\.(\d{1,15})$/.exec(text) ?? []
  if (side === undefined) throw invalid('cursor')
  return { side: side === 'newer' ? 'newer' : 'older', position: Number(position) }
}

const refused = (field: string, rule: string) => new Problem('validation', { problems: [{ field, rule }] })
const invalid = (field: string) => refused(field, 'invalid')

/** The days of a zone's calendar that a range touches, with the moment at which each begins. */
function daysOf(zone: string, from: number, to: number): { date: string; start: number }[] {
  const dateAt = calendarOf(zone)
  const days: { date: string; start: number }[] = []
  for (let moment = from; moment < to; ) {
    const date = dateAt(moment)
    days.push({ date, start: moment })
    // A day has 23 to 25 hours; its end is between two moments of which one is in it.
    let [low, high] = [moment, moment + 26 * 3_600_000]
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2)
      if (dateAt(middle) === date) low = middle
      else high = middle
    }
    moment = high
  }
  return days
}

function calendarOf(zone: string): (moment: number) => string {
  try {
    const format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    })
    return (moment) => format.format(moment)
  } catch {
    throw invalid('zone')
  }
}
