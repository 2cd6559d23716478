import type { RawAnswer } from './answer.ts'
import type { Attempt } from './lost-answer.ts'

/** A call to be sent by another network stack than Node's. */
export interface TransportCall {
  method: string
  url: URL
  headers: Record<string, string>
  body: string | undefined
  /** The origin of the proxy that the call goes through. */
  proxy: string
  /** Public keys of which one must be in the portal's chain; none leaves it open. */
  pins: readonly string[]
  /** Is told how far the call came, before the call rejects. */
  attempt: Attempt
  /** The most that the answer's decoded body may hold, in bytes. */
  maxBytes: number
  /** For the answer's head to come, in milliseconds. */
  limit: number
  /** Ends the call, and nothing is left of it. */
  signal: AbortSignal
}

/** Sends a call once. Rejects with an error whose code `failureOf` reads, e.g. a `TunnelError`. */
export type Transport = (call: TransportCall) => Promise<RawAnswer>
