import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Result } from '../../shared/errors.ts'
import { RowIndex } from '../../shared/lists/row-index.ts'
import { portal, session } from '../session/session-state.ts'
import { createListPlace, type ListPlace } from './list-place.ts'
import { LocalRows, type RowPage } from './local-rows.ts'

/** Whose rows these are: changes with the person and the portal, not with the person's name. */
const owner = computed(() =>
  session.value && portal.value ? `${portal.value.profile.id} ${session.value.username}` : null,
)

/** A list that belongs to the signed-in account. */
export interface AccountRows<Row extends Record<Column | 'id', string>, Column extends string> {
  /** Kept while the person is on other pages; null while nobody is signed in. */
  readonly store: ReadonlySignal<LocalRows<Row, Column> | null>
  /** The person's place in the list, kept likewise. */
  readonly place: ReadonlySignal<ListPlace<Column> | null>
  /** Discards the list and reads it again. The person's place stays. */
  refresh(): void
}

/** Creates such a list from the columns that are searched and a function that fetches its pages. */
export function accountRows<Row extends Record<Column | 'id', string>, Column extends string>(
  searched: readonly Column[],
  fetchPage: (cursor: string | null) => Promise<Result<RowPage<Row>>>,
): AccountRows<Row, Column> {
  /** Incremented to read the list again. */
  const edition = signal(0)
  const store = computed(() => {
    if (owner.value === null || edition.value < 0) return null
    return new LocalRows<Row, Column>(new RowIndex(searched), fetchPage)
  })
  const place = computed(() => (owner.value === null ? null : createListPlace<Column>()))
  // Watched even while no screen shows the list, so that no data of an account outlives its session.
  effect(() => {
    void store.value
    void place.value
  })
  return {
    store,
    place,
    refresh() {
      store.peek()?.stop()
      edition.value++
    },
  }
}
