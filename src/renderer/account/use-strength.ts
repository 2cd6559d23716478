import { type ReadonlySignal, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Estimate } from './estimator.ts'

/** How long typing must pause, in milliseconds, before a password's strength is estimated. */
const pause = 150

/**
 * The strength of what is typed; null while the field is empty or no estimate exists yet. Loading the dictionaries
 * and estimating happen while the person pauses, so that they never delay typing.
 */
export function useStrength(password: string, about: readonly string[]): ReadonlySignal<Estimate | null> {
  const strength = useSignal<Estimate | null>(null)

  // Loaded at once, so that it is ready at the first pause.
  useEffect(() => whenIdle(() => void import('./estimator.ts')), [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: `about` is a new array at every rendering; only its words matter.
  useEffect(() => {
    if (password === '') {
      strength.value = null
      return
    }
    let stop = () => {}
    const timer = setTimeout(async () => {
      let current = true
      stop = () => {
        current = false
      }
      const { estimate } = await import('./estimator.ts')
      if (!current) return
      stop = whenIdle(() => {
        strength.value = estimate(password, about)
      })
    }, pause)
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [password, about.join('\n')])

  return strength
}

/** Runs something in the browser's idle time; returns a function that cancels it. */
function whenIdle(work: () => void): () => void {
  const handle = requestIdleCallback(work, { timeout: 1000 })
  return () => cancelIdleCallback(handle)
}
