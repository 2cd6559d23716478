import { Failure } from '../shared/errors.ts'

/** Work under way for a signed-in person. It ends when the app locks, the session ends, or the account changes. */
export class UnderWay {
  #ending = new AbortController()

  /** The signal for work that starts now. Aborted by the next {@link end}. */
  get signal(): AbortSignal {
    return this.#ending.signal
  }

  /** Ends all work that has started. */
  end(): void {
    this.#ending.abort()
    this.#ending = new AbortController()
  }
}

/** Throws `cancelled` once the signal is aborted. Call it after each wait and before a step that cannot be undone. */
export function throwIfEnded(signal: AbortSignal): void {
  if (signal.aborted) throw new Failure({ code: 'cancelled' })
}

/**
 * The work's outcome, or `cancelled` as soon as the signal is aborted; the work itself may end later, and its outcome
 * is ignored.
 */
export function orCancelled<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const cancel = () => reject(new Failure({ code: 'cancelled' }))
    if (signal.aborted) cancel()
    signal.addEventListener('abort', cancel, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', cancel))
  })
}
