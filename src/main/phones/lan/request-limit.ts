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
