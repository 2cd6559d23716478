import { describe, expect, test } from 'vitest'
import { retryAtOf } from '../../../src/main/http/answer.ts'

const now = Date.UTC(2026, 4, 4, 12, 0, 0)
const minute = 60_000

describe('the moment to try again', () => {
  test.each([
    ['seconds', '120', now + 2 * minute],
    ['no time at all', '0', now],
    ['a date', 'Mon, 04 May 2026 12:05:00 GMT', now + 5 * minute],
    ['a date of the kind before 1995', 'Monday, 04-May-26 12:05:00 GMT', now + 5 * minute],
    ["a date of C's asctime, which names no zone", 'Mon May  4 12:05:00 2026', now + 5 * minute],
    ['a date gone by', 'Mon, 04 May 2026 11:00:00 GMT', now],
    ['a year away, which is taken for a week', '31536000', now + 7 * 24 * 60 * minute],
  ])('is read from %s', (_, value, expected) => {
    expect(retryAtOf({ 'retry-after': value }, now)).toBe(expected)
  })

  test("keeps its distance when this computer's clock is wrong", () => {
    const headers = { 'retry-after': 'Mon, 04 May 2026 09:05:00 GMT', date: 'Mon, 04 May 2026 09:00:00 GMT' }
    expect(retryAtOf(headers, now)).toBe(now + 5 * minute)
  })

  test.each(['', 'soon', '-5', '1.5', '1e9', '2026-05-04', 'Mon', undefined])('is unknown from %j', (value) => {
    expect(retryAtOf({ 'retry-after': value }, now)).toBeUndefined()
  })
})
