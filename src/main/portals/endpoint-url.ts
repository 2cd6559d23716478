import { Failure } from '../../shared/errors.ts'

/**
 * The address of an endpoint at a portal. Credentials are sent there, so every address that is built from what a portal
 * sent, the path of its API or an id, is made here.
 *
 * @param origin the portal's, or another of its origins.
 * @param path begins with `/` and has `{parameters}`, each one segment, whose values are encoded.
 *
 * Throws a `Failure`: `not-found` for a parameter that no segment can hold, `portal-unexpected` for a path that leads
 * to another origin, as one that begins with `//` does (RFC 3986, 4.2).
 */
export function endpointUrl(origin: URL, path: string, parameters: Readonly<Record<string, string>> = {}): URL {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => segment(parameters[name] ?? ''))
  const url = URL.parse(filled, origin.origin)
  if (url?.origin === origin.origin) return url
  throw new Failure({ code: 'portal-unexpected', host: origin.host, what: 'an endpoint at another address' })
}

function segment(text: string): string {
  // Dot segments change the path even when encoded (RFC 3986, 5.2.4; WHATWG URL, 4.1).
  if (text === '' || text === '.' || text === '..') throw new Failure({ code: 'not-found' })
  // A lone surrogate cannot be encoded; with U+FFFD in its place the portal answers `not-found`.
  return encodeURIComponent(text.toWellFormed())
}
