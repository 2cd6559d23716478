import type { ReadonlySignal } from '@preact/signals'
import type { AppError } from '../../shared/errors.ts'
import type { RowView } from '../../shared/lists/row-index.ts'

/**
 * How far the list has come. `total` is what the portal said last. `full`: there are more than are ever read.
 * `repeating`: the portal gave what it had given before instead of more.
 */
export type Loading = { loaded: number; total: number } & (
  | { state: 'idle' | 'loading' | 'stopped' | 'full' | 'repeating' | 'complete' }
  | { state: 'failed'; error: AppError }
)

/** The rows of a view in its order, as a list draws them. */
export interface ShownRows<Row> {
  readonly count: number
  /** Every row is in memory, so that rows can be searched by what they begin with, and chosen from one to another. */
  readonly isWhole: boolean
  /** Undefined while the row has not come. */
  at(index: number): Row | undefined
  /** Names a place for the keyboard: what it names stays the same while rows arrive. */
  keyAt(index: number): string | undefined
  /** The place of a key, and of a row by its id where that is known; -1 where there is none. */
  indexOfKey(key: string): number
  indexOfId(id: string): number
  /** Why a row that did not come could not be read. */
  errorAt?(index: number): AppError | undefined
  /** These rows are in sight now: the first, and the first one after them. */
  inSight?(first: number, end: number): void
}

/** The rows of a list: all in memory (`LocalRows`), or a window of the pages that a portal gives (`PagedRows`). */
export interface RowSource<Row, Column extends string> {
  /** Changes with whatever has the list drawn anew. */
  readonly loading: ReadonlySignal<Loading>
  show(view: RowView<Column>): ShownRows<Row>
  /** Where the portal searches and sorts: asks it another question. */
  ask?(view: RowView<Column>): void
  /** Fetches what is missing or failed. */
  load(): Promise<void>
  stop(): void
}
