import { Failure } from '../../shared/errors.ts'
import { isLoopback } from '../http/request-url.ts'

/** The characters of a domain name (RFC 1035, 2.3.4, without the root's dot). */
const longestName = 253

/**
 * The origin of a portal from what a person typed or pasted: a bare host, or any address at it.
 * https is assumed and required; http is for this computer only.
 *
 * Throws a `Failure`: `invalid-address`, also for a host name longer than names can be, or `insecure-address` for http elsewhere and for
 * credentials in the address, which would end up in logs and histories.
 */
export function parsePortalAddress(typed: string): URL {
  const text = typed.trim()
  const parsed = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`)
  if (!parsed?.hostname || parsed.hostname.length > longestName || !/^https?:$/.test(parsed.protocol))
    throw new Failure({ code: 'invalid-address' })
  if (parsed.username || parsed.password) throw new Failure({ code: 'insecure-address' })
  if (parsed.protocol === 'http:' && !isLoopback(parsed.hostname)) throw new Failure({ code: 'insecure-address' })
  return new URL(parsed.origin)
}

/** The portal that a start names by `--portal`; null where it names none, or no address that may be used. */
export function givenPortal(text: string | null): URL | null {
  try {
    return text === null ? null : parsePortalAddress(text)
  } catch {
    return null
  }
}
