import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  dateAfter,
  dateAt,
  isDoubled,
  isZone,
  momentOf,
  offsetName,
  startOf,
} from '../../../src/renderer/recordings/zone.ts'

const zones = [
  'Europe/London',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Africa/Cairo',
  'Pacific/Apia',
  'UTC',
]
const at = (text: string) => Date.parse(text)

describe('the clock of a zone', () => {
  test.each([
    ['2026-01-05T12:00Z', 'Europe/London', 'UTC+0'],
    ['2026-07-05T12:00Z', 'Europe/London', 'UTC+1'],
    ['2026-07-05T12:00Z', 'Asia/Kolkata', 'UTC+5:30'],
    ['2026-07-05T12:00Z', 'America/New_York', 'UTC−4'],
    ['2026-07-05T12:00Z', 'America/St_Johns', 'UTC−2:30'],
  ])('at %s in %s is %s', (moment, zone, name) => {
    expect(offsetName(at(moment), zone)).toBe(name)
  })

  test('shows the hour before it is put back twice, and no other', () => {
    const london = (text: string) => isDoubled(at(text), 'Europe/London')
    expect(['2026-10-25T00:30Z', '2026-10-25T01:30Z'].map(london)).toEqual([true, true])
    expect(['2026-10-24T23:59:59Z', '2026-10-25T02:00Z', '2026-03-29T01:30Z', '2026-07-01T00:30Z'].map(london)).toEqual(
      [false, false, false, false],
    )
    // Half an hour only.
    expect(isDoubled(at('2026-04-04T14:45Z'), 'Australia/Lord_Howe')).toBe(true)
    expect(isDoubled(at('2026-04-04T14:15Z'), 'Australia/Lord_Howe')).toBe(false)
  })

  test('means the first or the last moment of a time that comes twice', () => {
    expect(momentOf('2026-10-25T01:30', 'Europe/London')).toBe(at('2026-10-25T00:30Z'))
    expect(momentOf('2026-10-25T01:30', 'Europe/London', 'last')).toBe(at('2026-10-25T01:30Z'))
  })

  test('means a moment after a time that is skipped', () => {
    expect(momentOf('2026-03-29T01:30', 'Europe/London')).toBe(at('2026-03-29T01:30Z'))
  })

  test('begins a day at its first moment, also where midnight is skipped', () => {
    expect(startOf('2026-07-01', 'Europe/London')).toBe(at('2026-06-30T23:00Z'))
    // Chile puts its clocks forward at midnight.
    expect(startOf('2026-09-06', 'America/Santiago')).toBe(at('2026-09-06T04:00Z'))
    expect(dateAt(startOf('2026-09-06', 'America/Santiago'), 'America/Santiago')).toBe('2026-09-06')
    expect(dateAt(startOf('2026-09-06', 'America/Santiago') - 1, 'America/Santiago')).toBe('2026-09-05')
  })

  test('is known or unknown', () => {
    expect([isZone('Europe/London'), isZone('Mars/Base'), isZone('')]).toEqual([true, false, false])
  })

  test('leads from a moment to its wall time and back, in every zone at any time', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: at('2015-01-01T00:00Z') / 60_000, max: at('2035-01-01T00:00Z') / 60_000 }),
        (zone, minutes) => {
          const moment = minutes * 60_000
          const date = dateAt(moment, zone)
          expect(startOf(date, zone)).toBeLessThanOrEqual(moment)
          expect(startOf(dateAfter(date, 1), zone)).toBeGreaterThan(moment)
        },
      ),
      { seed: 11, numRuns: 400 },
    )
  })
})
