import type { SipResponse } from './message.ts'

const mostLines = 400
const longestLine = 400
const secretField = /^(?:proxy-)?(?:authorization|authenticate|authentication-info)|^www-authenticate/i
const secretParameter = /\b(nonce|cnonce|nextnonce|response|rspauth|opaque)\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s,"]+)/gi

/** Keeps what went over the wire for the person's IT department, without passwords, digests and nonces. */
export class ExchangeLog {
  readonly lines: string[] = []
  readonly #password: string

  constructor(password: string) {
    this.#password = password
  }

  /** What happened beside the messages, e.g. where they go. */
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
    // A server could repeat anything it was told; the password itself is never told, but may also be the user name.
    const safe = this.#password.length >= 6 ? bare.replaceAll(this.#password, '…') : bare
    this.lines.push(safe.replace(/\p{Cc}/gu, ' ').slice(0, longestLine))
  }
}
