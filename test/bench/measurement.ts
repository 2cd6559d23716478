/** One figure, as it is printed and written to out/bench.json. */
export interface Measurement {
  name: string
  value: number
  unit: string
  /** `value` against the same work without the app, or null where there is nothing to compare it with. */
  ratio: number | null
  /** At most so much: of the ratio where there is one, else of the value. Null where nothing is aimed at. */
  aim: number | null
}

/** Whether a figure is within its aim. */
export function isWithinAim({ value, ratio, aim }: Measurement): boolean {
  return aim === null || (ratio ?? value) <= aim
}

/**
 * The value that the given share of the values does not exceed (nearest rank).
 *
 * @param share from 0 (the least) to 1 (the greatest)
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
  if (value === undefined) throw new Error('There is nothing to measure')
  return value
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

/** How long something takes, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/**
 * Times two ways of doing something turn by turn, so that whatever else the computer does slows
 * both alike. The first turn of each, which warms up, does not count.
 *
 * @returns the medians in milliseconds, and the median of the ratios of the turns
 */
export async function compare(
  turns: number,
  subject: () => Promise<number>,
  baseline: () => Promise<number>,
): Promise<{ subject: number; baseline: number; ratio: number }> {
  const pairs: { subject: number; baseline: number }[] = []
  for (let turn = 0; turn <= turns; turn++) {
    // Alternating who goes first keeps what one leaves behind from always meeting the other.
    const pair =
      turn % 2 === 0
        ? { subject: await subject(), baseline: await baseline() }
        : await baseline().then(async (first) => ({ baseline: first, subject: await subject() }))
    if (turn > 0) pairs.push(pair)
  }
  return {
    subject: median(pairs.map((pair) => pair.subject)),
    baseline: median(pairs.map((pair) => pair.baseline)),
    ratio: median(pairs.map((pair) => pair.subject / pair.baseline)),
  }
}
