import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { RecordingQuery } from '../../../../src/shared/recordings/recordings.ts'
import { failureOf } from '../../http/failure-of.ts'
import { day, type Signed, signedIn } from './recordings-at-exotel.ts'

async function everyRow({ list }: Signed, query: RecordingQuery): Promise<string[]> {
  const found: string[] = []
  let next: string | null = null
  for (let pages = 0; pages === 0 || next; pages++) {
    const at = next === null ? query.at : { by: 'cursor' as const, cursor: next }
    const page = await list({ ...query, at })
    found.push(...page.recordings.map(({ id }) => id))
    next = page.next
    expect(pages).toBeLessThan(50)
  }
  return found
}

const sids = ({ exotel }: Signed, least: number) =>
  exotel.calls
    .all()
    .filter(({ created }) => created >= least)
    .map(({ sid }) => sid)

describe('the list of calls', () => {
  test('is read by pages of a hundred, each once, with the total', async () => {
    const session = await signedIn({ calls: 250 })
    const page = await session.list(session.lately(30))
    expect(page).toMatchObject({ total: { count: 250, isExact: true }, previous: null })
    expect(page.recordings).toHaveLength(100)
    expect(session.asked()).toHaveLength(1)
    expect(await everyRow(session, session.lately(30))).toEqual(sids(session, 0))
    expect(session.asked()).toHaveLength(3)
  })

  test('goes back six months, a month at a time', async () => {
    const session = await signedIn({ calls: 0 })
    const { exotel, lately, asked } = session
    for (const days of [1, 40, 100, 170, 300]) exotel.calls.add({ created: Date.now() - days * day })
    expect(await everyRow(session, lately(365))).toEqual(sids(session, Date.now() - 180 * day))
    const ranges = asked().map((path) => /gte:([\d-]+)/.exec(path)?.[1])
    expect(new Set(ranges).size).toBe(6)
  })

  test('can begin anywhere and go back, and the oldest can come first', async () => {
    const session = await signedIn({ calls: 250 })
    const { list, lately, asked } = session
    const newest = sids(session, 0)
    const [last] = (await list({ ...lately(30), at: { by: 'offset', offset: 240 } })).recordings
    expect(last?.id).toBe(newest[240])
    const query = lately(30)
    const second = await list({ ...query, at: { by: 'offset', offset: 100 } })
    asked()
    const first = await list({ ...query, at: { by: 'cursor', cursor: second.previous ?? '' } })
    expect(first.recordings.map(({ id }) => id)).toEqual(newest.slice(0, 100))
    const oldest = await list({ ...lately(30), order: 'oldest', limit: 200 })
    expect(oldest.recordings.map(({ id }) => id)).toEqual(newest.toReversed().slice(0, 200))
    expect(asked()).toHaveLength(3)
  })

  test('holds a call once that moved to the next page meanwhile', async () => {
    const session = await signedIn({ calls: 250 })
    session.exotel.calls.spoil('calls-that-move')
    expect(await everyRow(session, session.lately(30))).toEqual(sids(session, 0))
  })

  test('leaves a call out that cannot be read, and refuses an answer without any that can', async () => {
    const session = await signedIn({ calls: 150 })
    const { exotel, list, lately, facet, token } = session
    exotel.calls.spoil('malformed-call')
    const rows = sids(session, 0)
    const readable = rows.filter((_, index) => index !== 1 && index !== 101)
    expect(await everyRow(session, lately(30))).toEqual(readable)
    expect((await list({ ...lately(30), at: { by: 'offset', offset: 100 } })).total).toEqual({
      count: 148,
      isExact: true,
    })
    const alone = exotel.calls.add({ created: Date.now() - day, from: '09876543210' })
    const failure = await failureOf(facet.list(token, { ...lately(30), party: alone.from }))
    expect(failure.code).toBe('portal-unexpected')
  })

  test('takes a total that changes between pages', async () => {
    const { exotel, list, lately } = await signedIn({ calls: 150 })
    exotel.calls.spoil('changing-total')
    const query = lately(30)
    expect((await list(query)).total.count).toBe(150)
    const last = await list({ ...query, at: { by: 'offset', offset: 100 } })
    expect(last).toMatchObject({ total: { count: 150, isExact: true }, next: null })
  })

  test.each(['inbound', 'outbound', 'internal'] as const)('holds %s calls alone if asked to', async (direction) => {
    const session = await signedIn({ calls: 250 })
    const expected = session.exotel.calls.all().filter((call) => call.direction.startsWith(direction))
    const query = { ...session.lately(30), direction }
    expect(await everyRow(session, query)).toEqual(expected.map(({ sid }) => sid))
    expect((await session.list(query)).total).toEqual({ count: expected.length, isExact: true })
  })

  test('finds a number on either side, as it is dialled at home or abroad', async () => {
    const session = await signedIn({ calls: 50 })
    const { calls } = session.exotel
    const caller = calls.add({ created: Date.now() - day, from: '09876543210' })
    const called = calls.add({ created: Date.now() - 2 * day, direction: 'outbound-api', to: '09876543210' })
    for (const party of ['9876543210', '09876543210', '919876543210', '00919876543210']) {
      expect(await everyRow(session, { ...session.lately(30), party })).toEqual([caller.sid, called.sid])
    }
  })

  test('finds the last digits of a number on either side, and counts what was found', async () => {
    const session = await signedIn({ calls: 250 })
    const { calls } = session.exotel
    const caller = calls.add({ created: Date.now() - day, from: '09999943210' })
    const called = calls.add({ created: Date.now() - 20 * day, direction: 'outbound-api', to: '09999943210' })
    const query = { ...session.lately(30), party: '943210' }
    expect(await session.list(query)).toMatchObject({
      recordings: [{ id: caller.sid }, { id: called.sid }],
      total: { count: 2, isExact: true },
      next: null,
      searchedTo: null,
    })
    expect(session.asked()).toHaveLength(3)
    expect(await everyRow(session, { ...query, direction: 'outbound' })).toEqual([called.sid])
  })

  test('holds calls with a recording alone, page after page', async () => {
    const session = await signedIn({ calls: 250 })
    const expected = session.exotel.calls.all().filter(({ isRecorded }) => isRecorded === true)
    const query = { ...session.lately(30), recorded: true, limit: 30 }
    expect((await session.list(query)).total).toEqual({ count: 30, isExact: false })
    expect(await everyRow(session, query)).toEqual(expected.map(({ sid }) => sid))
    // As few requests as for all calls, and one for the first page that began anew.
    expect(session.asked()).toHaveLength(4)
  })

  test('that takes long to filter ends early, says how far it was searched, and reads on from there', async () => {
    const session = await signedIn({ calls: 0 })
    const { exotel, lately, list, asked } = session
    const minute = 60_000
    for (let index = 1; index <= 1250; index++) exotel.calls.add({ created: Date.now() - index * minute })
    const { sid } = exotel.calls.add({ created: Date.now() - 1240.5 * minute, from: '09999943210' })
    const query = { ...lately(2), party: '43210' }
    const first = await list(query)
    expect(first).toMatchObject({ recordings: [], total: { count: 0, isExact: false }, next: expect.any(String) })
    expect(Math.abs(Date.parse(first.searchedTo ?? '') - (Date.now() - 1100 * minute))).toBeLessThan(3 * minute)
    expect(asked()).toHaveLength(11)
    const second = await list({ ...query, at: { by: 'cursor', cursor: first.next ?? '' } })
    expect(second).toMatchObject({ recordings: [{ id: sid }], total: { count: 1, isExact: true }, next: null })
    expect(second.searchedTo).toBeNull()
    expect(asked()).toHaveLength(2)
  })

  test('reaches a position far ahead, and where that takes too long, on trying again', async () => {
    const session = await signedIn({ calls: 0 })
    const { exotel, lately, facet, token } = session
    for (let index = 1; index <= 1250; index++) exotel.calls.add({ created: Date.now() - index * 60_000 })
    const all = await session.list({ ...lately(2), at: { by: 'offset', offset: 1240 } })
    expect(all.recordings.map(({ id }) => id)).toEqual(sids(session, 0).slice(1240))
    const query = { ...lately(2), recorded: true, at: { by: 'offset', offset: 1240 } } as const
    expect((await failureOf(facet.list(token, query))).code).toBe('timeout')
    expect((await facet.list(token, query)).recordings.map(({ id }) => id)).toEqual(sids(session, 0).slice(1240))
  })

  test('keeps its rows in their places when the first page was read again with a new call', async () => {
    const session = await signedIn({ calls: 250 })
    const { exotel, list, lately } = session
    const query = lately(30)
    const rows = sids(session, 0)
    const { next } = await list(query)
    const { sid } = exotel.calls.add({ created: Date.now() - 60_000 })
    expect((await list(query)).recordings[0]?.id).toBe(sid)
    const second = await list({ ...query, at: { by: 'cursor', cursor: next ?? '' } })
    expect(second.recordings.map(({ id }) => id)).toEqual(rows.slice(100, 200))
  })

  test.each(['', '1', '1.100', 'c0ffee'])('has no page at a cursor that was never given: “%s”', async (cursor) => {
    const { facet, token, lately } = await signedIn({ calls: 2 })
    expect((await failureOf(facet.list(token, { ...lately(30), at: { by: 'cursor', cursor } }))).code).toBe('not-found')
  })

  test('holds calls of some length alone', async () => {
    const { list, lately } = await signedIn({ calls: 80 })
    const { recordings } = await list({ ...lately(30), minSeconds: 30, maxSeconds: 90 })
    expect(recordings.length).toBeGreaterThan(5)
    expect(recordings.every(({ seconds }) => seconds === null || (seconds >= 30 && seconds <= 90))).toBe(true)
  })

  test('is read by Exotel’s clock where this one is wrong', async () => {
    const { list, lately, adapter, token, exotel } = await signedIn({ calls: 20 })
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 3 * 3_600_000)
    onTestFinished(() => void vi.restoreAllMocks())
    exotel.clock.advance(-3 * 3_600_000)
    await adapter.session.check(token)
    expect((await list(lately(30))).recordings.length).toBeGreaterThan(10)
  })
})
