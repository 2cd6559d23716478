import type { RecordingFilter, RecordingQuery } from '../../../shared/recordings/recordings.ts'
import type { RecordingFilters } from '../../../shared/recordings/searches.ts'
import type { Range } from './range.ts'
import { partyFilterOf } from './typed-party.ts'

/** The filters of a person who has not chosen any. */
export const initialFilters: RecordingFilters = {
  date: { by: 'name', name: 'last-7-days' },
  direction: null,
  person: null,
  minSeconds: null,
  maxSeconds: null,
  recorded: null,
  tag: null,
  held: null,
}

/** What the filters, and what a person typed, ask the portal for; null if it cannot search for what was typed. */
export function portalFilterOf(
  { date: _, person, ...others }: RecordingFilters,
  typed: string,
  { from, to }: Range,
  offered: readonly string[],
): RecordingFilter | null {
  const party = partyFilterOf(typed, offered)
  if (party === null) return null
  const filters = { ...others, person: person?.id ?? null }
  const asked = Object.entries(filters).filter(([name, value]) => value !== null && offered.includes(name))
  return { from: moment(from), to: moment(to), ...Object.fromEntries(asked), ...party }
}

const moment = (milliseconds: number) => new Date(milliseconds).toISOString() as RecordingQuery['from']

/** Filters as they can be used here: without those that this portal does not have. */
export function withinOffer(filters: RecordingFilters, offered: readonly string[]): RecordingFilters {
  const known = Object.entries(filters).map(([name, value]) => [
    name,
    name === 'date' || offered.includes(name) ? value : null,
  ])
  return Object.fromEntries(known) as RecordingFilters
}
