import { setTimeout as passing } from 'node:timers/promises'
import { Failure } from '../../../shared/errors.ts'
import { brokeOff } from '../../http/lost-answer.ts'
import { orCancelled, throwIfEnded } from '../../under-way.ts'

/** Holds an export: by the person, or while the app is locked. */
export class Gate {
  readonly #holds = new Set<string>()
  #turn = new AbortController()
  #opened = Promise.withResolvers<void>()

  constructor() {
    this.#opened.resolve()
  }

  get isHeld(): boolean {
    return this.#holds.size > 0
  }

  /** Aborted as soon as the gate is held. */
  get signal(): AbortSignal {
    return this.#turn.signal
  }

  set(reason: 'person' | 'lock', isHeld: boolean): void {
    const was = this.isHeld
    if (isHeld) this.#holds.add(reason)
    else this.#holds.delete(reason)
    if (this.isHeld === was) return
    if (this.isHeld) {
      this.#opened = Promise.withResolvers()
      this.#turn.abort()
    } else {
      this.#turn = new AbortController()
      this.#opened.resolve()
    }
  }

  opened(): Promise<void> {
    return this.#opened.promise
  }
}

/** The waits in milliseconds: the first and the longest between two attempts, and the longest that a portal may ask for. */
export interface Waits {
  first: number
  longest: number
}
const usualWaits: Waits = { first: 1000, longest: 60_000 }

/** After how many attempts one recording is given up: if others came through meanwhile, and if none did. */
const attempts = { amongOthers: 4, alone: 30 }

interface PatienceOptions {
  gate: Gate
  signal: AbortSignal
  /** Called with the end of a wait, and with null when it is over. */
  onWaiting: (until: number | null) => void
  waits?: Waits
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
      const end = until ?? Date.now() + usual
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
        if (!reason.isNetwork && failures >= most) throw cause
        await wait(reason.until)
      }
    }
  }
}

function reasonToWait(cause: unknown): { isNetwork: boolean; until?: number } | null {
  if (!(cause instanceof Failure)) return null
  const { error } = cause
  if (error.code === 'offline') return { isNetwork: true }
  if (error.code === 'too-many-attempts') return { isNetwork: true, until: error.retryAt }
  if (error.code === 'timeout') return { isNetwork: false }
  if (error.code === 'portal-unavailable') {
    return { isNetwork: false, ...(error.retryAt !== undefined && { until: error.retryAt }) }
  }
  return error.code === 'portal-unexpected' && error.what === brokeOff ? { isNetwork: false } : null
}
