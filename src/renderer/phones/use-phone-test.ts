import { type ReadonlySignal, useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { AppError } from '../../shared/errors.ts'
import type { PhoneTestResult } from '../../shared/phones/phone-test.ts'
import { call } from '../bridge.ts'
import type { SecretName } from './reveal.ts'

/**
 * The state of a test. `asking` waits for the password, if the portal does not give it out. `register` means that the
 * person chose to register after a test that did not.
 */
export type TestState =
  | { state: 'idle' | 'cancelled' }
  | { state: 'asking' | 'running'; register: boolean }
  | { state: 'done'; found: PhoneTestResult }
  | { state: 'failed'; error: AppError; register: boolean }

export interface PhoneTest {
  readonly state: ReadonlySignal<TestState>
  /** Asks the person for the password to test. */
  ask: (register: boolean) => void
  start: (way: { password?: string; register: boolean }) => Promise<void>
  /** Ends the test at once; an answer that comes after that is dropped. */
  cancel: () => void
}

/** The test of one login. It ends when the screen closes; `onFound` is told what it found before that. */
export function usePhoneTest({ phone, secret }: SecretName, onFound: (found: PhoneTestResult) => void): PhoneTest {
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
    ask: (register) => {
      state.value = { state: 'asking', register }
    },
    async start(way) {
      const mine = ++turn.current
      const { register } = way
      state.value = { state: 'running', register }
      const answer = await call('phones.test', { phone, secret, ...way })
      if (mine !== turn.current) return
      if (answer.ok) {
        state.value = stateOf(answer.value)
        onFound(answer.value)
      } else
        state.value =
          answer.error.code === 'cancelled' ? { state: 'idle' } : { state: 'failed', error: answer.error, register }
    },
  }
}

/** Main ends a test when another begins. */
const stateOf = (found: PhoneTestResult): TestState =>
  found.result.outcome === 'cancelled' ? { state: 'cancelled' } : { state: 'done', found }
