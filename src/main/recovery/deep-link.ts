import { Failure } from '../../shared/errors.ts'
import { linkIn } from '../../shared/text/typed-text.ts'
import { secureOrigin } from '../connections/portal-address.ts'
import { unwrapLink } from '../links/unwrap-link.ts'
import { linkScheme } from './deep-links.ts'

/** A link that lets its holder set a new password. The token is a secret: it stays in main and out of logs. */
export interface ResetLink {
  kind: 'reset'
  /** The origin of its portal, as the link claims. */
  portal: URL
  token: string
}

/** The meaning of a link to the app. Anything but a well-formed reset link is unknown. */
export type DeepLink = ResetLink | { kind: 'unknown' }

const unknown: DeepLink = { kind: 'unknown' }

/** In characters; a portal's address and a token need far less. */
const longest = 2000
/**
 * The characters of an address (RFC 3986, 2). White space and control characters are refused, although URL parsers skip
 * them.
 */
const plain = /^[\x21-\x7e]+$/
/** Characters that are never encoded (RFC 3986, 2.3). */
const tokenPattern = /^[\w.~-]{16,200}$/

/**
 * Reads `call-record-portal://reset?portal=<origin>&token=<token>`, which any program or web page may pass to the app.
 * Accepts exactly this form; never throws.
 */
export function parseDeepLink(text: string): DeepLink {
  if (text.length > longest || !plain.test(text)) return unknown
  const url = URL.parse(text)
  if (url?.protocol !== `${linkScheme}:` || url.host !== 'reset') return unknown
  // Windows adds the slash.
  if ((url.pathname !== '' && url.pathname !== '/') || url.hash || url.username || url.password) return unknown
  const query = url.searchParams
  if ([...query.keys()].sort().join() !== 'portal,token') return unknown
  const portal = query.get('portal') ?? ''
  const origin = originOf(portal)
  return origin?.origin === portal.replace(/\/$/, '') ? resetLink(origin, query.get('token') ?? '') : unknown
}

/**
 * Reads what a person copied from an email: the link above, or the portal's own https link with
 * its token in the query or in the fragment, also as mail programs and filters wrap it. Never throws.
 */
export function parsePastedLink(text: string): DeepLink {
  const link = unwrapLink(linkIn(text))
  const deep = parseDeepLink(link)
  if (deep.kind !== 'unknown') return deep
  if (link.length > longest || !plain.test(link)) return unknown
  const url = URL.parse(link)
  const origin = originOf(link)
  if (!url || !origin) return unknown
  const tokens = [url.search, url.hash].flatMap((part) => new URLSearchParams(part.slice(1)).getAll('token'))
  return tokens.length === 1 ? resetLink(origin, tokens[0] ?? '') : unknown
}

function resetLink(portal: URL, token: string): DeepLink {
  return tokenPattern.test(token) ? { kind: 'reset', portal, token } : unknown
}

function originOf(address: string): URL | null {
  const url = URL.parse(address)
  try {
    return url && secureOrigin(url)
  } catch (cause) {
    if (cause instanceof Failure) return null
    throw cause
  }
}
