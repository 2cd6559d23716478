// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type AccountRecordings, accountRecordings } from '../../../src/renderer/recordings/account-recordings.ts'
import { initialFilters } from '../../../src/renderer/recordings/filter/filters.ts'
import { firstView } from '../../../src/renderer/recordings/recording-rows.ts'
import { endSession } from '../../../src/renderer/session/session-state.ts'
import { type CallsPortal, startCalls } from './calls-portal.ts'
import { aCall } from './recording.ts'

const now = '2026-11-24T14:05:00Z'
let portal: CallsPortal
let stop = () => {}

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse(now) })
})
afterEach(() => {
  stop()
  endSession('signed-out')
  vi.useRealTimers()
})

/** The list as a screen shows it. */
async function show(...start: Parameters<typeof startCalls>): Promise<AccountRecordings> {
  portal = startCalls(...start)
  const recordings = accountRecordings.value
  if (!recordings) throw new Error('Nobody is signed in')
  stop = recordings.follow()
  await settle()
  return recordings
}
const settle = () => vi.advanceTimersByTimeAsync(2_000)
const idsOf = ({ rows }: AccountRecordings) => {
  const shown = rows.show(firstView)
  return Array.from({ length: shown.count }, (_, index) => shown.at(index)?.id)
}
const type = (recordings: AccountRecordings, query: string) => {
  recordings.place.view.value = { ...firstView, query }
}
const several = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    aCall(`call-${index}`, new Date(Date.parse(now) - (index + 1) * 600_000).toISOString()),
  )

describe('the list of calls', () => {
  test('begins with the last seven days, the latest first', async () => {
    const recordings = await show([
      aCall('old', '2026-11-10T10:00:00Z'),
      aCall('monday', '2026-11-23T10:00:00Z'),
      aCall('today', '2026-11-24T10:00:00Z'),
    ])
    expect(idsOf(recordings)).toEqual(['today', 'monday'])
    expect(recordings.pages.days.value).toEqual([
      { date: '2026-11-23', count: 1 },
      { date: '2026-11-24', count: 1 },
    ])
  })

  test('is searched for what was typed when the person pauses, once', async () => {
    const recordings = await show([
      aCall('one', '2026-11-24T10:00:00Z'),
      aCall('other', '2026-11-24T11:00:00Z', { caller: { number: '01632 960777', name: '' } }),
    ])
    const before = portal.asked.length
    for (const typed of ['0', '07', '077', '0777']) type(recordings, typed)
    await settle()
    type(recordings, '0123')
    await settle()
    expect(idsOf(recordings)).toEqual(['one'])
    const parties = portal.asked.slice(before).filter(({ limit }) => limit > 1)
    expect(parties.map(({ party }) => party)).toEqual(['0777', '0123'])
  })

  test('is the one for the filters, also where they change within a millisecond of reading it', async () => {
    const recordings = await show([
      aCall('in', '2026-11-24T10:00:00Z'),
      aCall('out', '2026-11-24T09:00:00Z', { direction: 'outbound' }),
    ])
    recordings.filterBy({ direction: 'inbound' })
    recordings.filterBy({ direction: 'outbound' })
    await settle()
    expect(recordings.pages.listed.value?.filter.direction).toBe('outbound')
    expect(idsOf(recordings)).toEqual(['out'])
  })

  test('keeps its range while it is scrolled, and counts what comes later', async () => {
    const recordings = await show(several(250))
    expect(recordings.rows.newer.value).toBe(0)
    portal.calls.push(aCall('new', '2026-11-24T14:06:00Z'))
    // It was going on when the list was read.
    portal.calls.push(aCall('late', '2026-11-24T14:04:00Z'))
    vi.setSystemTime(Date.parse(now) + 300_000)
    await recordings.rows.lookForNewer()
    expect(recordings.rows.newer.value).toBe(2)
    recordings.rows.show(firstView).inSight?.(200, 220)
    await settle()
    expect(new Set(portal.asked.filter(({ limit }) => limit > 1).map(({ to }) => to)).size).toBe(1)
    await recordings.rows.refresh()
    await settle()
    expect(idsOf(recordings).slice(0, 2)).toEqual(['new', 'late'])
    expect(recordings.rows.newer.value).toBe(0)
  })

  test('has no newer calls where its dates are over', async () => {
    const recordings = await show(several(10))
    recordings.filterBy({ date: { by: 'name', name: 'yesterday' } })
    await settle()
    portal.calls.push(aCall('new', '2026-11-24T14:06:00Z'))
    vi.setSystemTime(Date.parse(now) + 300_000)
    await recordings.rows.lookForNewer()
    expect(recordings.rows.newer.value).toBe(0)
  })

  test('grows as it is scrolled where the portal stops counting', async () => {
    portal = startCalls(several(900))
    portal.mostCounted = 150
    const recordings = accountRecordings.value
    if (!recordings) throw new Error('Nobody is signed in')
    stop = recordings.follow()
    await settle()
    expect(recordings.pages.listed.value?.total.isExact).toBe(false)
    for (let row = 0; row < 1000; row += 50) {
      recordings.rows.show(firstView).inSight?.(row, row + 20)
      await settle()
    }
    expect(recordings.pages.listed.value?.total).toEqual({ count: 900, isExact: true })
    expect(recordings.rows.show(firstView).count).toBe(900)
  })

  describe('where the app filters', () => {
    const found = { caller: { number: '+44 7700 900777', name: '' } }
    /** Calls every ten minutes, of which every so many match. */
    const everyNth = (count: number, nth: number) =>
      several(count).map((call, index) => (index % nth === nth - 1 ? { ...call, ...found } : call))
    const start = async (calls: ReturnType<typeof several>, mostRead: number) => {
      const recordings = await show(calls, { filteredInApp: ['party'] })
      portal.mostRead = mostRead
      type(recordings, '0777')
      recordings.search()
      await settle()
      return recordings
    }

    test('is read on until its end, without a row that stays empty', async () => {
      const recordings = await start(everyNth(600, 50), 100)
      expect(idsOf(recordings)).toEqual(Array.from({ length: 12 }, (_, index) => `call-${index * 50 + 49}`))
      expect(recordings.pages.searched.value).toBeNull()
      expect(recordings.pages.listed.value?.total).toEqual({ count: 12, isExact: true })
      const cursors = portal.asked.map(({ at }) => (at.by === 'cursor' ? at.cursor : null))
      expect(cursors.filter(Boolean)).toEqual(['100', '200', '300', '400', '500'])
    })

    test('stops after ten answers, says how far it got, and goes on when asked to', async () => {
      const recordings = await start(everyNth(900, 450), 40)
      expect(portal.asked.filter(({ party }) => party === '0777')).toHaveLength(10)
      expect(recordings.pages.searched.value).toEqual({
        to: Date.parse(several(400)[399]?.start ?? ''),
        goesOn: false,
      })
      expect(idsOf(recordings)).toEqual([])
      recordings.pages.searchOn()
      await settle()
      expect(idsOf(recordings)).toEqual(['call-449'])
      recordings.pages.searchOn()
      await settle()
      expect(idsOf(recordings)).toEqual(['call-449', 'call-899'])
      expect(recordings.pages.searched.value).toBeNull()
    })

    test('stops when the person cancels, with what was found', async () => {
      const recordings = await show(everyNth(900, 100), { filteredInApp: ['party'] })
      portal.mostRead = 100
      const stopAtOnce = recordings.pages.searched.subscribe((searched) => {
        if (searched?.goesOn) recordings.pages.stopSearching()
      })
      type(recordings, '0777')
      recordings.search()
      await settle()
      stopAtOnce()
      expect(portal.asked.filter(({ party }) => party === '0777').length).toBeLessThanOrEqual(2)
      expect(idsOf(recordings)[0]).toBe('call-99')
      expect(recordings.pages.searched.value?.goesOn).toBe(false)
    })

    test('counts no empty calls, and waits for a longer pause or for Enter', async () => {
      const recordings = await show(several(20), { filteredInApp: ['party'] })
      portal.calls[3] = { ...portal.calls[3], ...aCall('empty', '2026-11-24T10:00:00Z', { seconds: 0 }) }
      const before = portal.asked.length
      type(recordings, '0123')
      await vi.advanceTimersByTimeAsync(1_000)
      expect(portal.asked).toHaveLength(before)
      recordings.search()
      await settle()
      expect(portal.asked.slice(before).map(({ maxSeconds, limit }) => [maxSeconds, limit])).toEqual([[undefined, 100]])
      expect(recordings.pages.listed.value?.hidden).toBe(0)
    })
  })

  test('is nobody’s once nobody is signed in', async () => {
    await show(several(3))
    endSession('signed-out')
    expect(accountRecordings.value).toBeNull()
  })
})

describe('calls of no length', () => {
  const empty = (id: string) => aCall(id, '2026-11-24T10:00:00Z', { seconds: 0, state: 'empty' })

  test('are left out and counted, until the person asks for them', async () => {
    const recordings = await show([empty('a'), empty('b'), aCall('real', '2026-11-24T09:00:00Z')])
    expect([idsOf(recordings), recordings.pages.listed.value?.hidden]).toEqual([['real'], 2])
    expect(recordings.pages.days.value).toEqual([{ date: '2026-11-24', count: 1 }])
    recordings.showsEmpty.value = true
    await settle()
    expect([idsOf(recordings).toSorted(), recordings.pages.listed.value?.hidden]).toEqual([['a', 'b', 'real'], 0])
  })

  test('stay where leaving them out would hide a call whose length is not known yet', async () => {
    const unknown = aCall('going-on', '2026-11-24T14:00:00Z', { seconds: null, state: 'preparing' })
    const recordings = await show([unknown, empty('a')])
    expect([idsOf(recordings), recordings.pages.listed.value?.hidden]).toEqual([['going-on', 'a'], 0])
  })

  test('are not asked about where the portal has no filter for the length', async () => {
    const recordings = await show([empty('a')], { filters: ['party'] })
    expect(idsOf(recordings)).toEqual(['a'])
    expect(portal.asked).toHaveLength(1)
  })
})

describe('the filters', () => {
  test('are kept for the next time, and what was typed is not', async () => {
    const recordings = await show(several(3))
    expect(portal.kept.last).toBeNull()
    recordings.filterBy({ direction: 'outbound' })
    type(recordings, '01632 960123')
    await settle()
    expect(portal.kept.last).toMatchObject({ direction: 'outbound' })
    expect(JSON.stringify(portal.kept)).not.toContain('960123')
  })

  test('that were kept are there again', async () => {
    const last = { ...initialFilters, direction: 'outbound' as const }
    const recordings = await show(
      [aCall('in', '2026-11-24T11:00:00Z'), aCall('out', '2026-11-24T10:00:00Z', { direction: 'outbound' })],
      {},
      { zone: 'utc', saved: [], last },
    )
    expect([idsOf(recordings), recordings.zone.value]).toEqual([['out'], 'UTC'])
  })

  test('that this portal does not have are not sent', async () => {
    const recordings = await show(several(3), { filters: ['party'] })
    recordings.filterBy({ direction: 'outbound', held: true })
    await settle()
    expect(idsOf(recordings)).toHaveLength(3)
    expect(portal.asked.every((query) => query.direction === undefined && query.held === undefined)).toBe(true)
  })
})

describe('going to a moment', () => {
  const goTo = async (recordings: AccountRecordings, start: string, minutes = 1) => {
    const moment = Date.parse(start)
    const error = await recordings.goTo({ start: moment, end: moment + minutes * 60_000 })
    await settle()
    const jump = recordings.place.jump.value
    return error ?? (jump === null ? null : recordings.rows.show(firstView).at(jump)?.id)
  }
  const calls = () => [
    aCall('three', '2026-11-23T15:00:00Z'),
    aCall('two', '2026-11-23T14:00:30Z'),
    aCall('one', '2026-11-23T13:00:00Z'),
    aCall('before', '2026-10-02T13:00:00Z'),
  ]

  test('leads to the call of that minute, or the next one in the list', async () => {
    const recordings = await show(calls())
    expect(await goTo(recordings, '2026-11-23T14:00:00Z')).toBe('two')
    expect(await goTo(recordings, '2026-11-23T13:59:00Z')).toBe('one')
    expect(await goTo(recordings, '2026-11-23T00:00:00Z', 24 * 60)).toBe('three')
  })

  test('leads to the next later one where the earliest come first', async () => {
    const recordings = await show(calls())
    recordings.place.view.value = { ...firstView, descending: false }
    await settle()
    expect(await goTo(recordings, '2026-11-23T13:59:00Z')).toBe('two')
  })

  test('outside the dates lists that day', async () => {
    const recordings = await show(calls())
    expect(await goTo(recordings, '2026-10-02T12:30:00Z')).toBe('before')
    expect(recordings.filters.value.date).toEqual({ by: 'between', from: '2026-10-02', to: '2026-10-02' })
  })
})
