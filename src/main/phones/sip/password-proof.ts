import type { PasswordState, ServerAnswer } from '../../../shared/phones/phone-test.ts'

/** What the answers of one server have shown about the password so far. */
export class PasswordProof {
  #state: PasswordState = { state: 'unasked' }

  get state(): PasswordState {
    return this.#state
  }

  /** A challenge was answered. */
  given(): void {
    if (this.#state.state === 'unasked') this.#state = { state: 'given' }
  }

  /** A request was accepted. That confirms the password only if the request answered a challenge. */
  accepted(answer: ServerAnswer): void {
    if (this.#state.state === 'given') this.#state = { state: 'accepted', ...answer }
  }

  /** Starts over for another server. */
  reset(): void {
    this.#state = { state: 'unasked' }
  }
}
