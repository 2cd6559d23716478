/** No portal's time is believed to be longer: a year, in seconds. */
const longest = 366 * 24 * 3_600

/**
 * The moment that a portal names by seconds from now, in milliseconds since 1970-01-01 UTC. One that is further off
 * than a year counts as a year: the answer is not at fault because of it, and every date can be written.
 */
export function momentIn(seconds: number): number {
  return Date.now() + Math.min(seconds, longest) * 1000
}
