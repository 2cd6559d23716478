import { expect, test } from 'vitest'
import { slopeOf } from './slope.ts'

test('what grows by the same each time has that slope, and what stays has none', () => {
  expect(slopeOf([1, 3, 5, 7])).toBeCloseTo(2)
  expect(slopeOf([4, 4, 4])).toBe(0)
  expect(slopeOf([7])).toBe(0)
})

test('noise around a level has next to none', () => {
  expect(Math.abs(slopeOf([10, 12, 9, 11, 10, 12, 9, 11, 10]))).toBeLessThan(0.1)
})
