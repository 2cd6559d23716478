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
