import type { Socket } from 'node:net'

/** Prevents one address from using all connections: those over the limit are closed at once. */
export class ConnectionLimit {
  readonly #most: number
  readonly #counts = new Map<string, number>()

  constructor(most: number) {
    this.#most = most
  }

  /** Counts a new connection. */
  take(socket: Socket): void {
    const address = socket.remoteAddress ?? ''
    const count = this.#counts.get(address) ?? 0
    if (count >= this.#most) {
      socket.destroy()
      return
    }
    this.#counts.set(address, count + 1)
    socket.once('close', () => {
      const left = (this.#counts.get(address) ?? 0) - 1
      if (left > 0) this.#counts.set(address, left)
      else this.#counts.delete(address)
    })
  }
}
