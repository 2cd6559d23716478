import { expect, test } from 'vitest'
import type { Measurement } from './measurement.ts'
import { takeMeasurements } from './take-measurements.ts'

const figure: Measurement = { name: 'Time', value: 1, unit: 'ms', ratio: null, aim: null }
const noWindow = new Error('no window in 30000 ms')

test('a figure that could not be taken is reported, and the others are taken all the same', async () => {
  const told: string[] = []
  const measures = {
    fails: () => Promise.reject(noWindow),
    takesNone: async () => [],
    takesNoNumber: async () => [{ ...figure, name: 'Ratio', ratio: Number.NaN }],
    works: async () => [figure],
  }
  const { figures, missing } = await takeMeasurements(Object.values(measures), ({ name }) => told.push(name))
  expect(figures).toEqual([figure])
  expect(told).toEqual(['Time'])
  expect(missing.map(({ message }) => message)).toEqual(['fails failed', 'takesNone failed', 'takesNoNumber failed'])
  expect(missing[0]?.cause).toBe(noWindow)
})
