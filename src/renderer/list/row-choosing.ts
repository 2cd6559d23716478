import { useRef } from 'preact/hooks'
import { mostIdsAtOnce } from '../../shared/lists/list-limits.ts'
import type { Choosing } from './choosing.ts'
import type { ShownRows } from './row-source.ts'

interface RowChoosingOptions<Row> {
  choosing: Choosing<Row> | null
  shown: ShownRows<Row>
  /** The index of the row that the keyboard is on, and of the opened one; -1 if there is none. */
  active: () => number
  opened: () => number
  /** Moves the keyboard to a row. */
  goTo: (index: number) => void
}

/** What a person does with keys and clicks to choose rows. */
export interface RowChoosing {
  /** The next range begins at this row. */
  startAt(index: number): void
  /** Chooses a row, or takes it out. */
  toggle(index: number): void
  /** Chooses the rows up to this one; those that an earlier range reached beyond it are taken out. */
  extendTo(index: number): void
}

/** Choosing rows as file managers do. Where rows are paged, those of a range that are not in memory are read. */
export function useRowChoosing<Row>(options: RowChoosingOptions<Row>): RowChoosing {
  const latest = useRef(options)
  latest.current = options
  /** The key of the row where a range begins. */
  const anchor = useRef<string | null>(null)

  const change = async (first: number, last: number, isChosen: boolean) => {
    const { choosing, shown } = latest.current
    if (!choosing || first > last) return
    const isAll = first === 0 && last === shown.count - 1
    if (!shown.isWhole && isChosen && isAll) return choosing.chooseAll()
    if (!shown.isWhole && last - first >= mostIdsAtOnce) return choosing.refuseMany()
    const found = Array.from({ length: last - first + 1 }, (_, index) => shown.at(first + index))
    const rows = found.filter((row) => row !== undefined)
    if (rows.length === found.length) return choosing.choose(rows, isChosen)
    choosing.choose([], isChosen)
    const read = await shown.read?.(first, last)
    if (read && latest.current.choosing?.isOn) latest.current.choosing.choose(read, isChosen)
  }

  return {
    startAt(index) {
      anchor.current = latest.current.shown.keyAt(index) ?? null
    },
    toggle(index) {
      const { choosing, shown, opened, goTo } = latest.current
      const row = shown.at(index)
      if (!choosing || !row) return
      const isChosen = choosing.isOn && choosing.has(row)
      // The opened row looks selected, so that another one joins it.
      const already = choosing.isOn ? undefined : shown.at(opened())
      choosing.choose(already && !isChosen ? [already, row] : [row], !isChosen)
      anchor.current = shown.keyAt(index) ?? null
      goTo(index)
    },
    extendTo(index) {
      const { choosing, shown, active, opened, goTo } = latest.current
      const to = Math.min(Math.max(index, 0), shown.count - 1)
      const kept = anchor.current === null ? -1 : shown.indexOfKey(anchor.current)
      const from = [kept, active(), opened()].find((place) => place >= 0) ?? to
      anchor.current = shown.keyAt(from) ?? null
      const before = choosing?.isOn && active() >= 0 ? active() : from
      if (before > from) void change(Math.max(from, to) + 1, before, false)
      if (before < from) void change(before, Math.min(from, to) - 1, false)
      void change(Math.min(from, to), Math.max(from, to), true)
      goTo(to)
    },
  }
}
