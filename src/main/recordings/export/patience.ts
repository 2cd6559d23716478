import { setTimeout as passing } from 'node:timers/promises'
import { Failure } from '../../../shared/errors.ts'
import { brokeOff } from '../../http/lost-answer.ts'
import { orCancelled, throwIfEnded } from '../../under-way.ts'
import type { Gate } from './gate.ts'

/** The first and the longest wait between two attempts, and the longest that a portal may ask for, in milliseconds. */
const usualWaits = { first: 1000, longest: 60_000, asked: 3_600_000 }

/** After how many attempts one recording is given up: if others came through meanwhile, and if none did. */
const attempts = { amongOthers: 4, alone: 30 }

interface PatienceOptions {
  gate: Gate
  signal: AbortSignal
  /** Called with the end of a wait, and with null when it is over. */
  onWaiting: (until: number | null) => void
  waits?: typeof usualWaits
}

export type Patient = <Value>(request: (signal: AbortSignal) => Promise<Value>) => Promise<Value>

/**
 * Repeats requests as long as the network is away or the portal asks for a pause, and after the gate was held. All
 * requests under way share one wait. A single recording that keeps failing is given up, so that it cannot hold up the
 * others. Rejects with `cancelled` as soon as the signal is aborted.
 */
export function createPatience({ gate, signal, onWaiting, waits = usualWaits }: PatienceOptions): Patient {
  let pause: Promise<void> | null = null
  let inARow = 0
  let successes = 0

  function wait(until: number | undefined): Promise<void> {
    pause ??= (async () => {
      const usual = Math.min(waits.first * 2 ** Math.min(inARow++, 20), waits.longest)
      const now = Date.now()
      const end = Math.min(until ?? now + usual, now + waits.asked)
      onWaiting(end)
      try {
        await passing(Math.max(0, end - Date.now()), undefined, { signal: AbortSignal.any([signal, gate.signal]) })
      } catch {
        // The person paused or ended the export.
      } finally {
        pause = null
        onWaiting(null)
      }
    })()
    return pause
  }

  return async (request) => {
    let failures = 0
    let successesBefore = successes
    for (;;) {
      await orCancelled(gate.opened(), signal)
      if (pause) await pause
      throwIfEnded(signal)
      if (gate.isHeld) continue
      const turn = gate.signal
      try {
        const value = await request(AbortSignal.any([signal, turn]))
        inARow = 0
        successes++
        return value
      } catch (cause) {
        throwIfEnded(signal)
        if (turn.aborted) continue
        const reason = reasonToWait(cause)
        if (reason === null) throw cause
        if (failures === 0) successesBefore = successes
        failures++
        const most = successes > successesBefore ? attempts.amongOthers : attempts.alone
        if (!reason.concernsAll && failures >= most) throw cause
        await wait(reason.until)
      }
    }
  }
}

/** Why to try again, or null. What concerns all recordings is no reason to give one of them up. */
function reasonToWait(cause: unknown): { concernsAll: boolean; until?: number } | null {
  if (!(cause instanceof Failure)) return null
  const { error } = cause
  if (error.code === 'offline') return { concernsAll: true }
  if (error.code === 'too-many-attempts') return { concernsAll: true, until: error.retryAt }
  if (error.code === 'timeout') return { concernsAll: false }
  if (error.code === 'portal-unavailable') {
    return { concernsAll: false, ...(error.retryAt !== undefined && { until: error.retryAt }) }
  }
  return error.code === 'portal-unexpected' && error.what === brokeOff ? { concernsAll: false } : null
}
