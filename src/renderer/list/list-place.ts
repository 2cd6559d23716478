import { type Signal, signal } from '@preact/signals'
import { useEffect, useLayoutEffect } from 'preact/hooks'
import type { RowView } from '../../shared/lists/row-index.ts'
import { oneAtATime } from '../routes.ts'

/** The person's place in a list: it outlives the page and survives reading the rows again. */
export interface ListPlace<Column extends string> {
  /** The current search, filter and sorting; null if they are the initial ones. */
  readonly view: Signal<RowView<Column> | null>
  /** The key of the row that the keyboard is on (`ShownRows.keyAt`). */
  readonly active: Signal<string | null>
  /** The index of a row to scroll to the top; null if none was requested. */
  readonly jump: Signal<number | null>
  /** The id of the opened row. */
  opened: string | undefined
  /** How far the rows are scrolled, in pixels. */
  offset: number
}

/** The start of a list. */
export function createListPlace<Column extends string>(): ListPlace<Column> {
  return { view: signal(null), active: signal(null), jump: signal(null), opened: undefined, offset: 0 }
}

/**
 * Remembers the opened row, and opens it again when the person comes back to the page by an address without a row.
 * Not if the details would hide the list: then the person comes back to the list.
 */
export function useOpenedRow<Column extends string>(
  place: ListPlace<Column> | null,
  opened: string | undefined,
  open: (id: string) => void,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: only coming back counts; closing a row leaves it closed.
  useLayoutEffect(() => {
    if (opened === undefined && place?.opened !== undefined && !oneAtATime.matches) open(place.opened)
  }, [place])
  useEffect(() => {
    if (place) place.opened = opened
  }, [place, opened])
}
