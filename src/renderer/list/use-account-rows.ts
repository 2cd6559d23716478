import { useSignalEffect } from '@preact/signals'
import type { AccountRows } from './account-rows.ts'
import type { LocalRows } from './local-rows.ts'

/** The signed-in account's list, read as soon as a screen shows it; null while nobody is signed in. */
export function useAccountRows<Row extends Record<Column | 'id', string>, Column extends string>({
  store,
}: AccountRows<Row, Column>): LocalRows<Row, Column> | null {
  useSignalEffect(() => {
    const rows = store.value
    // A list that was stopped or failed continues only when the person asks.
    if (rows?.loading.peek().state === 'idle') void rows.load()
  })
  return store.value
}
