import { type ReadonlySignal, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Estimate } from './estimator.ts'

/** How long typing must pause, in milliseconds, before a password is judged. */
const pause = 150

/**
 * The strength of what is typed, null while nothing is or nothing is known yet. The dictionaries
 * load and the judging is done while the person pauses, so that typing never waits for it.
 */
export function useStrength(password: string, about: readonly string[]): ReadonlySignal<Estimate | null> {
  const strength = useSignal<Estimate | null>(null)

  // Asked for at once, so that it is there when the first pause comes.
  useEffect(() => whenIdle(() => void import('./estimator.ts')), [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: `about` is made anew at every rendering; its words matter.
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

/** Runs something in the browser's idle time; returns what calls it off. */
function whenIdle(work: () => void): () => void {
  const handle = requestIdleCallback(work, { timeout: 1000 })
  return () => cancelIdleCallback(handle)
}
