import { useState } from 'preact/hooks'
import { isRightToLeft } from '../ui/direction.ts'
import type { Choosing } from './choosing.ts'
import type { GridColumn } from './grid-row.tsx'
import type { RowChoosing } from './row-choosing.ts'
import type { ShownRows } from './row-source.ts'
import { findTyped, TypeAhead } from './type-ahead.ts'

interface RowKeysOptions<Row, Column extends string> {
  shown: ShownRows<Row>
  columns: readonly GridColumn<Row, Column>[]
  /** How many rows a page moves by. */
  pageSize: number
  /** The index of the row that the keyboard is on, now; -1 if there is none. */
  active: () => number
  /** Moves the keyboard to the row at an index, or the nearest there is. */
  moveTo: (index: number) => void
  /** Moves the focus up to the headers. */
  toHeaders: () => void
  /** Opens a row, or chooses it while rows are being chosen. */
  open: (index: number) => void
  /** The same with the row that the keyboard is on, and goes on to its details. */
  enter: () => void
  choosing: Choosing<Row> | null
  rowChoosing: RowChoosing
}

/** The keys of the rows (`RowGrid` says which do what): returns what a key does, undefined if nothing. */
export function useRowKeys<Row extends Record<Column, string>, Column extends string>(
  options: RowKeysOptions<Row, Column>,
): (event: KeyboardEvent) => (() => void) | undefined {
  const { shown, columns, pageSize, active, moveTo, toHeaders, open, enter, choosing, rowChoosing } = options
  const { startAt, toggle, extendTo } = rowChoosing
  const { count } = shown
  const [typeAhead] = useState(() => new TypeAhead())

  /** Where the keys lead that also extend what is chosen, with Shift. */
  const targets: Record<string, () => number> = {
    ArrowDown: () => active() + 1,
    ArrowUp: () => active() - 1,
    PageDown: () => active() + pageSize,
    PageUp: () => active() - pageSize,
    Home: () => 0,
    End: () => count - 1,
  }
  const others: Record<string, () => void> = {
    [isRightToLeft() ? 'ArrowLeft' : 'ArrowRight']: enter,
    Enter: enter,
    ' ': () => open(active()),
  }

  const withControl = (key: string) => {
    if (!choosing) return undefined
    if (key === ' ') return () => toggle(active())
    if (key.toLowerCase() !== 'a') return undefined
    return () => {
      startAt(active())
      choosing.chooseAll()
    }
  }
  const goToTyped = (typed: string) => {
    if (!shown.isWhole) return
    const textsOf =
      (name: Column) =>
      (index: number): string =>
        shown.at(index)?.[name] ?? ''
    const texts = columns.filter(({ cell }) => !cell).map(({ name }) => textsOf(name))
    const found = findTyped(count, texts, typed, active())
    if (found >= 0) moveTo(found)
  }

  return ({ key, timeStamp, altKey, ctrlKey, metaKey, shiftKey }) => {
    if (altKey) return undefined
    if (ctrlKey || metaKey) return withControl(key)
    if (choosing?.isOn && key === 'Escape') return () => choosing.end()
    if ([...key].length === 1 && (key !== ' ' || typeAhead.goesOn(timeStamp))) {
      return () => goToTyped(typeAhead.type(key, timeStamp))
    }
    const target = targets[key]
    if (!target) return others[key]
    if (choosing && shiftKey) return () => extendTo(target())
    return key === 'ArrowUp' && active() <= 0 ? toHeaders : () => moveTo(target())
  }
}
