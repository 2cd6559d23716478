import { Failure } from '../../shared/errors.ts'
import { cleanEmail, couldBeEmail, linkIn } from '../../shared/text/typed-text.ts'
import { parseCommandLine } from '../command-line.ts'
import { isLoopback } from '../http/request.ts'
import { unwrapLink } from '../links/unwrap-link.ts'
import type { SettingsStore } from '../settings/open-settings.ts'

/** The characters of a domain name (RFC 1035, 2.3.4, without the root's dot). */
const longestName = 253

/**
 * Variants of "https://": a slash or the colon missing, a semicolon, backslashes, or the scheme twice, as when a link
 * is pasted after it.
 */
const scheme = /^(?:(https?)(?:[:;]+ ?[/\\]* ?|[/\\]+))+/i

/**
 * The origin of a portal from what a person typed or pasted: a bare host or any address there, also as mail programs
 * wrap and bracket it. https is assumed and required; http is only for this computer.
 *
 * Throws a `Failure`: `invalid-address`, also for a host name longer than names can be and for an email address, or
 * `insecure-address` for http elsewhere and for credentials in the address, which would end up in logs and histories.
 */
export function parsePortalAddress(typed: string): URL {
  // A full stop from a sentence; no address ends with one.
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

/** The portal given with `--portal`; null if there is none, or its address may not be used. */
export function givenPortal(text: string | null): URL | null {
  try {
    return text === null ? null : parsePortalAddress(text)
  } catch {
    return null
  }
}

/** Evaluates `--portal`: the portal that it names, and whether its address may not be used. */
export function portalOption(argv: readonly string[]): { givenPortal: URL | null; isPortalRefused: boolean } {
  const { portal } = parseCommandLine(argv)
  const given = givenPortal(portal)
  return { givenPortal: given, isPortalRefused: portal !== null && given === null }
}

/** The address of the portal of the account in use, from the settings alone; null before there is one. */
export function portalInUse(settings: Pick<SettingsStore, 'read'>): URL | null {
  const { activeConnection, connections } = settings.read()
  return URL.parse(connections.find(({ id }) => id === activeConnection)?.profile.url ?? '')
}
