import { describe, expect, test } from 'vitest'
import { pieceOf, rangeOf } from '../../../../src/renderer/recordings/filter/range.ts'
import type { NamedRange } from '../../../../src/shared/recordings/search-names.ts'
import type { DateRange } from '../../../../src/shared/recordings/searches.ts'

const zone = 'Europe/London'
const at = (text: string) => Date.parse(text)
const iso = (moment: number) => new Date(moment).toISOString().slice(0, 16)
const named = (name: NamedRange): DateRange => ({ by: 'name', name })
const between = (from: string, to: string): DateRange => ({ by: 'between', from, to })
const range = (date: DateRange, now: string, inZone = zone) => {
  const { from, to } = rangeOf(date, inZone, at(now))
  return [iso(from), iso(to)]
}

describe('a range of dates', () => {
  test.each<[NamedRange, string, string]>([
    ['today', '2026-11-24T00:00', '2026-11-24T14:05'],
    ['yesterday', '2026-11-23T00:00', '2026-11-24T00:00'],
    ['last-7-days', '2026-11-18T00:00', '2026-11-24T14:05'],
    // Its first days are of the summer.
    ['last-30-days', '2026-10-26T00:00', '2026-11-24T14:05'],
    ['this-month', '2026-11-01T00:00', '2026-11-24T14:05'],
    ['last-month', '2026-09-30T23:00', '2026-11-01T00:00'],
    ['last-12-months', '2025-11-25T00:00', '2026-11-24T14:05'],
  ])('%s is reckoned by the clock of the zone', (name, from, to) => {
    expect(range(named(name), '2026-11-24T14:05Z')).toEqual([from, to])
  })

  test('is another day where the clock is ahead', () => {
    expect(range(named('today'), '2026-11-24T19:00Z', 'Asia/Kolkata')).toEqual(['2026-11-24T18:30', '2026-11-24T19:00'])
  })

  test('between two days has the whole of both', () => {
    expect(range(between('2026-10-24', '2026-10-25'), '2026-11-24T14:05Z')).toEqual([
      '2026-10-23T23:00',
      '2026-10-26T00:00',
    ])
  })

  test('between two moments ends with the second of a time that comes twice', () => {
    expect(range(between('2026-10-25T01:00', '2026-10-25T01:30'), '2026-11-24T14:05Z')).toEqual([
      '2026-10-25T00:00',
      '2026-10-25T01:30',
    ])
  })

  test('that runs backwards is empty', () => {
    expect(range(between('2026-10-25', '2026-10-20'), '2026-11-24T14:05Z')).toEqual([
      '2026-10-24T23:00',
      '2026-10-24T23:00',
    ])
  })
})

describe('a range that the portal does not search at once', () => {
  const now = at('2026-11-24T14:05Z')
  const year = rangeOf(named('last-12-months'), zone, now)
  const piece = (back: number, limits: Partial<Parameters<typeof pieceOf>[2]> = {}) =>
    pieceOf(year, back, { longestRange: 31, keptDays: undefined, ...limits }, zone, now)

  test('is asked for in whole days, the latest first', () => {
    const latest = piece(0)
    expect([iso(latest.range.from), iso(latest.range.to)]).toEqual(['2026-10-24T23:00', '2026-11-24T14:05'])
    expect([latest.hasEarlier, latest.hasLater]).toEqual([true, false])
  })

  test('goes on where the part after it begins, without a gap, to the beginning and no further', () => {
    let back = 0
    let end = year.to
    for (; back < 40; back++) {
      const { range, hasEarlier } = piece(back)
      expect(range.to).toBe(end)
      expect(range.to - range.from).toBeLessThanOrEqual(31 * 24 * 3_600_000)
      end = range.from
      if (!hasEarlier) break
    }
    expect(end).toBe(year.from)
    expect(piece(500)).toEqual(piece(back))
    expect(piece(back).hasLater).toBe(true)
  })

  test('is no longer than the portal allows in a month with a day of 25 hours', () => {
    const october = rangeOf(named('last-month'), zone, now)
    const { range, hasEarlier } = pieceOf(october, 0, { longestRange: 31, keptDays: undefined }, zone, now)
    expect([range.to - range.from, hasEarlier]).toEqual([31 * 24 * 3_600_000, true])
  })

  test('is whole where it is short enough', () => {
    const { range, hasEarlier, hasLater } = piece(0, { longestRange: 400 })
    expect([range, hasEarlier, hasLater]).toEqual([year, false, false])
  })

  test('begins with the first day that the portal keeps, and says so', () => {
    const { range, keptFrom } = piece(0, { longestRange: 400, keptDays: 10 })
    expect([iso(range.from), keptFrom]).toEqual(['2026-11-15T00:00', '2026-11-15'])
    expect(piece(0, { longestRange: 400, keptDays: 500 }).keptFrom).toBeNull()
  })

  test('that ended before that is empty', () => {
    const old = rangeOf(between('2025-12-01', '2025-12-05'), zone, now)
    const { range } = pieceOf(old, 0, { longestRange: 31, keptDays: 10 }, zone, now)
    expect(range.to - range.from).toBe(0)
  })
})
