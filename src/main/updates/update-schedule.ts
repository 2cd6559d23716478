/** The delay of the first check, in milliseconds, so that it does not slow startup. */
export const firstCheck = 2 * 60_000
/** The interval between checks, in milliseconds. */
export const nextCheck = 4 * 60 * 60_000

/**
 * Checks the feed some time after startup and then every few hours, never before the last check has ended. Computers
 * that start at the same time, as in the morning, are spread over a minute.
 *
 * @param random from 0 to just under 1
 */
export function scheduleChecks(check: () => Promise<void>, random: () => number = Math.random): void {
  const later = (milliseconds: number) =>
    setTimeout(() => void check().finally(() => later(nextCheck)), milliseconds).unref()
  later(firstCheck + random() * 60_000)
}
