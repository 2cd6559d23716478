import { describe, expect, test } from 'vitest'
import { planOf } from '../../../../src/main/portals/exotel/call-query.ts'
import { indianTime, momentOf } from '../../../../src/main/portals/exotel/times.ts'
import { Failure } from '../../../../src/shared/errors.ts'
import type { Recording } from '../../../../src/shared/recordings/recordings.ts'

const now = Date.parse('2026-06-17T12:00:00.400Z')
const week = { from: '2026-06-01T18:30:00.000Z', to: '2026-06-08T18:30:00.000Z' }
const row: Recording = {
  id: 'c0ffee',
  start: '2026-06-02T10:00:00+05:30',
  seconds: 10,
  direction: 'inbound',
  caller: { number: '09876543210', name: '' },
  callee: { number: '08047101234', name: '' },
  state: 'available',
  unrecordedBecause: null,
  held: false,
  keptUntil: null,
  tags: [],
}

describe('the times of Exotel', () => {
  test.each([
    ['2017-03-03 10:48:33', '2017-03-03T10:48:33+05:30'],
    ['2022-11-03 22:54:40+08:00', '2022-11-03T22:54:40+08:00'],
    ['2022-11-03 22:54:40+0800', '2022-11-03T22:54:40+08:00'],
    ['2022-11-03T22:54:40.120Z', '2022-11-03T22:54:40Z'],
  ])('%s is %s', (written, moment) => {
    expect(momentOf(written)).toBe(moment)
  })

  test.each(['', null, undefined, '2017-02-31 10:00:00', '10:48', '1970-01-01 05:30:00+05:30', '2017-03-03'])(
    '%s is no time',
    (written) => {
      expect(momentOf(written)).toBeNull()
    },
  )

  test('are those of India in filters too, whatever the zone of this computer', () => {
    expect(indianTime(Date.parse('2026-06-08T18:30:00Z'))).toBe('2026-06-09 00:00:00')
  })
})

describe('the requests for a list of calls', () => {
  test('hold the whole range in one parameter, whose end is inclusive', () => {
    const { queries, windows } = planOf(week, 'newest', now)
    expect(windows).toEqual(['gte:2026-06-02 00:00:00;lte:2026-06-08 23:59:59'])
    expect(queries).toEqual([{ PageSize: '100', SortBy: 'DateCreated:desc' }])
  })

  test('cover a month each, without a gap and in the order of the list', () => {
    const months = { from: '2026-03-31T18:30:00.000Z', to: '2026-06-08T18:30:00.000Z' }
    const newest = planOf(months, 'newest', now).windows
    expect(newest).toEqual([
      'gte:2026-05-09 00:00:00;lte:2026-06-08 23:59:59',
      'gte:2026-04-08 00:00:00;lte:2026-05-08 23:59:59',
      'gte:2026-04-01 00:00:00;lte:2026-04-07 23:59:59',
    ])
    expect(planOf(months, 'oldest', now).windows.at(0)).toBe('gte:2026-04-01 00:00:00;lte:2026-05-01 23:59:59')
  })

  test('ask neither for the future nor for what is older than six months', () => {
    const years = { from: '2020-01-01T00:00:00.000Z', to: '2030-01-01T00:00:00.000Z' }
    const { windows } = planOf(years, 'newest', now)
    expect(windows[0]).toMatch(/;lte:2026-06-17 17:30:00$/)
    expect(windows.at(-1)).toMatch(/^gte:2025-12-17 17:31:01;/)
    expect(planOf({ from: years.from, to: '2021-01-01T00:00:00.000Z' }, 'newest', now).windows).toEqual([])
  })

  test.each([
    ['inbound', ['inbound']],
    ['outbound', ['outbound-dial', 'outbound-api']],
    ['internal', []],
  ] as const)('name one of the three directions each: %s', (direction, expected) => {
    const { queries } = planOf({ ...week, direction }, 'newest', now)
    expect(queries.map(({ Direction }) => Direction)).toEqual(expected)
  })

  test('look for a number on both sides, with its country', () => {
    const { queries } = planOf({ ...week, party: '09876543210', minSeconds: 10, maxSeconds: 45 }, 'newest', now)
    expect(queries).toMatchObject([
      { From: '+919876543210,+9876543210', Duration: 'gte:10s;lte:45s' },
      { To: '+919876543210,+9876543210' },
    ])
    const abroad = planOf({ ...week, party: '00447700900123' }, 'newest', now)
    expect(abroad.queries[0]).toMatchObject({ From: '+447700900123' })
  })

  test.each(['3210', '0160', '81234567', '081234567890'])(
    'name no number where Exotel would find none: %s',
    (party) => {
      const { queries, keeps } = planOf({ ...week, party }, 'newest', now)
      expect(queries).toEqual([{ PageSize: '100', SortBy: 'DateCreated:desc' }])
      const call = (number: string) => ({ ...row, caller: { number, name: '' } })
      expect(keeps?.(call(`09876${party}`))).toBe(true)
      expect(keeps?.(call(`+91 98-76${party}`))).toBe(true)
      expect(keeps?.(call(`${party}1`))).toBe(false)
    },
  )

  test('ask for all calls where only those with a recording are wanted, or those without', () => {
    const { queries, keeps } = planOf({ ...week, recorded: true }, 'newest', now)
    expect(queries).toEqual([{ PageSize: '100', SortBy: 'DateCreated:desc' }])
    expect([keeps?.(row), keeps?.({ ...row, state: 'preparing' })]).toEqual([true, false])
    expect(planOf({ ...week, recorded: false }, 'newest', now).keeps?.(row)).toBe(false)
  })

  test('leave all filtering to Exotel that it can do', () => {
    expect(planOf({ ...week, party: '9876543210', direction: 'inbound' }, 'newest', now).keeps).toBeNull()
  })

  test.each([{ text: 'Ada' }, { tag: 'complaint' }, { held: false }, { person: 'agent-1' }])(
    'are not made for what cannot be asked: %j',
    (filter) => {
      expect(errorOf(filter)).toEqual({ code: 'not-found' })
    },
  )
})

function errorOf(filter: Partial<Parameters<typeof planOf>[0]>) {
  try {
    planOf({ ...week, ...filter }, 'newest', now)
    return undefined
  } catch (cause) {
    return cause instanceof Failure ? cause.error : cause
  }
}
