import './date-rail.css'

/** A day and its number of rows. */
export interface RailDay {
  /** ISO 8601, as in 2026-03-28. */
  date: string
  count: number
}

interface DateRailProps {
  /** Days with rows, in the order of the list. */
  days: readonly RailDay[]
  label: string
  /** A day and its number of rows, in words. */
  words: (day: RailDay) => string
  /** Called with the first row of the day that the person chooses. */
  onJump: (row: number) => void
}

/** Leads to any day of a list that is too long for a scroll bar. */
export function DateRail({ days, label, words, onJump }: DateRailProps) {
  return (
    <nav class="date-rail" aria-label={label}>
      <ol>
        {daysWithRows(days).map(({ row, ...day }) => (
          <li key={day.date}>
            <button type="button" onClick={() => onJump(row)}>
              {words(day)}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** Each day with the index of its first row, which is the number of rows of the days before it. */
export function daysWithRows(days: readonly RailDay[]): (RailDay & { row: number })[] {
  let row = 0
  return days.map((day) => {
    const first = row
    row += day.count
    return { ...day, row: first }
  })
}
