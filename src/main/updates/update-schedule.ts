/** A start has enough to do; the feed is asked for the first time after so many milliseconds. */
export const firstCheck = 2 * 60_000
/** Then again after each of these, in milliseconds. */
export const nextCheck = 4 * 60 * 60_000

/**
 * Has the feed asked a while after the start and every few hours, never before the last answer came.
 * Computers that start together, as in the morning, are spread over a minute.
 *
 * @param random from 0 to just under 1
 */
export function scheduleChecks(check: () => Promise<void>, random: () => number = Math.random): void {
  const later = (milliseconds: number) =>
    setTimeout(() => void check().finally(() => later(nextCheck)), milliseconds).unref()
  later(firstCheck + random() * 60_000)
}
