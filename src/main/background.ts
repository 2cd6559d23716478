/** Work that only quitting waits for. */
export interface Background {
  /** Starts work and ignores its failure. */
  start(work: () => Promise<unknown>): void
  /** Resolves once all work started so far has ended. Never rejects. */
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
