import { effect } from '@preact/signals'
import { connection } from '../session/connection.ts'
import { isPassing } from '../session/resume.ts'
import type { RowSource } from './row-source.ts'

/** The first and the longest pause, in milliseconds; each pause is twice the one before. */
const pauses = { first: 2_000, longest: 60_000 }

/**
 * Reads again what could not be read, while a screen shows it: at once when the portal answers again or the person comes
 * back to the screen, and after increasing pauses if that fails too. Returns a function that stops this.
 */
export function keepRetrying(rows: Pick<RowSource<unknown, string>, 'failure' | 'load'>): () => void {
  let tries = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let wasConnected = false
  const retry = () => {
    tries++
    void rows.load()
  }
  const stop = effect(() => {
    const error = rows.failure.value
    const isConnected = connection.value === 'connected'
    const isBack = isConnected && !wasConnected
    wasConnected = isConnected
    clearTimeout(timer)
    if (error === null) tries = 0
    // While the portal does not answer, `keepReconnecting` asks it; a proxy's sign-in that was cancelled is not repeated.
    else if (isConnected && isPassing(error) && error.code !== 'proxy-auth') {
      timer = setTimeout(retry, isBack && tries === 0 ? 0 : Math.min(pauses.first * 2 ** tries, pauses.longest))
    }
  })
  return () => {
    clearTimeout(timer)
    stop()
  }
}
