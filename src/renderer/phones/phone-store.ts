import { type ReadonlySignal, signal } from '@preact/signals'
import type { AppError, Result } from '../../shared/errors.ts'
import type { PhonePage } from '../../shared/phones.ts'
import { PhoneIndex } from './phone-index.ts'

/** How far the list has come. `total` is what the portal said last. */
export type Loading = { loaded: number; total: number } & (
  | { state: 'idle' | 'loading' | 'stopped' | 'complete' }
  | { state: 'failed'; error: AppError }
)

/**
 * The phones of one signed-in account, fetched page by page into an index that can be searched
 * meanwhile. Stopping or failing keeps what has arrived; `load` goes on from there.
 */
export class PhoneStore {
  readonly index = new PhoneIndex()
  readonly #loading = signal<Loading>({ state: 'idle', loaded: 0, total: 0 })
  readonly #fetchPage: (cursor: string | null) => Promise<Result<PhonePage>>
  #cursor: string | null = null
  /** Counts starts and stops, so that the answer to a stopped question is dropped. */
  #turn = 0

  /** `fetchPage` gives the page at a cursor, null for the first; here it is `phones.list`. */
  constructor(fetchPage: (cursor: string | null) => Promise<Result<PhonePage>>) {
    this.#fetchPage = fetchPage
  }

  /** Changes with every page, so that reading it makes a view follow the list. */
  get loading(): ReadonlySignal<Loading> {
    return this.#loading
  }

  /** Fetches what is still missing; does nothing while that is under way. */
  async load(): Promise<void> {
    if (this.#loading.value.state === 'loading' || this.#loading.value.state === 'complete') return
    this.#loading.value = { ...this.#counts(), state: 'loading' }
    const turn = ++this.#turn
    while (this.#loading.value.state === 'loading') {
      const answer = await this.#fetchPage(this.#cursor)
      if (turn !== this.#turn) return
      if (!answer.ok) {
        this.#loading.value = { ...this.#counts(), state: 'failed', error: answer.error }
        return
      }
      this.#take(answer.value)
    }
  }

  /** Stops after what has arrived; an answer under way is dropped. */
  stop(): void {
    if (this.#loading.value.state !== 'loading') return
    this.#turn++
    this.#loading.value = { ...this.#counts(), state: 'stopped' }
  }

  #take(page: PhonePage): void {
    // A phone added while pages are read moves others onto the next page, where they come again.
    const ids = new Set<string>()
    this.index.add(page.phones.filter(({ id }) => this.index.find(id) === undefined && ids.size < ids.add(id).size))
    // A portal that repeats its cursor would otherwise be read for ever.
    const finished = page.next === null || page.next === this.#cursor
    this.#cursor = page.next
    this.#loading.value = {
      state: finished ? 'complete' : 'loading',
      loaded: this.index.phones.length,
      total: finished ? this.index.phones.length : page.total,
    }
  }

  #counts(): { loaded: number; total: number } {
    const { loaded, total } = this.#loading.value
    return { loaded, total }
  }
}
