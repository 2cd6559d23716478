import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
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
  words: (day: RailDay) => ComponentChildren
  /** The day of the first row in sight. */
  current?: string | undefined
  /** Called with the first row of the day that the person chooses. */
  onJump: (row: number) => void
}

/** Leads to any day of a list that is too long for a scroll bar. One tab stop: arrows lead from day to day. */
export function DateRail({ days, label, words, current, onJump }: DateRailProps) {
  const rail = useRef<HTMLElement>(null)
  const stop = Math.max(
    0,
    days.findIndex(({ date }) => date === current),
  )
  const onKeyDown = (event: KeyboardEvent) => {
    const buttons: Element[] = [...(rail.current?.querySelectorAll('button') ?? [])]
    const at = document.activeElement ? buttons.indexOf(document.activeElement) : -1
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key]
    if (next === undefined) return
    event.preventDefault()
    const button = buttons[next]
    if (button instanceof HTMLElement) button.focus()
  }
  return (
    <nav ref={rail} class="date-rail" aria-label={label}>
      <ol onKeyDown={onKeyDown}>
        {daysWithRows(days).map(({ row, ...day }, index) => (
          <li key={day.date}>
            <button
              type="button"
              tabIndex={index === stop ? 0 : -1}
              aria-current={day.date === current ? 'date' : undefined}
              onClick={() => onJump(row)}
            >
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
