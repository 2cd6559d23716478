/** The portal's time, which tests move on instead of waiting. */
export interface Clock {
  /** Milliseconds since 1970-01-01 UTC. */
  now(): number
  /** Advances the clock of every expiry, limit and lock by this many milliseconds. */
  advance(milliseconds: number): void
}

const day = 24 * 60 * 60 * 1000

/** Milliseconds until the next midnight of the portal, which is UTC's. */
export const untilMidnight = (clock: Pick<Clock, 'now'>) => day - (clock.now() % day)

/** A clock that runs with the computer's, ahead of it by what was advanced. */
export function createClock(): Clock {
  let ahead = 0
  return {
    now: () => Date.now() + ahead,
    advance(milliseconds) {
      ahead += milliseconds
    },
  }
}
