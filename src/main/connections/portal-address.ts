import { Failure } from '../../shared/errors.ts'
import { cleanEmail, couldBeEmail, linkIn } from '../../shared/text/typed-text.ts'
import { parseCommandLine } from '../command-line.ts'
import { isLoopback } from '../http/request-url.ts'
import { unwrapLink } from '../links/unwrap-link.ts'

/** The characters of a domain name (RFC 1035, 2.3.4, without the root's dot). */
const longestName = 253

/** What was meant for "https://": a slash or the colon missing, a semicolon, backslashes, or twice as before a paste. */
const scheme = /^(?:(https?)(?:[:;]+ ?[/\\]* ?|[/\\]+))+/i

/**
 * The origin of a portal from what a person typed or pasted: a bare host, or any address at it, also as mail programs
 * wrap and bracket it. https is assumed and required; http is for this computer only.
 *
 * Throws a `Failure`: `invalid-address`, also for a host name longer than names can be and for an e-mail address, or
 * `insecure-address` for http elsewhere and for credentials in the address, which would end up in logs and histories.
 */
export function parsePortalAddress(typed: string): URL {
  // A sentence's full stop; nothing else of an address ends with one.
  const text = unwrapLink(linkIn(typed)).replace(/\.+$/, '')
  if (couldBeEmail(cleanEmail(text)) && !/[:/]/.test(cleanEmail(text))) {
    throw new Failure({ code: 'invalid-address', reason: 'email' })
  }
  const mended = text.replace(scheme, (_, last: string) => `${last}://`)
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(mended) ? mended : `https://${mended}`)
  if (!url || /^https?$/.test(url.hostname)) throw new Failure({ code: 'invalid-address' })
  return secureOrigin(url)
}

/** The origin of an address that a portal may have. Throws as {@link parsePortalAddress} does. */
export function secureOrigin({ protocol, hostname, username, password, origin }: URL): URL {
  if (hostname === '' || hostname.length > longestName || !/^https?:$/.test(protocol))
    throw new Failure({ code: 'invalid-address' })
  if (username || password) throw new Failure({ code: 'insecure-address', reason: 'credentials' })
  if (protocol === 'http:' && !isLoopback(hostname)) throw new Failure({ code: 'insecure-address', reason: 'http' })
  return new URL(origin)
}

/** The portal that a start names by `--portal`; null where it names none, or no address that may be used. */
export function givenPortal(text: string | null): URL | null {
  try {
    return text === null ? null : parsePortalAddress(text)
  } catch {
    return null
  }
}

/** What a start's `--portal` comes to: the portal it names, and whether it names one that may not be used. */
export function portalOption(argv: readonly string[]): { givenPortal: URL | null; isPortalRefused: boolean } {
  const { portal } = parseCommandLine(argv)
  const given = givenPortal(portal)
  return { givenPortal: given, isPortalRefused: portal !== null && given === null }
}
