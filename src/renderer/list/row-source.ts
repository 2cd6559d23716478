import type { ReadonlySignal } from '@preact/signals'
import type { AppError } from '../../shared/errors.ts'
import type { RowView } from '../../shared/lists/row-index.ts'

/**
 * How much of the list has been read. `total` is the portal's latest number. `full`: there are more rows than the app
 * ever reads. `repeating`: the portal sent the same rows again instead of more.
 */
export type Loading = { loaded: number; total: number } & (
  | { state: 'idle' | 'loading' | 'stopped' | 'full' | 'repeating' | 'complete' }
  | { state: 'failed'; error: AppError }
)

/** The rows of a view, in order. */
export interface ShownRows<Row> {
  readonly count: number
  /** Whether every row is in memory, so that rows can be found by their first letters and chosen as a range. */
  readonly isWhole: boolean
  /** Undefined until the row has arrived. */
  at(index: number): Row | undefined
  /** The key of an index, for the keyboard: it names the same row while more rows arrive. */
  keyAt(index: number): string | undefined
  /** The index of a key, or of a row's id if that is known; -1 if there is none. */
  indexOfKey(key: string): number
  indexOfId(id: string): number
  /** Why a missing row could not be read. */
  errorAt?(index: number): AppError | undefined
  /** Called with the rows that are visible now: the first, and the first one after them. */
  inSight?(first: number, end: number): void
}

/** The rows of a list: all in memory (`LocalRows`), or a window of the pages that a portal gives (`PagedRows`). */
export interface RowSource<Row, Column extends string> {
  /** Changes whenever the list must be rendered again. */
  readonly loading: ReadonlySignal<Loading>
  show(view: RowView<Column>): ShownRows<Row>
  /** Changes the query, if the portal searches and sorts. */
  ask?(view: RowView<Column>): void
  /** Fetches what is missing or failed. */
  load(): Promise<void>
  stop(): void
}
