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
 * moment is a date that can be written.
 */
export function momentIn(seconds: number): number {
  return Date.now() + Math.min(seconds, longest) * 1000
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
