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

/**
 * Returns a copy of JSON without members and list entries that are `null`: for portals, `null` means the same as
 * absent.
 */
export function withoutNull(json: unknown): unknown {
  if (Array.isArray(json)) return json.filter((entry) => entry !== null).map(withoutNull)
  if (typeof json !== 'object' || json === null) return json
  const members = Object.entries(json).filter(([, value]) => value !== null)
  return Object.fromEntries(members.map(([name, value]) => [name, withoutNull(value)]))
}

/** A year, in seconds: a longer time in an answer counts as one. */
const longest = 366 * 24 * 3_600

/**
 * The moment a number of seconds from now, in milliseconds since 1970-01-01 UTC. At most a year ahead, so that every
 * moment is a date that can be written. Where one answer names two, both count from the same `now`.
 */
export function momentIn(seconds: number, now = Date.now()): number {
  return now + Math.min(seconds, longest) * 1000
}

/** The offset that a cursor made by {@link nextCursor} stands for; null is the first page. */
export const offsetOf = (cursor: string | null): number => Number(cursor ?? 0)

/**
 * The cursor of the page after one with `count` entries, or null after the last. A page without entries is the last
 * one, whatever the total; otherwise the list might never end.
 */
export function nextCursor(page: { offset: number; count: number; total: number }): string | null {
  const after = page.offset + page.count
  return page.count > 0 && after < page.total ? String(after) : null
}
