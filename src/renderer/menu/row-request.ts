import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { route } from '../routes.ts'

/** What the menu of a list's row, or another page, can ask of the row's details. */
export type RowAct = 'copy-sip-password' | 'export' | 'test-registration' | 'send-temporary-password'

const wanted = signal<{ row: string; act: RowAct; at: unknown } | null>(null)

/** Opens a row and presses a button of its details, as soon as it is there. */
export async function openAnd(act: RowAct, row: string, open: (row: string) => void | Promise<void>): Promise<void> {
  await open(row)
  wanted.value = { row, act, at: route.peek() }
}

/** Makes a component carry out `run` when its row's menu asks for it. Nothing happens once the person has gone on. */
export function useRowRequest(act: RowAct, row: string, run: () => void): void {
  const isWanted = wanted.value?.act === act && wanted.value.row === row
  // biome-ignore lint/correctness/useExhaustiveDependencies: each request is carried out once.
  useEffect(() => {
    const request = wanted.peek()
    if (!isWanted || !request) return
    wanted.value = null
    if (request.at === route.peek()) run()
  }, [isWanted])
}
