import { setTimeout } from 'node:timers/promises'
import { Failure } from '../../../shared/errors.ts'
import type { ExportProgress } from '../../../shared/phones/phone-export.ts'
import { orCancelled, throwIfEnded } from '../../under-way.ts'

/** The longest pause that is waited for, in milliseconds. */
const longestPause = 15 * 60_000

/** Reports what an export waits for, and resumes it. */
export interface Patience {
  /** Called with what is waited for, and with null when the wait is over. */
  onWaiting: (waiting: ExportProgress['waiting']) => void
  /** Resolves once the person has reauthenticated. */
  reauthenticated: () => Promise<void>
  signal: AbortSignal
}

/**
 * Retries reads while the portal asks for a pause (429 or 503 with Retry-After; RFC 9110, 10.2.3) or for
 * reauthentication. All reads under way share one pause. Rejects with `cancelled` as soon as the signal is aborted.
 */
export function createPatience({
  onWaiting,
  reauthenticated,
  signal,
}: Patience): <Value>(read: () => Promise<Value>) => Promise<Value> {
  let pause: Promise<void> | null = null

  function waitFor(waiting: NonNullable<ExportProgress['waiting']>): Promise<void> {
    pause ??= (async () => {
      onWaiting(waiting)
      try {
        if (waiting.for === 'reauthentication') await orCancelled(reauthenticated(), signal)
        else await setTimeout(Math.max(0, waiting.until - Date.now()), undefined, { signal })
      } catch {
        throw new Failure({ code: 'cancelled' })
      } finally {
        pause = null
        onWaiting(null)
      }
    })()
    return pause
  }

  return async (read) => {
    while (true) {
      if (pause) await pause
      throwIfEnded(signal)
      try {
        return await orCancelled(read(), signal)
      } catch (cause) {
        const waiting = reasonToWait(cause)
        if (waiting === null) throw cause
        await waitFor(waiting)
      }
    }
  }
}

function reasonToWait(cause: unknown): NonNullable<ExportProgress['waiting']> | null {
  if (!(cause instanceof Failure)) return null
  const { error } = cause
  if (error.code === 'reauthentication-required') return { for: 'reauthentication' }
  if (error.code !== 'too-many-attempts' && error.code !== 'portal-unavailable') return null
  const until = error.retryAt
  return until !== undefined && until - Date.now() <= longestPause ? { for: 'portal', until } : null
}
