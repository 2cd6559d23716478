import { describe, expect, it } from 'vitest'
import {
  afterSilence,
  lanePaths,
  loudness,
  sidesOf,
  silencesOf,
} from '../../../../src/renderer/recordings/player/waveform.ts'
import type { Peaks } from '../../../../src/shared/recordings/recording.ts'

/** Peaks from one level for each point of a side. */
const peaksOf = (seconds: number, ...sides: number[][]): Peaks => ({
  seconds,
  channels: sides.map((levels) => levels.flatMap((level) => [-level, level])),
})
/** A second for each point. */
const whole = (...sides: number[][]) => {
  const seconds = sides[0]?.length ?? 0
  return [{ from: 0, seconds, peaks: peaksOf(seconds, ...sides) }]
}

describe('silence', () => {
  const left = [50, 0, 0, 0, 50, 0, 0, 0, 0, 50]
  const right = [0, 0, 0, 0, 0, 50, 0, 0, 0, 0]

  it('is where nobody is heard for more than two seconds', () => {
    expect(silencesOf(whole(left, right), 'both')).toEqual([
      { from: 1, to: 4 },
      { from: 6, to: 9 },
    ])
    expect(silencesOf(whole([50, 0, 0, 50]), 'both')).toEqual([])
  })

  it('is what the other side says, while one side alone is heard', () => {
    expect(silencesOf(whole(left, right), 'left')).toEqual([
      { from: 1, to: 4 },
      { from: 5, to: 9 },
    ])
    expect(silencesOf(whole(left, right), 'right')).toEqual([
      { from: 0, to: 5 },
      { from: 6, to: 10 },
    ])
  })

  it('counts the noise of a line, and lies on the time line of all parts', () => {
    const parts = [
      { from: 0, seconds: 30, peaks: null },
      { from: 30, seconds: 4, peaks: peaksOf(4, [50, 2, 1, 2]) },
    ]
    expect(silencesOf(parts, 'both')).toEqual([{ from: 31, to: 34 }])
  })

  it('is passed over without cutting a word at either end', () => {
    const silences = [{ from: 10, to: 15 }]
    expect(afterSilence(silences, 10.1)).toBeNull()
    expect(afterSilence(silences, 10.5)).toBeCloseTo(14.6)
    expect(afterSilence(silences, 14.4)).toBeNull()
    expect(afterSilence(silences, 20)).toBeNull()
  })
})

describe('the lanes', () => {
  it('show the loudest of the points that share a column', () => {
    expect(loudness(whole([1, 9, 3, 4]), 0, 4, 2)).toEqual([9, 4])
  })

  it('fill every column where there are fewer points', () => {
    expect(loudness(whole([5, 7]), 0, 2, 4)).toEqual([5, 5, 7, 7])
  })

  it('have each part in its place, and nothing where its peaks are unknown', () => {
    const parts = [
      { from: 0, seconds: 2, peaks: null },
      { from: 2, seconds: 2, peaks: peaksOf(2, [8, 6]) },
    ]
    expect(loudness(parts, 0, 4, 4)).toEqual([0, 0, 8, 6])
    expect(sidesOf(parts)).toBe(1)
    expect(sidesOf([{ from: 0, seconds: 2, peaks: null }])).toBeNull()
  })

  it('are as high as the loudest of both sides, and apart in sound and silence', () => {
    const { sound, silence } = lanePaths([0, 20, 40], 40)
    expect(sound).toBe('M1 -60h.7v120h-.7zM2 -120h.7v240h-.7z')
    expect(silence).toBe('M0 -6h.7v12h-.7z')
  })
})
