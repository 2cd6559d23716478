import { effect } from '@preact/signals'
import { call, listen } from '../bridge.ts'
import { startConnection } from './connection.ts'
import { resume, resumeError, unreachable } from './resume.ts'
import { online, session } from './session-state.ts'

/** The first and the longest pause, in milliseconds; each pause is twice the one before. */
const pauses = { first: 2_000, longest: 60_000 }

/** Whether something is outdated or missing because the portal cannot be reached. */
const isCutOff = () => (session.value ? !online.value : unreachable.value)

/**
 * Tries again while the portal cannot be reached: after increasing pauses, and at once when the network comes back or
 * the computer wakes up. Called once.
 */
export function keepReconnecting(): void {
  let pause = pauses.first
  let timer: ReturnType<typeof setTimeout> | undefined

  const tryAgain = async () => {
    clearTimeout(timer)
    timer = undefined
    if (session.peek()) await call('session.check', {})
    else if (unreachable.peek()) await resume({ quiet: true })
    schedule()
  }
  const schedule = () => {
    clearTimeout(timer)
    timer = undefined
    if (!isCutOff()) {
      pause = pauses.first
      return
    }
    // The person cancelled the proxy's sign-in: it is asked again on another network, or when the person tries again.
    if (resumeError.peek()?.code === 'proxy-auth') return
    timer = setTimeout(() => void tryAgain(), pause)
    pause = Math.min(pause * 2, pauses.longest)
  }

  effect(() => {
    if (isCutOff() && timer === undefined) schedule()
  })
  startConnection()
  // An `offline` too: what is shown should not look current until the next request fails.
  for (const change of ['online', 'offline']) window.addEventListener(change, () => void tryAgain())
  listen('network.changed', () => void tryAgain())
}
