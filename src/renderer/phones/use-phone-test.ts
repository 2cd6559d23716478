import { type ReadonlySignal, useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { AppError } from '../../shared/errors.ts'
import type { PhoneTestResult } from '../../shared/phone-test.ts'
import { call } from '../bridge.ts'
import type { SecretName } from './reveal.ts'

/** How far a test has come. `asking` waits for the password, where the portal gives none out. */
export type TestState =
  | { state: 'idle' | 'asking' | 'running' | 'cancelled' }
  | { state: 'done'; found: PhoneTestResult }
  | { state: 'failed'; error: AppError }

export interface PhoneTest {
  readonly state: ReadonlySignal<TestState>
  /** Asks the person for the password to test. */
  ask: () => void
  start: (password?: string) => Promise<void>
  /** Ends the test at once; an answer that comes after that is dropped. */
  cancel: () => void
}

/** The test of one login. It ends with the screen. */
export function usePhoneTest({ phone, secret }: SecretName): PhoneTest {
  const state = useSignal<TestState>({ state: 'idle' })
  const turn = useRef(0)
  const cancel = () => {
    turn.current++
    if (state.peek().state === 'running') void call('phones.cancelTest', {})
    state.value = { state: state.peek().state === 'running' ? 'cancelled' : 'idle' }
  }
  const ending = useRef(cancel)
  ending.current = cancel
  useEffect(() => () => ending.current(), [])

  return {
    state,
    cancel,
    ask: () => {
      state.value = { state: 'asking' }
    },
    async start(password) {
      const mine = ++turn.current
      state.value = { state: 'running' }
      const answer = await call('phones.test', { phone, secret, ...(password !== undefined && { password }) })
      if (mine !== turn.current) return
      if (answer.ok) state.value = stateOf(answer.value)
      else
        state.value = answer.error.code === 'cancelled' ? { state: 'idle' } : { state: 'failed', error: answer.error }
    },
  }
}

/** Main ends a test when another begins. */
const stateOf = (found: PhoneTestResult): TestState =>
  found.result.outcome === 'cancelled' ? { state: 'cancelled' } : { state: 'done', found }
