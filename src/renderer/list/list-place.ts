import { type Signal, signal } from '@preact/signals'
import { useEffect, useLayoutEffect } from 'preact/hooks'
import type { RowView } from '../../shared/lists/row-index.ts'
import { oneAtATime } from '../routes.ts'

/** Where a person is in a list: outlives the page, and the rows that are read anew. */
export interface ListPlace<Column extends string> {
  /** What is searched, filtered and sorted; null while that is as the list starts. */
  readonly view: Signal<RowView<Column> | null>
  /** What names the row that the keyboard is on (`ShownRows.keyAt`). */
  readonly active: Signal<string | null>
  /** The place of a row to go to, which is then brought to the top; null where nothing is asked for. */
  readonly jump: Signal<number | null>
  /** The id of the opened row. */
  opened: string | undefined
  /** How far the rows are scrolled, in pixels. */
  offset: number
}

/** The place at the start of a list. */
export function createListPlace<Column extends string>(): ListPlace<Column> {
  return { view: signal(null), active: signal(null), jump: signal(null), opened: undefined, offset: 0 }
}

/**
 * Remembers the opened row, and opens it again when the person comes back to the page by an address that names none.
 * Not where it would hide the list: there the list is what they come back to.
 */
export function useOpenedRow<Column extends string>(
  place: ListPlace<Column> | null,
  opened: string | undefined,
  open: (id: string) => void,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the coming back counts; closing a row leaves it closed.
  useLayoutEffect(() => {
    if (opened === undefined && place?.opened !== undefined && !oneAtATime.matches) open(place.opened)
  }, [place])
  useEffect(() => {
    if (place) place.opened = opened
  }, [place, opened])
}
