import { expect, test } from 'vitest'
import { Pace } from '../../../../src/renderer/recordings/keep/pace.ts'

test('the rest takes as long as the last minute tells', () => {
  const pace = new Pace()
  for (let second = 0; second <= 10; second++) pace.add(second * 1000, second * 2)
  expect(pace.left(100)).toBe(40_000)
  // Twice as fast for more than a minute: what was before it no longer counts.
  for (let second = 11; second <= 80; second++) pace.add(second * 1000, 20 + (second - 10) * 4)
  expect(pace.left(400)).toBe(25_000)
})

test('nothing is told before there is enough to tell from, and after a pause it begins again', () => {
  const pace = new Pace()
  expect(pace.left(10)).toBeNull()
  pace.add(0, 0)
  pace.add(1000, 50)
  expect(pace.left(100)).toBeNull()
  pace.add(5000, 60)
  expect(pace.left(100)).not.toBeNull()
  pace.reset()
  pace.add(9000, 61)
  expect(pace.left(100)).toBeNull()
})
