/** The portal's time, which tests move on instead of waiting. */
export interface Clock {
  /** Milliseconds since 1970-01-01 UTC. */
  now(): number
  /** Lets this many milliseconds pass for every expiry, limit and lock. */
  advance(milliseconds: number): void
}

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
