import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLevels } from '../../../../src/renderer/recordings/player/levels.ts'

/** Gives the samples in pieces of changing length. */
function levelsOf(channels: readonly (readonly number[])[], most: number, pieces: readonly number[] = [1_152]) {
  const levels = createLevels(channels.length, most)
  const planes = channels.map((samples) => Float32Array.from(samples))
  const length = planes[0]?.length ?? 0
  for (let at = 0, turn = 0; at < length; turn++) {
    const until = at + (pieces[turn % pieces.length] ?? 1)
    levels.add(planes.map((plane) => plane.subarray(at, until)))
    at = until
  }
  return levels
}
const constant = (length: number, sample: number) => Array.from({ length }, () => sample)

describe('the levels of a sound', () => {
  it('are the lowest and highest samples of each side, scaled to a byte', () => {
    const left = [...constant(1_600, 0), ...constant(1_600, 0.5)]
    const right = [...constant(1_600, -1), ...constant(1_600, 1)]
    const levels = levelsOf([left, right], 400)
    expect(levels.frames()).toBe(3_200)
    expect(levels.peaks(4, 3_200)).toEqual([
      [0, 0, 0, 0, 64, 64, 64, 64],
      [-128, -128, -128, -128, 127, 127, 127, 127],
    ])
  })

  it('keep a click and its place, however long the sound is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 4_000, max: 200_000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.array(fc.integer({ min: 1, max: 3_000 }), { minLength: 1, maxLength: 5 }),
        (length, place, pieces) => {
          const samples = constant(length, 0)
          samples[Math.floor(length * place)] = -0.75
          const [row = []] = levelsOf([samples], 400, pieces).peaks(100, length)
          const heard = row.flatMap((sample, at) => (at % 2 === 0 && sample < 0 ? [at / 2] : []))
          expect(Math.min(...heard.map((point) => row[2 * point] ?? 0))).toBe(-96)
          expect(heard.length).toBeLessThanOrEqual(3)
          for (const point of heard) expect(Math.abs(point - 100 * place)).toBeLessThanOrEqual(2)
        },
      ),
    )
  })

  it('are laid on the length that the player knows: what is missing is silent, what is more is left out', () => {
    const levels = levelsOf([constant(3_200, 0.5)], 400)
    expect(levels.peaks(4, 6_400)).toEqual([[64, 64, 64, 64, 0, 0, 0, 0]])
    expect(levels.peaks(4, 1_600)).toEqual([constant(8, 64)])
  })

  it('are no more points than samples', () => {
    expect(levelsOf([constant(3, 0.5)], 400).peaks(600, 3)[0]).toHaveLength(6)
  })
})
