import { effect } from '@preact/signals'
import { call, listen } from '../bridge.ts'
import { resume, resumeError, unreachable } from './resume.ts'
import { online, session } from './session-state.ts'

/** The first pause and the longest, in milliseconds; each is twice the one before. */
const pauses = { first: 2_000, longest: 60_000 }

/** Something is not as fresh as it looks, or not there at all, because the portal cannot be reached. */
const isCutOff = () => (session.value ? !online.value : unreachable.value)

/**
 * Tries again as long as the portal cannot be reached: after pauses that grow, and at once when the network comes
 * back or the computer wakes up. Called once.
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
    // The person left the question for the proxy's password: it comes again with another network, or as they ask.
    if (resumeError.peek()?.code === 'proxy-auth') return
    timer = setTimeout(() => void tryAgain(), pause)
    pause = Math.min(pause * 2, pauses.longest)
  }

  effect(() => {
    if (isCutOff() && timer === undefined) schedule()
  })
  window.addEventListener('online', () => void tryAgain())
  listen('network.changed', () => void tryAgain())
}
