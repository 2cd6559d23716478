import { type ReadonlySignal, signal } from '@preact/signals'
import type { AppError, Result } from '../../shared/errors.ts'
import type { PhoneSecret } from '../../shared/phones/phones.ts'

/** Which password: of which phone, and which of the two. */
export interface SecretName {
  phone: string
  secret: PhoneSecret
}

/** What is on the screen. `hidesAt` is in milliseconds since 1970-01-01 UTC; Infinity where no time limit hides it. */
export type RevealState =
  | { state: 'hidden' }
  | ({ state: 'asking' } & SecretName)
  | ({ state: 'shown'; content: string; hidesAt: number } & SecretName)
  | ({ state: 'failed'; error: AppError } & SecretName)

/** What to show, a password or a code that contains one, and how long the screen may show it; Infinity for no limit. */
export interface Revealed {
  content: string
  hideAfterMs: number
}

const hidden: RevealState = { state: 'hidden' }

/**
 * The only place in the renderer where a phone's password may be: shown on request, removed after the
 * portal's time limit or as soon as anything hides it. An answer that arrives after that is dropped.
 */
export class Reveal {
  readonly #state = signal<RevealState>(hidden)
  #ask: (name: SecretName) => Promise<Result<Revealed>>
  /** Counts shows and hides, so that a late answer is recognised and dropped. */
  #turn = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #hideAfterMs = 0

  /** `ask` fetches what to show. */
  constructor(ask: (name: SecretName) => Promise<Result<Revealed>>) {
    this.#ask = ask
  }

  get state(): ReadonlySignal<RevealState> {
    return this.#state
  }

  /** Fetches a password and shows it; whatever was shown before is hidden first. */
  async show(name: SecretName): Promise<void> {
    this.hide()
    const turn = this.#turn
    this.#state.value = { state: 'asking', ...name }
    const answer = await this.#ask(name)
    if (turn !== this.#turn) return
    if (!answer.ok) {
      // Closing the password dialog is a choice, not an error, and needs no message.
      this.#state.value = answer.error.code === 'cancelled' ? hidden : { state: 'failed', error: answer.error, ...name }
      return
    }
    this.#hideAfterMs = answer.value.hideAfterMs
    this.#hideLater({ state: 'shown', content: answer.value.content, ...name })
  }

  /** Shows what is shown for as long again from now. */
  extend(): void {
    const state = this.#state.peek()
    if (state.state === 'shown') this.#hideLater(state)
  }

  #hideLater(shown: Omit<Extract<RevealState, { state: 'shown' }>, 'hidesAt'>): void {
    clearTimeout(this.#timer)
    this.#state.value = { ...shown, hidesAt: Date.now() + this.#hideAfterMs }
    if (Number.isFinite(this.#hideAfterMs)) this.#timer = setTimeout(() => this.hide(), this.#hideAfterMs)
  }

  /** Removes the password from the screen and from memory, and drops a request in progress. */
  hide(): void {
    this.#turn++
    clearTimeout(this.#timer)
    this.#state.value = hidden
  }

  /** Hides permanently, and releases `ask`, which may hold the password. */
  end(): void {
    this.hide()
    this.#ask = async () => ({ ok: false, error: { code: 'cancelled' } })
  }
}

/** The state of one password: that of `reveal` if it shows this one, else hidden. */
export function stateOf(state: RevealState, { phone, secret }: SecretName): RevealState {
  return state.state !== 'hidden' && state.phone === phone && state.secret === secret ? state : hidden
}
