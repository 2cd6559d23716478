import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { pacedProgress } from '../../../src/main/recordings/paced-progress.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const at = (done: number) => ({ done, total: 1000 })

describe('progress', () => {
  it('is told at once, and then at most ten times a second', () => {
    const told = vi.fn()
    const report = pacedProgress(told)
    for (let done = 1; done <= 500; done++) {
      report(at(done))
      vi.advanceTimersByTime(1)
    }
    expect(told.mock.calls.map(([{ done }]) => done)).toEqual([1, 100, 200, 300, 400, 500])
  })

  it('is told up to where it stopped', () => {
    const told = vi.fn()
    const report = pacedProgress(told)
    report(at(1))
    report(at(400))
    vi.advanceTimersByTime(100)
    expect(told.mock.lastCall).toEqual([at(400)])
    vi.advanceTimersByTime(10_000)
    expect(told).toHaveBeenCalledTimes(2)
    report(at(401))
    expect(told.mock.lastCall).toEqual([at(401)])
  })
})
