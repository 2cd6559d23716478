import { Failure } from '../../shared/errors.ts'

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
