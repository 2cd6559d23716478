/** Work that nobody waits for, except the end of the app. */
export interface Background {
  /** Starts it; a failure is of no consequence. */
  start(work: () => Promise<unknown>): void
  /** Settles once all that was started so far is over. Never rejects. */
  settled(): Promise<void>
}

export function createBackground(): Background {
  const underWay = new Set<Promise<void>>()
  return {
    start(work) {
      const done = work()
        .then(
          () => undefined,
          () => undefined,
        )
        .finally(() => underWay.delete(done))
      underWay.add(done)
    },
    settled: async () => void (await Promise.all(underWay)),
  }
}
