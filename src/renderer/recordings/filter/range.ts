import { type NamedRange, namedRanges } from '../../../shared/recordings/search-names.ts'
import type { DateRange } from '../../../shared/recordings/searches.ts'
import { dateAfter, dateAt, momentOf, startOf } from '../zone.ts'

/** A range of moments in milliseconds since 1970-01-01 UTC; `to` is the first one after it. */
export interface Range {
  from: number
  to: number
}

const day = 24 * 3_600_000

/** What a range of dates means now, in a zone. What has not come yet is left out. */
export function rangeOf(date: DateRange, zone: string, now: number): Range {
  const today = dateAt(now, zone)
  const month = `${today.slice(0, 8)}01`
  const daysBefore = (days: number) => ({ from: startOf(dateAfter(today, -days), zone), to: now })
  if (date.by === 'between') {
    const isDay = date.to.length === 10
    const from = date.from.length === 10 ? startOf(date.from, zone) : momentOf(date.from, zone)
    const to = isDay ? startOf(dateAfter(date.to, 1), zone) : momentOf(date.to, zone, 'last')
    return { from, to: Math.max(from, to) }
  }
  switch (date.name) {
    case 'today':
      return daysBefore(0)
    case 'yesterday':
      return { from: startOf(dateAfter(today, -1), zone), to: startOf(today, zone) }
    case 'last-7-days':
      return daysBefore(6)
    case 'last-30-days':
      return daysBefore(29)
    case 'last-12-months':
      return daysBefore(364)
    case 'this-month':
      return { from: startOf(month, zone), to: now }
    case 'last-month': {
      const before = dateAfter(month, -1)
      return { from: startOf(`${before.slice(0, 8)}01`, zone), to: startOf(month, zone) }
    }
  }
}

/** What a portal can be asked of a range at once. */
export interface Piece {
  range: Range
  /** Whether a part before this one, or after it, is in the range, which is longer than the portal searches at once. */
  hasEarlier: boolean
  hasLater: boolean
  /** The first day that the portal still has, if the range begins before it. */
  keptFrom: string | null
}

interface Limits {
  /** The most days that one request may cover. */
  longestRange: number
  /** For how many days calls can be read; undefined if without end. */
  keptDays: number | undefined
}

/**
 * The part of a range that is asked of the portal: without the days that it no longer has, and no more than it searches
 * at once. `back` counts the parts before the latest one.
 */
export function pieceOf(
  { from, to }: Range,
  back: number,
  { longestRange, keptDays }: Limits,
  zone: string,
  now: number,
): Piece {
  const kept = keptDays === undefined ? null : dateAfter(dateAt(now, zone), 1 - keptDays)
  const isCut = kept !== null && from < startOf(kept, zone)
  const first = isCut ? Math.min(startOf(kept, zone), to) : from
  // Whole days, and where a day has 25 hours, no more than the portal allows.
  const beginOf = (end: number) =>
    Math.max(first, startOf(dateAfter(dateAt(end - 1, zone), 1 - longestRange), zone), end - longestRange * day)
  let range = { from: beginOf(to), to }
  let steps = 0
  for (; steps < back && range.from > first; steps++) range = { from: beginOf(range.from), to: range.from }
  return {
    range,
    hasEarlier: range.from > first,
    hasLater: steps > 0,
    keptFrom: isCut ? kept : null,
  }
}

/** The named ranges that are of use where calls can be read for so many days. */
export const rangesWithin = (keptDays: number | undefined): readonly NamedRange[] =>
  namedRanges.filter((name) => name !== 'last-12-months' || keptDays === undefined || keptDays > 31)
