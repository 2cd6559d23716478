import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Result } from '../../shared/errors.ts'
import { RowIndex } from '../../shared/lists/row-index.ts'
import { portal, session } from '../session/session-state.ts'
import { createListPlace, type ListPlace } from './list-place.ts'
import { LocalRows, type RowPage } from './local-rows.ts'

/** Whose rows: changes with the person and the portal, not when their name does. */
const owner = computed(() =>
  session.value && portal.value ? `${portal.value.profile.id} ${session.value.username}` : null,
)

/** A list of whoever is signed in. */
export interface AccountRows<Row extends Record<Column | 'id', string>, Column extends string> {
  /** Kept while they look at other pages; null while nobody is signed in. */
  readonly store: ReadonlySignal<LocalRows<Row, Column> | null>
  /** Where they are in it, kept likewise. */
  readonly place: ReadonlySignal<ListPlace<Column> | null>
  /** Forgets the list and reads it again. Its place stays. */
  refresh(): void
}

/** Makes such a list: the columns that a search looks into, and how its pages are fetched. */
export function accountRows<Row extends Record<Column | 'id', string>, Column extends string>(
  searched: readonly Column[],
  fetchPage: (cursor: string | null) => Promise<Result<RowPage<Row>>>,
): AccountRows<Row, Column> {
  /** Raised to read the list anew. */
  const edition = signal(0)
  const store = computed(() => {
    if (owner.value === null || edition.value < 0) return null
    return new LocalRows<Row, Column>(new RowIndex(searched), fetchPage)
  })
  const place = computed(() => (owner.value === null ? null : createListPlace<Column>()))
  // Watched even while no screen shows them, so that nothing of an account outlives its session.
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
