import { Failure } from '../../shared/errors.ts'
import type { RawAnswer } from './answer.ts'
import type { Attempt } from './lost-answer.ts'

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** Whether a URL's host name is this computer, for which http is safe and no proxy is used. */
export function isLoopback(hostname: string): boolean {
  return loopback.test(hostname)
}

/**
 * The address of a call with its query. Throws a `Failure`: `invalid-address`, or `insecure-address` for http to any
 * other computer and for credentials in the address.
 */
export function requestUrl(address: URL | string, query: Record<string, string | number> = {}): URL {
  const url = URL.parse(String(address))
  if (!url || !/^https?:$/.test(url.protocol)) throw new Failure({ code: 'invalid-address' })
  if (url.username || url.password) throw new Failure({ code: 'insecure-address', reason: 'credentials' })
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    throw new Failure({ code: 'insecure-address', reason: 'http' })
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value))
  return url
}

/** How often a redirect is followed. */
export const maxRedirects = 3

/** Whether a redirect stays at the same origin: credentials are never sent to another. */
export function staysAt(url: URL, location: string | undefined): boolean {
  return URL.parse(location ?? '', url.href)?.origin === url.origin
}

/** The Authorization header of a request (RFC 7617; RFC 6750, 2.1), or none. */
export function authorizationOf(signed: { bearer?: string; basic?: { user: string; password: string } }): {
  authorization?: string
} {
  const { bearer, basic } = signed
  if (bearer !== undefined) return { authorization: `Bearer ${bearer}` }
  if (!basic) return {}
  return { authorization: `Basic ${Buffer.from(`${basic.user}:${basic.password}`).toString('base64')}` }
}

/** Resolves with the work's result, or rejects as soon as the signal is aborted. */
export function unlessAborted<Value>(work: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (!signal) return work
  const { promise, reject } = Promise.withResolvers<never>()
  const stop = () => reject(signal.reason)
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop)
  return Promise.race([work, promise]).finally(() => signal.removeEventListener('abort', stop))
}

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
