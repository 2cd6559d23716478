import { Failure } from '../../shared/errors.ts'

/** What is being done with a phone's logins. It ends when the app locks, the session ends, or the account changes. */
export class UnderWay {
  #ending = new AbortController()

  /** For what begins now. Aborted by the next {@link end}. */
  get signal(): AbortSignal {
    return this.#ending.signal
  }

  /** Ends all that began before. */
  end(): void {
    this.#ending.abort()
    this.#ending = new AbortController()
  }
}

/** Throws `cancelled` once the signal is aborted. Asked after each wait and before what cannot be undone. */
export function throwIfEnded(signal: AbortSignal): void {
  if (signal.aborted) throw new Failure({ code: 'cancelled' })
}

/** The work's outcome, or `cancelled` at once when the signal is aborted; the work itself may end later, unheard. */
export function orCancelled<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const cancel = () => reject(new Failure({ code: 'cancelled' }))
    if (signal.aborted) cancel()
    signal.addEventListener('abort', cancel, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', cancel))
  })
}
