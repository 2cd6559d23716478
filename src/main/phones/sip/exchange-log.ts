import { withoutPassword } from '../without-password.ts'
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
