import { effect, signal } from '@preact/signals'
import { useEffect, useLayoutEffect } from 'preact/hooks'
import type { ListName, ListPlaceKept } from '../../shared/lists/list-place.ts'
import type { RowView } from '../../shared/lists/row-index.ts'
import { call } from '../bridge.ts'
import { oneAtATime } from '../routes.ts'

/** The most that a page which fails may forget, in milliseconds. */
const pause = 300

/** The person's place in a list: it outlives the page, and survives reading the rows again. */
export class ListPlace<Column extends string> {
  /** The current search, filter and sorting; null if they are the initial ones. */
  readonly view = signal<RowView<Column> | null>(null)
  /** The key of the row that the keyboard is on (`ShownRows.keyAt`). */
  readonly active = signal<string | null>(null)
  /** The index of a row to scroll to the top; null if none was requested. */
  readonly jump = signal<number | null>(null)
  /** The id of the opened row. */
  readonly opened = signal<string | undefined>(undefined)
  /** How far the rows are scrolled: the number of rows, or parts of one, above the first visible one. */
  readonly offset = signal(0)

  /** What main keeps of it. */
  read(): ListPlaceKept {
    return {
      view: this.view.value,
      active: this.active.value,
      opened: this.opened.value ?? null,
      offset: this.offset.value,
    }
  }

  /** Goes to a place that was kept, unless the person has moved since. */
  restore({ view, active, opened, offset }: ListPlaceKept): void {
    const isUntouched = this.view.peek() === null && this.active.peek() === null && this.offset.peek() === 0
    if (!isUntouched) return
    // The list kept it itself, under its own name, so the columns are its own.
    this.view.value = view as RowView<Column> | null
    this.active.value = active
    this.offset.value = offset
    this.opened.value ??= opened ?? undefined
  }
}

/** Keeps a place in main, so that it outlives a page that fails or is reloaded. Returns a function that stops this. */
export function keepPlace(list: ListName, place: ListPlace<string>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isRestored = false
  const stop = effect(() => {
    const now = place.read()
    clearTimeout(timer)
    if (isRestored) timer = setTimeout(() => void call('lists.keepPlace', { list, place: now }), pause)
  })
  void call('lists.place', { list }).then((kept) => {
    if (kept.ok && kept.value.place) place.restore(kept.value.place)
    isRestored = true
  })
  return () => {
    clearTimeout(timer)
    stop()
  }
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
  const wanted = place?.opened.value
  // biome-ignore lint/correctness/useExhaustiveDependencies: only coming back counts; closing a row leaves it closed.
  useLayoutEffect(() => {
    if (opened === undefined && wanted !== undefined && !oneAtATime.peek()) open(wanted)
  }, [place, wanted])
  useEffect(() => {
    if (place && opened !== undefined) place.opened.value = opened
  }, [place, opened])
}
