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
  /** Public keys of which one must be in the portal's chain; empty for no restriction. */
  pins: readonly string[]
  /** Updated with how far the call got, before the call rejects. */
  attempt: Attempt
  /** The limit for the answer's decoded body, in bytes. */
  maxBytes: number
  /** The limit for the answer's head to arrive, in milliseconds. */
  limit: number
  /** Ends the call and frees its resources. */
  signal: AbortSignal
}

/** Sends a call once. Rejects with an error whose code `failureOf` understands, e.g. a `TunnelError`. */
export type Transport = (call: TransportCall) => Promise<RawAnswer>
