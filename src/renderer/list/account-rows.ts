import { computed, effect, type ReadonlySignal } from '@preact/signals'
import type { Result } from '../../shared/errors.ts'
import type { ListName } from '../../shared/lists/list-place.ts'
import { portal, session } from '../session/session-state.ts'
import { keepPlace, ListPlace } from './list-place.ts'
import { LocalRows, type RowPage } from './local-rows.ts'

/** Whose rows these are: changes with the person and the portal, not with the person's name. */
export const owner = computed(() =>
  session.value && portal.value ? `${portal.value.profile.id} ${session.value.username}` : null,
)

/** A list that belongs to the signed-in account. */
export interface AccountRows<Row extends Record<Column | 'id', string>, Column extends string> {
  /** Kept while the person is on other pages; null while nobody is signed in. */
  readonly store: ReadonlySignal<LocalRows<Row, Column> | null>
  /** The person's place in the list, kept likewise. */
  readonly place: ReadonlySignal<ListPlace<Column> | null>
}

/** Creates such a list from its name, the columns that are searched and a function that fetches its pages. */
export function accountRows<Row extends Record<Column | 'id', string>, Column extends string>(
  name: ListName,
  searched: readonly Column[],
  fetchPage: (cursor: string | null) => Promise<Result<RowPage<Row>>>,
): AccountRows<Row, Column> {
  const store = computed(() => (owner.value === null ? null : new LocalRows<Row, Column>(searched, fetchPage)))
  const place = computed(() => (owner.value === null ? null : new ListPlace<Column>()))
  // Watched even while no screen shows the list, so that no data of an account outlives its session.
  effect(() => {
    void store.value
    return place.value ? keepPlace(name, place.value) : undefined
  })
  return { store, place }
}
