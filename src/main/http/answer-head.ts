import type { Socket } from 'node:net'

/** The part of an answer's head that a tunnel needs. */
export interface AnswerHead {
  status: number
  /** The value of each `Proxy-Authenticate` field. */
  challenges: string[]
}

/** The limit for all heads of an answer together, in bytes: what Node's own client accepts for one. */
const largest = 16_384

/**
 * Reads from a connection up to the end of the final head of an answer (RFC 9112, 2.1) and leaves the rest on the
 * connection. 1xx answers before it are skipped (RFC 9110, 15.2); Node's own client would take the first of them for
 * the answer to CONNECT. Rejects with an error that has a code if the connection ends or fails, or if anything else
 * arrives.
 */
export function readFinalHead(socket: Socket): Promise<AnswerHead> {
  const { promise, resolve, reject } = Promise.withResolvers<AnswerHead>()
  let read = Buffer.alloc(0)
  let passed = 0

  const stop = () => socket.pause().off('data', take).off('error', fail).off('close', close).off('end', close)
  const fail = (cause: Error) => {
    stop()
    reject(cause)
  }
  const close = () => fail(withCode('ECONNRESET'))
  const take = (bytes: Buffer) => {
    read = Buffer.concat([read, bytes])
    for (;;) {
      const end = endOfHead(read)
      if (passed + (end ?? read.length) > largest) return fail(withCode('HPE_HEADER_OVERFLOW'))
      if (end === null) return
      const head = parseHead(read.toString('latin1', 0, end))
      if (head === null) return fail(withCode('HPE_INVALID_CONSTANT'))
      passed += end
      read = read.subarray(end)
      if (head.status < 200) continue
      stop()
      // Immediately: once the connection has ended, nothing can be put back.
      if (read.length > 0) socket.unshift(read)
      return resolve(head)
    }
  }
  socket.on('data', take).on('error', fail).on('close', close).on('end', close)
  return promise
}

/**
 * The position after the empty line that ends a head, or null if it has not arrived. A line may end with LF alone (RFC
 * 9112, 2.2).
 */
function endOfHead(bytes: Buffer): number | null {
  const end = /\n\r?\n/.exec(bytes.toString('latin1'))
  return end && end.index + end[0].length
}

function parseHead(text: string): AnswerHead | null {
  const [first = '', ...lines] = text.split(/\r?\n/)
  const status = /^HTTP\/1\.[01] ([1-9]\d\d)(?: |$)/.exec(first)?.[1]
  const challenges = lines.flatMap((line) => /^proxy-authenticate:[ \t]*(.*)$/i.exec(line)?.[1] ?? [])
  return status === undefined ? null : { status: Number(status), challenges }
}

const withCode = (code: string) => Object.assign(new Error(code), { code })
