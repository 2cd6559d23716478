import { effect } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { AccountRows } from './account-rows.ts'
import { keepRetrying } from './keep-retrying.ts'
import type { LocalRows } from './local-rows.ts'

/** The signed-in account's list, read as soon as a screen shows it; null while nobody is signed in. */
export function useAccountRows<Row extends Record<Column | 'id', string>, Column extends string>({
  store,
}: AccountRows<Row, Column>): LocalRows<Row, Column> | null {
  useEffect(
    () =>
      effect(() => {
        const rows = store.value
        if (!rows) return undefined
        // A list that was stopped continues only when the person asks.
        if (rows.loading.peek().state === 'idle') void rows.load()
        return keepRetrying(rows)
      }),
    [store],
  )
  return store.value
}
