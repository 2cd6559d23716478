import { Failure } from '../../shared/errors.ts'

/** The file that was saved last, so that a person can be shown it: the page has no path to name it by. */
export class LastSaved {
  #last: { path: string; signal: AbortSignal } | null = null

  /** `signal` is that of the saving: once it is aborted, the file is not shown any more. */
  keep(path: string, signal: AbortSignal): void {
    this.#last = { path, signal }
  }

  /** Throws `not-found` if nothing was saved, or the app was locked since. */
  get path(): string {
    if (this.#last === null || this.#last.signal.aborted) throw new Failure({ code: 'not-found' })
    return this.#last.path
  }
}
