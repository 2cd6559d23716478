// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type AccountRecordings, accountRecordings } from '../../../src/renderer/recordings/account-recordings.ts'
import { firstView, type RecordingRow } from '../../../src/renderer/recordings/recording-rows.ts'
import { endSession } from '../../../src/renderer/session/session-state.ts'
import { type CallsPortal, startCalls } from './calls-portal.ts'
import { aCall } from './recording.ts'

let portal: CallsPortal
let stop = () => {}

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-24T14:05:00Z') })
})
afterEach(() => {
  stop()
  endSession('signed-out')
  vi.useRealTimers()
})

const settle = () => vi.advanceTimersByTimeAsync(2_000)
const several = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    aCall(`call-${index}`, new Date(Date.parse('2026-11-24T13:00:00Z') - index * 60_000).toISOString()),
  )

/** The list of so many calls as a screen shows it, the latest first. */
async function show(count = 250, mostCounted = Number.POSITIVE_INFINITY): Promise<AccountRecordings> {
  portal = startCalls(several(count))
  portal.mostCounted = mostCounted
  const recordings = accountRecordings.value
  if (!recordings) throw new Error('Nobody is signed in')
  stop = recordings.follow()
  await settle()
  return recordings
}
function rowAt({ rows }: AccountRecordings, index: number): RecordingRow {
  const row = rows.show(firstView).at(index)
  if (!row) throw new Error(`Row ${index} is not there`)
  return row
}

describe('all calls that match', () => {
  test('are the filter of the list, without an id of any of them', async () => {
    const { chosen, pages } = await show()
    chosen.chooseAll()
    expect(chosen.total).toEqual({ count: 250, isExact: true })
    expect(chosen.hasAll).toBe(true)
    expect(chosen.selection).toEqual({ views: [pages.listed.value?.filter], ids: [], except: [] })
  })

  test('without those that are taken out, which can be put back', async () => {
    const recordings = await show()
    const { chosen } = recordings
    const [first, second] = [rowAt(recordings, 0), rowAt(recordings, 1)]
    chosen.chooseAll()
    chosen.choose([first, second], false)
    expect(chosen.total.count).toBe(248)
    expect(chosen.hasAll).toBe(false)
    expect([chosen.has(first), chosen.has(rowAt(recordings, 2))]).toEqual([false, true])
    expect(chosen.selection.except).toEqual(['call-0', 'call-1'])
    chosen.choose([first], true)
    expect(chosen.selection).toMatchObject({ ids: [], except: ['call-1'] })
    expect(chosen.total.count).toBe(249)
  })

  test('are at least so many where the portal counts no further', async () => {
    const recordings = await show(250, 100)
    recordings.chosen.chooseAll()
    recordings.chosen.choose([rowAt(recordings, 0)], false)
    const counted = recordings.pages.listed.value?.total.count ?? 0
    expect(counted).toBeLessThan(250)
    expect(recordings.chosen.total).toEqual({ count: counted - 1, isExact: false })
  })

  test('are not those that came since', async () => {
    const recordings = await show(3)
    const { chosen, rows } = recordings
    chosen.chooseAll()
    portal.calls.push(aCall('newest', '2026-11-24T14:05:01Z'))
    await settle()
    await rows.refresh()
    expect(rowAt(recordings, 0).id).toBe('newest')
    expect([chosen.has(rowAt(recordings, 0)), chosen.has(rowAt(recordings, 1))]).toEqual([false, true])
    expect(chosen.total.count).toBe(3)
    expect(chosen.hasAll).toBe(false)
    chosen.choose([rowAt(recordings, 0)], true)
    expect(chosen.total.count).toBe(4)
    expect(chosen.selection.ids).toEqual(['newest'])
  })
})

describe('calls that are chosen one by one', () => {
  test('are their ids', async () => {
    const recordings = await show()
    const { chosen } = recordings
    expect(chosen.isOn).toBe(false)
    chosen.choose([rowAt(recordings, 0), rowAt(recordings, 2)], true)
    chosen.choose([rowAt(recordings, 0)], false)
    expect(chosen.isOn).toBe(true)
    expect(chosen.selection).toEqual({ views: [], ids: ['call-2'], except: [] })
    expect(chosen.total).toEqual({ count: 1, isExact: true })
  })

  test('are as many as one selection can name, and it says so', async () => {
    const recordings = await show(500)
    const { chosen, rows } = recordings
    const shown = rows.show(firstView)
    chosen.choose((await shown.read?.(0, 399)) ?? [], true)
    expect([chosen.total.count, chosen.isFull]).toEqual([400, false])
    chosen.choose((await shown.read?.(400, 400)) ?? [], true)
    expect([chosen.total.count, chosen.isFull]).toEqual([400, true])
    chosen.choose([rowAt(recordings, 0)], false)
    expect([chosen.total.count, chosen.isFull]).toEqual([399, false])
  })

  test('of a range are read where they are not in memory', async () => {
    const { rows } = await show(450)
    const read = await rows.show(firstView).read?.(95, 305)
    expect(read?.map(({ id }) => id)).toEqual(Array.from({ length: 211 }, (_, index) => `call-${index + 95}`))
  })
})

describe('what is chosen', () => {
  test('ends when other calls are searched for', async () => {
    const { chosen, filterBy } = await show().then((recordings) => ({
      chosen: recordings.chosen,
      filterBy: recordings.filterBy.bind(recordings),
    }))
    chosen.chooseAll()
    filterBy({ direction: 'outbound' })
    await settle()
    expect(chosen.isOn).toBe(false)
  })

  test('stays when the same calls are listed in another order, or read again', async () => {
    const recordings = await show()
    const { chosen, place, rows } = recordings
    chosen.choose([rowAt(recordings, 0)], true)
    place.view.value = { ...firstView, descending: false }
    await settle()
    await rows.refresh()
    expect(chosen.selection.ids).toEqual(['call-0'])
  })

  test('is still there when the person comes back from another page', async () => {
    const recordings = await show()
    recordings.chosen.choose([rowAt(recordings, 0)], true)
    stop()
    stop = recordings.follow()
    await settle()
    expect(recordings.chosen.selection.ids).toEqual(['call-0'])
  })

  test('is nobody else’s', async () => {
    const { chosen } = await show()
    chosen.chooseAll()
    endSession('signed-out')
    const other = await show()
    expect(other.chosen.isOn).toBe(false)
  })
})
