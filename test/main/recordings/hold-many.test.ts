import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { AccessToken, RecordingsFacet } from '../../../src/main/portals/facets.ts'
import { holdMany } from '../../../src/main/recordings/hold-many.ts'
import { type AppError, Failure } from '../../../src/shared/errors.ts'
import type { RecordingDetails } from '../../../src/shared/recordings/recording.ts'
import type { RecordingSelection } from '../../../src/shared/recordings/recording-files.ts'
import type { Recording, RecordingPage, RecordingQuery } from '../../../src/shared/recordings/recordings.ts'

const host = 'portal.example'
const view = { from: '2026-06-10T00:00:00.000Z', to: '2026-06-11T00:00:00.000Z' }
const hold = { reason: 'Complaint', case: '4471' }
const pageSize = 2

/** A portal with so many calls, a page of two at a time; holds fail as told, by the call's id. */
function portalWith(count: number, part: (index: number) => Partial<Recording> = () => ({})) {
  const calls = Array.from(
    { length: count },
    (_, index) =>
      ({
        id: `call-${index}`,
        start: new Date(Date.UTC(2026, 5, 10, 9, index)).toISOString(),
        direction: 'inbound',
        caller: { number: `+44 1632 96000${index}`, name: '' },
        callee: { number: '200', name: 'Ada Fernandes' },
        state: 'available',
        held: false,
        ...part(index),
      }) as Recording,
  )
  const refusals = new Map<string, AppError>()
  const sent: string[] = []
  let underWay = 0
  let mostUnderWay = 0
  /** By position, so that a list that gets shorter while it is read would skip calls. */
  const list = async (query: RecordingQuery): Promise<RecordingPage> => {
    const matching = calls.filter(({ held }) => query.held === undefined || held === query.held)
    const offset = query.at.by === 'cursor' ? Number(query.at.cursor) : query.at.offset
    const next = offset + pageSize < matching.length ? String(offset + pageSize) : null
    return {
      recordings: matching.slice(offset, offset + pageSize).map((call) => ({ ...call })),
      total: { count: matching.length, isExact: true },
      next,
      previous: null,
      searchedTo: null,
    }
  }
  const find = (id: string) => {
    const found = calls.find((call) => call.id === id)
    if (!found) throw new Failure({ code: 'not-found' })
    return found
  }
  const facet: Pick<RecordingsFacet, 'list' | 'read' | 'hold'> = {
    list: (_, query) => list(query),
    read: async (_, id) => ({ ...find(id) }) as RecordingDetails,
    async hold(_, id) {
      sent.push(id)
      mostUnderWay = Math.max(mostUnderWay, ++underWay)
      await setImmediate()
      underWay--
      const refusal = refusals.get(id)
      if (refusal) throw new Failure(refusal)
      find(id).held = true
    },
  }
  return { calls, refusals, sent, facet, mostUnderWay: () => mostUnderWay }
}

function put(
  { facet }: Pick<ReturnType<typeof portalWith>, 'facet'>,
  selection: Partial<RecordingSelection> = { views: [view] },
  { signal = new AbortController().signal, onDone = (_: number) => {} } = {},
) {
  return holdMany({
    ask: (use) => use(facet as RecordingsFacet, 'token' as AccessToken, host),
    patient: (request) => request(signal),
    signal,
    selection: { views: [], ids: [], except: [], ...selection },
    hold,
    onDone,
  })
}

const nothing = { held: 0, already: 0, without: 0, failed: 0, problems: [], stopped: null }

describe('holds for all that match', () => {
  it('are put page by page, a few at once, and not on the exceptions', async () => {
    const portal = portalWith(9)
    const done: number[] = []
    const made = await put(portal, { views: [view], except: ['call-3'] }, { onDone: (count) => done.push(count) })
    expect(made).toEqual({ ...nothing, held: 8 })
    expect(portal.calls.filter(({ held }) => !held).map(({ id }) => id)).toEqual(['call-3'])
    expect(done).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(portal.mostUnderWay()).toBeLessThanOrEqual(4)
  })

  it('reach every call of a list of those that are not on hold, although it gets shorter', async () => {
    const portal = portalWith(9, (index) => ({ held: index === 0 }))
    expect(await put(portal, { views: [{ ...view, held: false }] })).toEqual({ ...nothing, held: 8 })
    expect(portal.calls.every(({ held }) => held)).toBe(true)
  })

  it('leave a hold that is there as it is, and count it apart, as calls without a recording', async () => {
    const portal = portalWith(5, (index) => (index === 1 ? { held: true } : index === 2 ? { state: 'none' } : {}))
    expect(await put(portal)).toEqual({ ...nothing, held: 3, already: 1, without: 1 })
    expect(portal.sent).not.toContain('call-1')
    expect(portal.sent).not.toContain('call-2')
  })
})

describe('a hold', () => {
  it('that is refused is told with the call and the reason, and the others are put', async () => {
    const portal = portalWith(4)
    portal.refusals.set('call-2', { code: 'forbidden' })
    const made = await put(portal, { ids: ['call-1', 'call-2', 'gone'] })
    expect(made).toMatchObject({ held: 1, failed: 2, stopped: null })
    expect(made.problems).toEqual([
      { id: 'gone', start: null, party: '', why: 'not-found' },
      { id: 'call-2', start: '2026-06-10T09:02:00.000Z', party: '+44 1632 960002', why: 'forbidden' },
    ])
  })

  it('whose answer is lost counts by what the portal has', async () => {
    const portal = portalWith(2)
    for (const { id } of portal.calls) portal.refusals.set(id, { code: 'outcome-unknown', host })
    const carriedOut = portal.facet.hold
    portal.facet.hold = async (token, id, wanted) => {
      const [first] = portal.calls
      if (first?.id === id) first.held = true
      await carriedOut?.(token, id, wanted)
    }
    const made = await put(portal, { ids: ['call-0', 'call-1'] })
    expect(made).toMatchObject({ held: 1, failed: 1, problems: [{ id: 'call-1', why: 'outcome-unknown' }] })
    expect(portal.sent).toEqual(['call-0', 'call-1'])
  })

  it('that fails for a reason that all would meet ends it, with what was done', async () => {
    const portal = portalWith(9)
    portal.refusals.set('call-4', { code: 'session-expired' })
    const made = await put(portal)
    expect(made).toMatchObject({ failed: 0, problems: [], stopped: { code: 'session-expired' } })
    expect(made.held).toBe(portal.calls.filter(({ held }) => held).length)
    expect(portal.sent.length).toBeLessThan(9)
  })

  it('that nobody may put is not tried for every call', async () => {
    const portal = portalWith(60)
    for (const { id } of portal.calls) portal.refusals.set(id, { code: 'forbidden' })
    expect(await put(portal)).toMatchObject({ held: 0, stopped: { code: 'forbidden' } })
    expect(portal.sent.length).toBeLessThan(30)
  })
})

it('is stopped by the person: none is put after that, and those that were are counted', async () => {
  const portal = portalWith(30)
  const stopping = new AbortController()
  const made = await put(portal, undefined, {
    signal: stopping.signal,
    onDone: (done) => done === 5 && stopping.abort(),
  })
  expect(made.stopped).toEqual({ code: 'cancelled' })
  expect(made.held).toBe(portal.calls.filter(({ held }) => held).length)
  expect(made.held).toBeLessThan(10)
})
