import type { PasswordState, ServerAnswer } from '../../../shared/phones/phone-test.ts'

/** What the answers of one server have told of the password so far. */
export class PasswordProof {
  #state: PasswordState = { state: 'unasked' }

  get state(): PasswordState {
    return this.#state
  }

  /** A challenge was answered. */
  given(): void {
    if (this.#state.state === 'unasked') this.#state = { state: 'given' }
  }

  /** A request was accepted. That proves the password only where the request bore an answer to a challenge. */
  accepted(answer: ServerAnswer): void {
    if (this.#state.state === 'given') this.#state = { state: 'accepted', ...answer }
  }

  /** Another server is asked. */
  reset(): void {
    this.#state = { state: 'unasked' }
  }
}
