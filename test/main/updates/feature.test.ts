import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { firstCheck, nextCheck, scheduleChecks } from '../../../src/main/updates/feature.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

it('The feed is not checked right at start, then every few hours', async () => {
  const check = vi.fn(async () => {})
  scheduleChecks(check, () => 0)
  await vi.advanceTimersByTimeAsync(firstCheck - 1)
  expect(check).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  expect(check).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(nextCheck * 3)
  expect(check).toHaveBeenCalledTimes(4)
})

it('The next time is counted from the last answer, however long it took', async () => {
  const check = vi.fn(() => new Promise<void>((resolve) => setTimeout(resolve, nextCheck * 2)))
  scheduleChecks(check, () => 0)
  await vi.advanceTimersByTimeAsync(firstCheck + nextCheck * 2.5)
  expect(check).toHaveBeenCalledTimes(1)
})

it('Computers that start together ask one after the other', async () => {
  const check = vi.fn(async () => {})
  scheduleChecks(check, () => 0.5)
  await vi.advanceTimersByTimeAsync(firstCheck + 29_999)
  expect(check).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  expect(check).toHaveBeenCalledTimes(1)
})
