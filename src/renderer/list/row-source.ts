import type { ReadonlySignal } from '@preact/signals'
import type { AppError } from '../../shared/errors.ts'
import type { RowView } from '../../shared/lists/row-index.ts'

/**
 * How much of the list has been read. `total` is the portal's latest number. `full`: there are more rows than the app
 * ever reads. `repeating`: the portal sent the same rows again instead of more. `trying`: after a failure, the list is
 * being read again, and the failure stays on the screen until that has come to something.
 */
export type Loading = { loaded: number; total: number } & (
  | { state: 'idle' | 'loading' | 'stopped' | 'full' | 'repeating' | 'complete' }
  | { state: 'failed'; error: AppError; trying: boolean }
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
  /** The rows from one index to another, those that are not in memory included; null if they cannot be read now. */
  read?(first: number, last: number): Promise<readonly Row[] | null>
  /** Called with the rows that are visible now: the first, and the first one after them. */
  inSight?(first: number, end: number): void
}

/** The rows of a list: all in memory (`LocalRows`), or a window of the pages that a portal gives (`PagedRows`). */
export interface RowSource<Row, Column extends string> {
  /** Changes whenever the list must be rendered again. */
  readonly loading: ReadonlySignal<Loading>
  /** Reading the list again while its rows are shown; null if it was not asked for, or is done. */
  readonly refreshing: ReadonlySignal<Loading | null>
  /** Why rows, or newer ones, could not be read. */
  readonly failure: ReadonlySignal<AppError | null>
  /** When the rows that are shown were read, in milliseconds since 1970; 0 before the first. */
  readonly readAt: number
  show(view: RowView<Column>): ShownRows<Row>
  /** Changes the query, if the portal searches and sorts. */
  ask?(view: RowView<Column>): void
  /** Fetches what is missing or failed. */
  load(): Promise<void>
  /** Reads the list again. The rows stay until the new ones are there. */
  refresh(): Promise<void>
  /** Stops reading; the rows stay. */
  stop(): void
}

/** Whether there is nothing to show beside a message: the list is empty, or could not be read at all. */
export const hasNothing = ({ state, loaded }: Loading): boolean =>
  loaded === 0 && (state === 'complete' || state === 'failed')

/** Why reading failed, if it did. */
export const errorIn = (loading: Loading | null): AppError | null =>
  loading?.state === 'failed' ? loading.error : null
