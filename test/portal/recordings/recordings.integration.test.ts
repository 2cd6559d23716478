import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  recordingDaysBodySchema,
  recordingListSchema,
  recordingPeopleBodySchema,
} from '../../../src/main/portals/call-record/recordings.ts'
import { type RunningPortal, startPortal } from '../portal.ts'
import { ask, portalForTest } from '../portal-client.ts'
import type { StoredRecording } from './store.ts'

const day = 24 * 3_600_000
const until = Date.UTC(2026, 5, 17, 15, 30)
const count = 1_000_000
const year = { from: new Date(until - 365 * day).toISOString(), to: new Date(until).toISOString() }

let portal: RunningPortal
let token: string

beforeAll(async () => {
  portal = await startPortal({ recordings: count, recordingsUntil: until })
  token = await signIn(portal)
})
afterAll(() => portal?.close())

async function signIn(portal: RunningPortal, person: 'ada' | 'ben' | 'cleo' = 'ada'): Promise<string> {
  const { username, password } = portal.people[person]
  const { body } = await ask(portal, 'signIn', { body: { username, password } })
  return z.object({ accessToken: z.string() }).parse(body).accessToken
}

type Query = Record<string, string | number>
const list = async (query: Query, of = portal, by = token) =>
  recordingListSchema.parse((await ask(of, 'listRecordings', { token: by, query: { ...year, ...query } })).body)
const days = async (query: Query = {}) =>
  recordingDaysBodySchema.parse(
    (await ask(portal, 'countRecordings', { token, query: { ...year, zone: 'UTC', ...query } })).body,
  ).days
const people = async (query: Query = {}, of = portal, by = token) =>
  recordingPeopleBodySchema.parse((await ask(of, 'findPeople', { token: by, query })).body)
const refusal = async (query: Query) => {
  const { status, body } = await ask(portal, 'listRecordings', { token, query: { ...year, ...query } })
  return {
    status,
    field: z.object({ problems: z.array(z.object({ field: z.string() })) }).parse(body).problems[0]?.field,
  }
}

describe('a million recordings', () => {
  test('are counted, and listed from the newest, a page at a time', async () => {
    const page = await list({ limit: 100 })
    expect(page).toMatchObject({ total: count, exact: true, previous: null })
    expect(page.recordings).toHaveLength(100)
    const starts = page.recordings.map(({ start }) => Date.parse(start))
    expect(starts).toEqual(starts.toSorted((one, other) => other - one))
    expect(starts[0]).toBeGreaterThan(until - 3_600_000)
  })

  test('are listed from the oldest as well, and end there', async () => {
    const last = await list({ order: 'oldest', offset: count - 3 })
    expect(last.recordings).toHaveLength(3)
    expect(last.next).toBeNull()
    const first = await list({ limit: 3 })
    expect(last.recordings.toReversed()).toEqual(first.recordings)
    expect((await list({ offset: count })).recordings).toEqual([])
  })

  test('are found at any place of the list, where the days before it say', async () => {
    const all = await days()
    expect(all.reduce((sum, { count }) => sum + count, 0)).toBe(count)
    expect(all.length).toBeGreaterThan(360)
    for (const wanted of [all[3], all[180], all.at(-2)]) {
      const later = all.filter(({ date }) => date > (wanted?.date ?? ''))
      const offset = later.reduce((sum, { count }) => sum + count, 0)
      const { recordings } = await list({ offset: offset - 1, limit: 2 })
      expect(recordings[0]?.start.slice(0, 10)).toBe(later[0]?.date)
      expect(recordings[1]?.start.slice(0, 10)).toBe(wanted?.date)
    }
  })

  test('come by working hours: most on weekdays, few at night', async () => {
    const all = await days({ from: '2026-06-01T00:00:00Z', to: '2026-06-15T00:00:00Z' })
    const on = (date: string) => all.find((day) => day.date === date)?.count ?? 0
    expect(on('2026-06-10')).toBeGreaterThan(on('2026-06-14') * 5)
    const hour = async (hour: string) =>
      (await list({ from: `2026-06-10T${hour}:00:00Z`, to: `2026-06-10T${hour}:59:59Z`, limit: 1 })).total
    expect(await hour('10')).toBeGreaterThan((await hour('03')) * 20)
  })

  test('are walked by cursors in both ways, and none is met twice or left out', async () => {
    const range = { from: '2026-06-10T09:00:00Z', to: '2026-06-10T09:40:00Z' }
    const ids: string[] = []
    const pages = [await list({ ...range, limit: 40 })]
    for (let page = pages[0]; page; page = pages.at(-1)) {
      ids.push(...page.recordings.map(({ id }) => id))
      if (page.next === null || pages.length > 50) break
      pages.push(await list({ ...range, limit: 40, cursor: page.next }))
    }
    expect(pages.length).toBeGreaterThan(3)
    expect(new Set(ids).size).toBe(pages[0]?.total)
    expect(ids).toHaveLength(pages[0]?.total ?? 0)
    const back = await list({ ...range, limit: 40, cursor: pages[2]?.previous ?? '' })
    expect(back.recordings).toEqual(pages[1]?.recordings)
    const oldest = await list({ ...range, limit: 40, order: 'oldest' })
    const second = await list({ ...range, limit: 40, order: 'oldest', cursor: oldest.next ?? '' })
    expect([...oldest.recordings, ...second.recordings].map(({ id }) => id)).toEqual(ids.toReversed().slice(0, 80))
  })

  test('are filtered, and counted alike', async () => {
    const range = { from: '2026-06-08T00:00:00Z', to: '2026-06-15T00:00:00Z' }
    const everything = await list({ ...range, limit: 1 })
    const filters: Query[] = [
      { direction: 'inbound' },
      { recorded: 'true' },
      { recorded: 'false', direction: 'outbound' },
      { minSeconds: 600 },
    ]
    for (const filter of filters) {
      const page = await list({ ...range, ...filter, limit: 200 })
      expect(page.recordings.length).toBeGreaterThan(0)
      for (const one of page.recordings) {
        if (filter.direction) expect(one.direction).toBe(filter.direction)
        if (filter.recorded) expect(one.state !== 'none').toBe(filter.recorded === 'true')
        if (filter.minSeconds) expect(one.seconds).toBeGreaterThanOrEqual(600)
      }
      const counted = (await days({ ...range, ...filter })).reduce((sum, { count }) => sum + count, 0)
      expect(counted).toBeLessThan(everything.total)
      if (page.exact) expect(page.total).toBe(counted)
      else expect(counted).toBeGreaterThanOrEqual(page.total)
    }
  })

  test('of a number are found by its last digits, whoever called whom', async () => {
    const [known] = (await list({ direction: 'inbound', limit: 1 })).recordings
    const digits = known?.caller.number.replace(/\D/g, '').slice(-6) ?? ''
    const { recordings, total, exact } = await list({ party: digits, limit: 200 })
    expect(recordings.map(({ id }) => id)).toContain(known?.id)
    expect({ total, exact }).toEqual({ total: recordings.length, exact: true })
    for (const { caller, callee } of recordings) {
      const ends = [caller, callee].map(({ number }) => number.replace(/\D/g, '').endsWith(digits))
      expect(ends).toContain(true)
    }
    expect(await list({ party: '000000000000' })).toMatchObject({ total: 0, recordings: [], next: null })
  })

  test('of a person are found by the id that a search for the name tells', async () => {
    const found = await people({ search: '2017' })
    expect(found).toMatchObject({ more: false, people: [{ extension: '2017' }] })
    const [chosen] = found.people
    const { recordings, total, exact } = await list({ person: chosen?.id ?? '', limit: 200 })
    expect(recordings).toHaveLength(200)
    expect(exact).toBe(true)
    for (const { caller, callee } of recordings) {
      expect([caller, callee]).toContainEqual({ number: '2017', name: chosen?.name })
    }
    const counted = (await days({ person: chosen?.id ?? '' })).reduce((sum, { count }) => sum + count, 0)
    expect(counted).toBe(total)
  })

  test('of somebody who left are still found, while the extension is somebody else’s', async () => {
    const { people: found } = await people({ search: '2000' })
    expect(found).toHaveLength(1)
    const oldest = (await list({ person: 'former-2000', order: 'oldest', limit: 1 })).recordings[0]
    const name = [oldest?.caller, oldest?.callee].find((party) => party?.number === '2000')?.name ?? ''
    expect((await people({ search: name, limit: 50 })).people).toContainEqual({
      id: 'former-2000',
      name,
      extension: '',
    })
    expect(found[0]?.id).toBe('employee-2000')
    expect((await list({ person: 'employee-2000', order: 'oldest', limit: 1 })).recordings[0]?.start).not.toBe(
      oldest?.start,
    )
  })

  test('of which too many match to count are said to be at least so many', async () => {
    expect(await list({ direction: 'inbound', limit: 1 })).toMatchObject({ total: 10_000, exact: false })
  })
})

test('a day is that of the zone asked for, also when clocks change', async () => {
  const portal = await portalForTest({ recordingsUntil: until })
  expect((await ask(portal, 'listRecordings', { token: await signIn(portal), query: year })).problem).toBe('forbidden')
  const opened = await portalForTest({ capabilities: { recordings: {} } })
  const at = (start: string): StoredRecording => ({
    id: start,
    start: Date.parse(start),
    seconds: 1,
    direction: 'internal',
    caller: { number: '1', name: '' },
    callee: { number: '2', name: '' },
    state: 'none',
  })
  opened.recordings.add(
    ['2026-03-28T22:59:00Z', '2026-03-28T23:00:00Z', '2026-03-29T21:59:00Z', '2026-03-29T22:00:00Z'].map(at),
  )
  const { body } = await ask(opened, 'countRecordings', {
    token: await signIn(opened),
    query: { from: '2026-03-01T00:00:00Z', to: '2026-04-01T00:00:00Z', zone: 'Europe/Berlin' },
  })
  expect(body).toEqual({
    days: [
      { date: '2026-03-28', count: 1 },
      { date: '2026-03-29', count: 2 },
      { date: '2026-03-30', count: 1 },
    ],
  })
})

test('a range that is missing or longer than is read, a zone and a cursor of no portal are refused by name', async () => {
  expect(await refusal({ to: '2028-01-01T00:00:00Z' })).toEqual({ status: 422, field: 'to' })
  expect(await refusal({ from: 'yesterday' })).toEqual({ status: 422, field: 'from' })
  expect(await refusal({ cursor: 'older.-1' })).toEqual({ status: 422, field: 'cursor' })
  expect(await refusal({ limit: 201 })).toEqual({ status: 422, field: 'limit' })
  const asked = await ask(portal, 'countRecordings', { token, query: { ...year, zone: 'Mars/Olympus' } })
  expect(asked.status).toBe(422)
})

test('whoever may not see the phones does not see who called', async () => {
  const cleo = await signIn(portal, 'cleo')
  expect((await ask(portal, 'listRecordings', { token: cleo, query: year })).problem).toBe('forbidden')
  expect((await ask(portal, 'findPeople', { token: cleo })).problem).toBe('forbidden')
})

describe('people', () => {
  const call = (person: string, name: string, number: string, start = until): StoredRecording => ({
    id: `${person}-${start}`,
    start,
    seconds: 60,
    direction: 'inbound',
    caller: { number: '+44 1632 960001', name: '' },
    callee: { number, name, person },
    state: 'available',
  })
  const everyone = [
    call('ana', 'Ana Silva', '310'),
    call('jose', 'José Núñez', '311'),
    call('percent', 'Half_100% Sure', '412'),
    call('hana', 'Hana Ito', '313'),
  ]
  async function opened(calls = everyone) {
    const portal = await portalForTest({ capabilities: { recordings: { filters: ['person'] } } })
    portal.recordings.add(calls)
    const token = await signIn(portal)
    return {
      portal,
      namesOf: async (query: Query) => (await people(query, portal, token)).people.map(({ name }) => name),
    }
  }

  test('are found by a part of the name in any spelling, and by the beginning of the extension, by name', async () => {
    const { namesOf } = await opened()
    expect(await namesOf({})).toEqual(['Ana Silva', 'Half_100% Sure', 'Hana Ito', 'José Núñez'])
    expect(await namesOf({ search: 'ANA' })).toEqual(['Ana Silva', 'Hana Ito'])
    expect(await namesOf({ search: 'jose nu' })).toEqual(['José Núñez'])
    expect(await namesOf({ search: '31' })).toEqual(['Ana Silva', 'Hana Ito', 'José Núñez'])
    expect(await namesOf({ search: '%' })).toEqual(['Half_100% Sure'])
    expect(await namesOf({ search: '12' })).toEqual([])
  })

  test('are as many as asked for, and whether there are more is told', async () => {
    const { portal } = await opened()
    const token = await signIn(portal)
    expect(await people({ limit: 3 }, portal, token)).toMatchObject({ more: true, people: { length: 3 } })
    expect(await people({ limit: 4 }, portal, token)).toMatchObject({ more: false, people: { length: 4 } })
    expect((await ask(portal, 'findPeople', { token, query: { limit: 51 } })).status).toBe(422)
  })

  test('are those whose calls somebody may see, and their calls are in no list of others', async () => {
    const { portal } = await opened()
    portal.recordings.setConfidential('ana')
    const [ada, ben] = await Promise.all([signIn(portal, 'ada'), signIn(portal, 'ben')])
    expect((await people({ search: 'ana' }, portal, ada)).people.map(({ id }) => id)).toEqual(['ana', 'hana'])
    expect((await people({ search: 'ana' }, portal, ben)).people.map(({ id }) => id)).toEqual(['hana'])
    const range = { from: new Date(until - day).toISOString(), to: new Date(until + day).toISOString() }
    expect((await list(range, portal, ada)).total).toBe(4)
    const bens = await list(range, portal, ben)
    expect([bens.total, bens.recordings.map(({ callee }) => callee.name)]).toEqual([
      3,
      expect.not.arrayContaining(['Ana Silva']),
    ])
    const read = (token: string) => ask(portal, 'readRecording', { token, parameters: { recording: `ana-${until}` } })
    expect([(await read(ada)).status, (await read(ben)).problem]).toEqual([200, 'not-found'])
    // To those who may not see them they are nobody.
    for (const person of ['ana', 'nobody']) {
      const query = { ...range, person }
      const refused = await ask(portal, 'listRecordings', { token: ben, query })
      expect(refused).toMatchObject({ status: 422, body: { problems: [{ field: 'person', rule: 'unknown' }] } })
      expect((await ask(portal, 'countRecordings', { token: ben, query: { ...query, zone: 'UTC' } })).status).toBe(422)
    }
  })

  test('are not told by a portal that has no filter for them', async () => {
    const portal = await portalForTest({ capabilities: { recordings: { filters: ['party'] } } })
    expect((await ask(portal, 'findPeople', { token: await signIn(portal) })).problem).toBe('not-found')
  })
})

test('the same seed and moment give the same calls', async () => {
  const [one, other] = await Promise.all([1, 2].map(() => portalForTest({ recordings: 300, recordingsUntil: until })))
  if (!one || !other) throw new Error('the portals did not start')
  const page = await list({ limit: 200 }, one, await signIn(one))
  expect(page.total).toBe(300)
  expect(await list({ limit: 200 }, other, await signIn(other))).toEqual(page)
})
