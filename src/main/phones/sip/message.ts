/** The parts of a SIP response that a registrar's client needs. */
export interface SipResponse {
  status: number
  reason: string
  headers: SipHeaders
}

/** Header fields by lower-case name in the order received; compact names are expanded. */
export class SipHeaders {
  readonly #fields: readonly (readonly [name: string, value: string])[]

  constructor(fields: readonly (readonly [string, string])[]) {
    this.#fields = fields
  }

  all(name: string): string[] {
    return this.#fields.filter(([field]) => field === name).map(([, value]) => value)
  }

  first(name: string): string | undefined {
    return this.#fields.find(([field]) => field === name)?.[1]
  }

  /** Every field as a line, for people. */
  lines(): string[] {
    return this.#fields.map(([name, value]) => `${name}: ${value}`)
  }
}

/** The compact names that a response to REGISTER may contain (RFC 3261, 7.3.3 and 20). */
const compactNames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    c: 'content-type',
    f: 'from',
    i: 'call-id',
    k: 'supported',
    l: 'content-length',
    m: 'contact',
    t: 'to',
    v: 'via',
  }),
)

const mostFields = 200
/**
 * In characters, after unfolding. No registrar's field is longer, and the limit keeps patterns fast on hostile input.
 */
const longestField = 8192
const statusLine = /^SIP\/2\.0 ([1-6]\d\d) ?([^\r\n]*)$/i
const fieldLine = /^([A-Za-z0-9\-.!%*_+`'~]+)[ \t]*:(.*)$/s

/**
 * Reads the head of a response (RFC 3261, 7.2 and 7.3), folded lines unfolded. Returns null for a request and for
 * anything that is not a SIP response; a test ignores both.
 */
export function parseResponse(head: string): SipResponse | null {
  const [start = '', ...lines] = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  const status = statusLine.exec(start)
  if (status === null || lines.length > mostFields) return null
  const fields: [string, string][] = []
  for (const line of lines) {
    if (line === '') break
    const field = line.length > longestField ? null : fieldLine.exec(line)
    if (field === null) return null
    const name = (field[1] ?? '').toLowerCase()
    fields.push([compactNames.get(name) ?? name, (field[2] ?? '').trim()])
  }
  return { status: Number(status[1]), reason: status[2] ?? '', headers: new SipHeaders(fields) }
}

/** Splits a list at its commas, but not inside quoted strings or angle brackets (RFC 3261, 7.3.1). */
export function splitList(value: string): string[] {
  const parts: string[] = []
  let start = 0
  let quoted = false
  let bracketed = false
  for (let index = 0; index < value.length; index++) {
    const character = value[index]
    if (quoted) {
      if (character === '\\') index++
      else if (character === '"') quoted = false
    } else if (character === '"') quoted = true
    else if (character === '<') bracketed = true
    else if (character === '>') bracketed = false
    else if (character === ',' && !bracketed) {
      parts.push(value.slice(start, index).trim())
      start = index + 1
    }
  }
  parts.push(value.slice(start).trim())
  return parts.filter((part) => part !== '')
}

/** Writes a request without a body. Values must contain no line breaks; callers have checked that. */
export function writeRequest(method: string, uri: string, headers: readonly (readonly [string, string])[]): string {
  const lines = headers.map(([name, value]) => `${name}: ${value}`)
  return `${[`${method} ${uri} SIP/2.0`, ...lines, 'Content-Length: 0'].join('\r\n')}\r\n\r\n`
}

const separator = Buffer.from('\r\n\r\n')

/** Far above any registrar's answer; a longer one is not SIP, or hostile. Bytes. */
const longestHead = 64 * 1024
const longestBody = 64 * 1024

/** The stream is not framed as RFC 3261, 18.3 requires. */
export class FramingError extends Error {
  override readonly name = 'FramingError'
}

/** Splits a stream into the heads of SIP messages by their Content-Length (RFC 3261, 18.3); bodies are dropped. */
export class MessageFramer {
  #kept = Buffer.alloc(0)
  #bodyLeft = 0

  /** Adds the next chunk and returns the heads that it completed. Throws {@link FramingError}. */
  push(chunk: Uint8Array): string[] {
    this.#kept = Buffer.concat([this.#kept, chunk])
    const heads: string[] = []
    for (let head = this.#next(); head !== null; head = this.#next()) heads.push(head)
    return heads
  }

  #next(): string | null {
    const body = Math.min(this.#bodyLeft, this.#kept.length)
    this.#kept = this.#kept.subarray(body)
    this.#bodyLeft -= body
    // Empty lines between messages are keep-alives (RFC 5626, 3.5.1).
    let start = 0
    while (this.#kept[start] === 0x0d || this.#kept[start] === 0x0a) start++
    this.#kept = this.#kept.subarray(start)
    const end = this.#kept.indexOf(separator)
    if (end === -1 ? this.#kept.length > longestHead : end > longestHead) throw new FramingError('head too long')
    if (end === -1) return null
    const head = this.#kept.subarray(0, end).toString('utf8')
    this.#kept = this.#kept.subarray(end + separator.length)
    this.#bodyLeft = bodyLength(head)
    return head
  }
}

function bodyLength(head: string): number {
  const written = /^(?:content-length|l)[ \t]*:(.*)$/im.exec(head)?.[1]?.trim()
  if (written === undefined) return 0
  const length = /^\d{1,10}$/.test(written) ? Number(written) : Number.NaN
  if (!(length <= longestBody)) throw new FramingError('body too long or of no length')
  return length
}

/** Characters that a user part may hold unescaped: unreserved and user-unreserved (RFC 3261, 25.1). */
const userCharacter = /[A-Za-z0-9\-_.!~*'()&=+$,;?/]/

/** A user name as the user part of a SIP URI: UTF-8, everything else escaped as %XX (RFC 3261, 19.1.2). */
export function sipUserPart(username: string): string {
  return [...username]
    .map((character) =>
      userCharacter.test(character)
        ? character
        : [...new TextEncoder().encode(character)]
            .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
            .join(''),
    )
    .join('')
}

/** A value as a quoted-string: backslash before quotation marks and backslashes (RFC 3261, 25.1). */
export function quotedString(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&')}"`
}
