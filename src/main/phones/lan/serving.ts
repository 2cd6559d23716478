import type { ConfigFile } from '../formats/phone-format.ts'

/** One phone's files by name, as bytes: the only ones a server serves. */
export type ServedFiles = ReadonlyMap<string, { bytes: Buffer; mediaType: string }>

/** Throws for a name that is a path, which no format produces. */
export function servedFiles(files: readonly ConfigFile[]): ServedFiles {
  for (const { name } of files) if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) throw new RangeError('not a file name')
  return new Map(files.map(({ name, content, mediaType }) => [name, { bytes: bytesOf(content), mediaType }]))
}

function bytesOf(content: ConfigFile['content']): Buffer {
  return typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content)
}

const windowMs = 60_000
const mostAddresses = 256
/** The limit of reported refusals per window, so that a flood of them does not keep the app busy. */
const mostTold = 20

/** Counts requests by address in windows of a minute. A phone asks a few dozen times while it starts. */
export class RequestLimit {
  readonly #most: number
  readonly #now: () => number
  readonly #counts = new Map<string, number>()
  #windowStart = 0
  #told = 0

  constructor(most: number, now: () => number = Date.now) {
    this.#most = most
    this.#now = now
  }

  /** Whether another request from this address is answered; requests from too many addresses are not. */
  allows(address: string): boolean {
    if (this.#now() - this.#windowStart >= windowMs) {
      this.#counts.clear()
      this.#told = 0
      this.#windowStart = this.#now()
    }
    const count = (this.#counts.get(address) ?? 0) + 1
    if (count === 1 && this.#counts.size >= mostAddresses) return false
    this.#counts.set(address, count)
    return count <= this.#most
  }

  /** Whether another refusal is reported. */
  tells(): boolean {
    return ++this.#told <= mostTold
  }
}

/**
 * Resolves once a server or socket is closed, regardless of earlier errors, at which `once` of node:events would
 * reject.
 */
export function whenClosed(server: { once(event: 'close', listener: () => void): unknown }): Promise<void> {
  return new Promise((resolve) => server.once('close', resolve))
}
