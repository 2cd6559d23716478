import type { PasswordState, ServerAnswer } from '../../../shared/phones/phone-test.ts'
import { withoutPassword } from '../login-test.ts'
import type { SipResponse } from './message.ts'

const mostLines = 400
const longestLine = 400
const secretField = /^(?:proxy-)?(?:authorization|authenticate|authentication-info)|^www-authenticate/i
const secretParameter = /\b(nonce|cnonce|nextnonce|response|rspauth|opaque)\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s,"]+)/gi

/** Records the messages exchanged, for the person's IT department, without passwords, digests and nonces. */
export class ExchangeLog {
  readonly lines: string[] = []
  readonly #password: string

  constructor(password: string) {
    this.#password = password
  }

  /** Adds an event other than a message, e.g. the destination. */
  note(text: string): void {
    this.#add(text)
  }

  sent(request: string): void {
    for (const line of request.trimEnd().split('\r\n')) this.#add(`> ${line}`)
  }

  received(response: SipResponse): void {
    this.#add(`< SIP/2.0 ${response.status} ${response.reason}`)
    for (const line of response.headers.lines()) this.#add(`< ${line}`)
  }

  #add(line: string): void {
    if (this.lines.length >= mostLines) return
    const field = line.replace(/^[<>] /, '')
    const bare = secretField.test(field) ? line.replace(secretParameter, '$1=…') : line
    // The password is never sent, but the server knows it and may repeat it, and it may equal the user name.
    this.lines.push(
      withoutPassword(bare, this.#password)
        .replace(/\p{Cc}/gu, ' ')
        .slice(0, longestLine),
    )
  }
}

/** What the answers of one server have shown about the password so far. */
export class PasswordCheck {
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
