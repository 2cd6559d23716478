import { describe, expect, it } from 'vitest'
import { compare, isWithinAim, median, percentile } from './measurement.ts'

describe('A figure', () => {
  it('is held to its aim by its ratio where it has one, else by its value', () => {
    expect(isWithinAim({ name: 'a', value: 90, unit: 'ms', ratio: 1.2, aim: 1.3 })).toBe(true)
    expect(isWithinAim({ name: 'a', value: 1, unit: 'ms', ratio: 1.4, aim: 1.3 })).toBe(false)
    expect(isWithinAim({ name: 'a', value: 36, unit: 'kB', ratio: null, aim: 35 })).toBe(false)
    expect(isWithinAim({ name: 'a', value: 36, unit: 'MB', ratio: null, aim: null })).toBe(true)
  })

  it('is the value that so many of a hundred do not exceed', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index)
    expect(percentile(hundred, 0.95)).toBe(95)
    expect(median([3, 1, 2])).toBe(2)
    expect(() => median([])).toThrow()
  })

  it('is compared turn by turn, without the first turns', async () => {
    const subject = [1000, 20, 40, 60].values()
    const baseline = [1, 10, 20, 30].values()
    const next = (values: IterableIterator<number>) => async () => values.next().value ?? Number.NaN
    expect(await compare(3, next(subject), next(baseline))).toEqual({ subject: 40, baseline: 20, ratio: 2 })
  })
})
