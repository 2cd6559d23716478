/** How much of the past tells how fast it is going, and how much of it is needed; milliseconds. */
const looksBack = 60_000
const needed = 4000
const fewest = 5

/** How long the rest of a task takes at the pace of the last minute. */
export class Pace {
  #samples: { at: number; done: number }[] = []

  /** `at` in milliseconds of any clock that never goes back. */
  add(at: number, done: number): void {
    this.#samples.push({ at, done })
    // The oldest one that is kept is the beginning of the time that counts.
    while (this.#samples[1] && at - this.#samples[1].at >= looksBack) this.#samples.shift()
  }

  /** After a pause, what was before it says nothing. */
  reset(): void {
    this.#samples = []
  }

  /** In milliseconds; null while that cannot be told. */
  left(total: number): number | null {
    const [first, last] = [this.#samples[0], this.#samples.at(-1)]
    if (!first || !last) return null
    const [time, count] = [last.at - first.at, last.done - first.done]
    return time < needed || count < fewest ? null : ((total - last.done) * time) / count
  }
}
