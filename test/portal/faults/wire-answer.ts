/** An HTTP answer as it went over the wire. */
export interface Answer {
  /** Status line and headers, with the empty line that ends them. */
  head: Buffer
  body: Buffer
}

const endOfHead = '\r\n\r\n'

/** Takes a connection's bytes and gives each answer once it is whole. The reference portals tell every body's length. */
export function createAnswerReader(take: (answer: Answer) => void): (bytes: Buffer) => void {
  let pending = Buffer.alloc(0)
  return (bytes) => {
    pending = Buffer.concat([pending, bytes])
    for (;;) {
      const end = pending.indexOf(endOfHead)
      if (end < 0) return
      const bodyAt = end + endOfHead.length
      const head = pending.subarray(0, bodyAt)
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(head.toString('latin1'))?.[1] ?? 0)
      if (pending.byteLength < bodyAt + length) return
      take({ head, body: pending.subarray(bodyAt, bodyAt + length) })
      pending = pending.subarray(bodyAt + length)
    }
  }
}

/** A head with other values of some headers, by lower-case name; null takes one away. */
export function headersLike(head: Buffer, values: Record<string, string | null>): Buffer {
  const lines = head.toString('latin1').slice(0, -endOfHead.length).split('\r\n')
  const kept = lines.filter((line) => !((line.split(':')[0] ?? '').toLowerCase() in values))
  const added = Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]))
  return Buffer.from([...kept, ...added].join('\r\n') + endOfHead, 'latin1')
}

/** The text of an answer that something in between gives. */
export function answerText(status: string, headers: Record<string, string>, body = ''): string {
  const all = { ...headers, 'content-length': String(Buffer.byteLength(body)), connection: 'close' }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  return [`HTTP/1.1 ${status}`, ...lines, '', body].join('\r\n')
}
