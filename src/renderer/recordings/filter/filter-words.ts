import { filtersText } from 'text:recording-filters'
import { callText } from 'text:recordings'
import type { DateRange, RecordingFilters } from '../../../shared/recordings/searches.ts'
import { wallTimeName } from '../times.ts'

/** A filter in use, in words. */
export interface FilterInUse {
  words: string
  /** The filters without it. */
  without: Partial<RecordingFilters>
}

/** "Last 7 days", or "3 Nov 2026 – 4 Nov 2026". */
export const rangeName = (date: DateRange): string =>
  date.by === 'name'
    ? filtersText.ranges[date.name]
    : filtersText.betweenIs({ from: wallTimeName(date.from), to: wallTimeName(date.to) })

/** "1 minute or longer", "Up to 30 seconds". */
export const atLeastName = (seconds: number): string =>
  seconds % 60 === 0 ? filtersText.atLeastMinutes({ minutes: seconds / 60 }) : filtersText.atLeastSeconds({ seconds })

export const upToName = (seconds: number): string =>
  seconds % 60 === 0 ? filtersText.upToMinutes({ minutes: seconds / 60 }) : filtersText.upToSeconds({ seconds })

/** The filters in use besides the dates, in the order of their menus. */
export function filtersInUse({
  direction,
  person,
  minSeconds,
  maxSeconds,
  recorded,
  tag,
  held,
}: RecordingFilters): FilterInUse[] {
  const used: (FilterInUse | null)[] = [
    direction && { words: callText.direction[direction], without: { direction: null } },
    person && { words: filtersText.personIs(person), without: { person: null } },
    minSeconds === null ? null : { words: atLeastName(minSeconds), without: { minSeconds: null } },
    maxSeconds === null ? null : { words: upToName(maxSeconds), without: { maxSeconds: null } },
    recorded === null
      ? null
      : { words: recorded ? filtersText.recorded : filtersText.unrecorded, without: { recorded: null } },
    tag === null ? null : { words: filtersText.tagged({ tag }), without: { tag: null } },
    held === null ? null : { words: held ? filtersText.held : filtersText.unheld, without: { held: null } },
  ]
  return used.filter((filter) => filter !== null)
}
