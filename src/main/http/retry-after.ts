/**
 * The longest pause that is accepted from a portal, so that a server's mistake cannot lock a person out. Milliseconds.
 */
const longest = 7 * 24 * 3_600_000

/**
 * When to retry, in milliseconds since 1970-01-01 UTC by this computer's clock, or undefined if `Retry-After` is absent
 * or unreadable (RFC 9110, 10.2.3: seconds or an HTTP date). A date is compared with the answer's own `Date`, so that a
 * wrong local clock does not matter.
 */
export function retryAtOf(headers: Record<string, string | undefined>, now: number): number | undefined {
  const value = headers['retry-after']?.trim() ?? ''
  const pause = /^\d+$/.test(value) ? Number(value) * 1000 : dateOf(value) - (dateOf(headers.date ?? '') || now)
  return Number.isNaN(pause) ? undefined : now + Math.min(Math.max(pause, 0), longest)
}

/**
 * Parses an HTTP date in any of its three forms (RFC 9110, 5.6.7); the one without a zone means UTC. NaN for anything
 * else.
 */
function dateOf(value: string): number {
  if (!/^(Mon|Tues?|Wed(nes)?|Thu(rs)?|Fri|Sat(ur)?|Sun)(day)?,? /.test(value)) return Number.NaN
  return Date.parse(value.endsWith('GMT') ? value : `${value} GMT`)
}
