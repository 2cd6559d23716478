import { type ReadonlySignal, useSignal } from '@preact/signals'
import { useCallback, useEffect } from 'preact/hooks'
import type { Account } from '../../shared/account/account.ts'
import type { AppError } from '../../shared/errors.ts'
import { call } from '../bridge.ts'

export type LoadedAccount =
  | { state: 'loading' }
  | { state: 'failed'; error: AppError }
  | { state: 'loaded'; account: Account }

/** Reads the account when the screen opens; `reload` reads it again. */
export function useAccount(): { account: ReadonlySignal<LoadedAccount>; reload: () => void } {
  const account = useSignal<LoadedAccount>({ state: 'loading' })
  const reload = useCallback(async () => {
    account.value = { state: 'loading' }
    const answer = await call('account.read', {})
    account.value = answer.ok ? { state: 'loaded', account: answer.value } : { state: 'failed', error: answer.error }
  }, [account])
  useEffect(() => void reload(), [reload])
  return { account, reload }
}
