import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { daysWithRows } from '../../../src/renderer/list/date-rail.tsx'
import { PagedRows, type PagePlace, type ReadPage } from '../../../src/renderer/list/paged-rows.ts'
import type { Result } from '../../../src/shared/errors.ts'
import type { RowView } from '../../../src/shared/lists/row-index.ts'

interface Call {
  id: string
  number: string
}
type View = RowView<'number'>

const first: View = { query: '', column: 'number', descending: false, only: null }
const pageSize = 100
const call = (index: number): Call => ({ id: `call-${index}`, number: String(index) })
const rowsFrom = (from: number, count: number) => Array.from({ length: count }, (_, index) => call(from + index))

interface Portal {
  rows: PagedRows<Call, 'number'>
  /** The first row of every page asked for. */
  asked: number[]
  views: View[]
}

/** A portal with so many calls; `answer` may hold a page back or refuse it. */
function portalOf(
  total: number,
  by: 'offset' | 'cursor' = 'offset',
  answer: (place: PagePlace, page: ReadPage<Call>) => Promise<Result<ReadPage<Call>>> = async (_, value) => ({
    ok: true,
    value,
  }),
): Portal {
  const portal: Omit<Portal, 'rows'> = { asked: [], views: [] }
  const rows = new PagedRows<Call, 'number'>({
    by,
    pageSize,
    first,
    mostPages: 8,
    countNewer: async () => ({ ok: true, value: 12 }),
    async readPage(view, place) {
      // By cursors the portal knows no places.
      const from = by === 'cursor' ? Number(place.cursor ?? 0) : place.offset
      portal.asked.push(from)
      portal.views.push(view)
      const end = Math.min(total, from + pageSize)
      return answer(place, {
        rows: rowsFrom(from, Math.max(0, end - from)),
        total: by === 'cursor' ? 0 : total,
        next: end < total ? String(end) : null,
      })
    },
  })
  return { ...portal, rows }
}

const shown = ({ rows }: Portal) => rows.show(first)
const settled = () => new Promise((resolve) => setImmediate(resolve))
async function see(portal: Portal, from: number, count = 20) {
  shown(portal).inSight?.(from, from + count)
  await settled()
}
/** How many of a million rows the page holds. */
const held = (portal: Portal, total: number) =>
  Array.from({ length: total / pageSize }, (_, page) => shown(portal).at(page * pageSize)).filter(Boolean).length

describe('a list of a million rows by their places', () => {
  test('shows what is in sight and a page beside it, and nothing else is asked for', async () => {
    const portal = portalOf(1_000_000)
    await portal.rows.load()
    expect(shown(portal).count).toBe(1_000_000)
    expect(portal.rows.loading.value).toMatchObject({ state: 'complete', total: 1_000_000 })
    await see(portal, 777_780)
    expect(shown(portal).at(777_799)).toEqual(call(777_799))
    expect(portal.asked.toSorted((one, other) => one - other)).toEqual([0, 100, 777_600, 777_700, 777_800])
    await see(portal, 999_990, 10)
    expect(shown(portal).at(999_999)).toEqual(call(999_999))
    expect(shown(portal).at(1_000_000)).toBeUndefined()
  })

  test('drops what is far away, and reads it again when the person comes back', async () => {
    const portal = portalOf(1_000_000)
    await portal.rows.load()
    for (let place = 0; place < 1_000_000; place += 50_000) await see(portal, place)
    expect(held(portal, 1_000_000)).toBe(8)
    expect(shown(portal).at(0)).toBeUndefined()
    await see(portal, 0)
    expect(shown(portal).at(0)).toEqual(call(0))
    expect(portal.asked.filter((from) => from === 0)).toHaveLength(2)
  })

  test('names rows to the keyboard by their places, also those that have not come', async () => {
    const portal = portalOf(1_000_000)
    await portal.rows.load()
    const rows = shown(portal)
    expect(rows.indexOfKey(rows.keyAt(999_999) ?? '')).toBe(999_999)
    expect([rows.keyAt(1_000_000), rows.keyAt(-1)]).toEqual([undefined, undefined])
    expect([rows.indexOfId('call-42'), rows.indexOfId('call-999999')]).toEqual([42, -1])
  })

  test('goes to a day by the counts of the days before it', async () => {
    const days = daysWithRows([
      { date: '2026-03-03', count: 412 },
      { date: '2026-03-02', count: 3000 },
      { date: '2026-03-01', count: 7 },
    ])
    expect(days.map(({ row }) => row)).toEqual([0, 412, 3412])
    const portal = portalOf(3419)
    await portal.rows.load()
    await see(portal, days[2]?.row ?? 0, 7)
    expect(shown(portal).at(3412)).toEqual(call(3412))
  })

  test('asks for no more than two pages at once, and passes over those that were scrolled past', async () => {
    const answers: (() => void)[] = []
    const portal = portalOf(1_000_000, 'offset', async ({ offset }, value) => {
      if (offset > 100) await new Promise<void>((resolve) => answers.push(resolve))
      return { ok: true, value }
    })
    await portal.rows.load()
    for (const place of [200_000, 300_000, 400_000, 500_000]) await see(portal, place)
    expect(portal.asked.slice(2)).toEqual([200_000, 200_100])
    for (const answer of answers.splice(0)) answer()
    await settled()
    expect(portal.asked.slice(4)).toEqual([500_000, 500_100])
    // Answers that overtake each other land in their own places.
    for (const answer of answers.splice(0).reverse()) answer()
    await settled()
    expect(shown(portal).at(500_000)).toEqual(call(500_000))
    expect(shown(portal).at(500_100)).toEqual(call(500_100))
  })
})

describe('a page that fails', () => {
  const broken = () => {
    const state = { isBroken: true }
    const portal = portalOf(1000, 'offset', async ({ offset }, value) =>
      state.isBroken && offset === 400
        ? { ok: false, error: { code: 'timeout', host: 'portal' } }
        : { ok: true, value },
    )
    return { portal, state }
  }

  test('shows its error in its place; the rest stays, and trying again fetches it', async () => {
    const { portal, state } = broken()
    await portal.rows.load()
    await see(portal, 380, 40)
    expect(shown(portal).errorAt?.(410)).toMatchObject({ code: 'timeout' })
    expect(shown(portal).at(390)).toEqual(call(390))
    expect(portal.rows.loading.value.state).toBe('complete')
    state.isBroken = false
    await portal.rows.load()
    await settled()
    expect(shown(portal).errorAt?.(410)).toBeUndefined()
    expect(shown(portal).at(410)).toEqual(call(410))
  })

  test('is not asked for again and again by itself', async () => {
    const { portal } = broken()
    await portal.rows.load()
    for (let scroll = 0; scroll < 5; scroll++) await see(portal, 380 + scroll, 40)
    expect(portal.asked.filter((from) => from === 400)).toHaveLength(1)
  })

  test('fails the list where it is the first', async () => {
    const portal = portalOf(10, 'offset', async () => ({ ok: false, error: { code: 'timeout', host: 'portal' } }))
    await portal.rows.load()
    expect(portal.rows.loading.value).toMatchObject({ state: 'failed', error: { code: 'timeout' } })
  })
})

test('another question drops what is under way for the one before', async () => {
  const held = Promise.withResolvers<void>()
  const portal = portalOf(1000, 'offset', async ({ offset }, value) => {
    if (portal.views.at(-1) === first && offset === 0) await held.promise
    return { ok: true, value }
  })
  void portal.rows.load()
  const view: View = { ...first, query: 'ada' }
  portal.rows.ask(view)
  await settled()
  const rows = portal.rows.show(view)
  expect(rows.at(0)).toEqual(call(0))
  const state = portal.rows.loading.value
  held.resolve()
  await settled()
  expect(portal.rows.loading.value).toBe(state)
  expect(portal.asked.filter((from) => from === 0)).toHaveLength(2)
})

test('rows that came since are told and not put in between, until the person asks for them', async () => {
  const portal = portalOf(1000)
  await portal.rows.load()
  const before = shown(portal).at(0)
  await portal.rows.lookForNewer()
  expect(portal.rows.newer.value).toBe(12)
  expect([shown(portal).at(0), shown(portal).count]).toEqual([before, 1000])
  portal.rows.refresh()
  await settled()
  expect(portal.rows.newer.value).toBe(0)
  expect(portal.asked.filter((from) => from === 0)).toHaveLength(2)
})

test('all pages of a list are asked for as of one moment, and reading it again is another', async () => {
  vi.useFakeTimers({ now: 1_000, toFake: ['Date'] })
  try {
    const moments: number[] = []
    const portal = portalOf(1000, 'offset', async ({ reading }, value) => {
      moments.push(reading.asOf)
      return { ok: true, value }
    })
    portal.rows.ask(first)
    await settled()
    vi.setSystemTime(2_000)
    await see(portal, 500)
    expect(new Set(moments)).toEqual(new Set([1_000]))
    moments.length = 0
    await portal.rows.refresh()
    expect(new Set(moments)).toEqual(new Set([2_000]))
  } finally {
    vi.useRealTimers()
  }
})

describe('a list by cursors', () => {
  test('grows as it is scrolled, and ends where the portal says', async () => {
    const portal = portalOf(350, 'cursor')
    await portal.rows.load()
    expect(shown(portal).count).toBe(300)
    for (let place = 0; place < 400; place += 50) await see(portal, place)
    expect(shown(portal).count).toBe(350)
    expect(shown(portal).at(349)).toEqual(call(349))
    expect(portal.asked).toEqual([0, 100, 200, 300])
  })

  test('reads what was dropped again by its cursor', async () => {
    const portal = portalOf(5000, 'cursor')
    await portal.rows.load()
    for (let place = 0; place < 5000; place += 50) await see(portal, place)
    expect(shown(portal).at(4999)).toEqual(call(4999))
    expect(shown(portal).at(1000)).toBeUndefined()
    await see(portal, 1000)
    expect(shown(portal).at(1000)).toEqual(call(1000))
  })

  test('of a portal that leads round in a circle is read once', async () => {
    const portal = portalOf(5000, 'cursor', async (_, value) => ({ ok: true, value: { ...value, next: '0' } }))
    await portal.rows.load()
    for (let place = 0; place < 1000; place += 50) await see(portal, place)
    expect(portal.asked.length).toBeLessThanOrEqual(3)
  })
})

test('wherever the person scrolls, what is in sight comes, in its place, and the page holds no more than its limit', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 }),
      async (total, places) => {
        const portal = portalOf(total)
        await portal.rows.load()
        for (const share of places) {
          const from = Math.floor(share * (total - 1))
          const count = Math.min(30, total - from)
          await see(portal, from, count)
          await expect.poll(() => shown(portal).at(from + count - 1)).toEqual(call(from + count - 1))
          expect(shown(portal).at(from)).toEqual(call(from))
        }
        expect(new Set(portal.asked).size).toBeLessThanOrEqual(3 * (places.length + 1) + 2)
      },
    ),
    { seed: 3, numRuns: 60 },
  )
})

describe('reading a paged list again', () => {
  test('keeps its rows until the first page is in, and through a failure', async () => {
    let isBroken = false
    const portal = portalOf(1_000, 'offset', async (_, value) =>
      isBroken ? { ok: false, error: { code: 'timeout', host: 'portal' } } : { ok: true, value },
    )
    await portal.rows.load()
    isBroken = true
    await portal.rows.refresh()
    expect(shown(portal).at(0)).toEqual(call(0))
    expect(portal.rows.refreshing.value).toMatchObject({ state: 'failed', trying: false })
    expect(portal.rows.failure.value).toMatchObject({ code: 'timeout' })
    isBroken = false
    await portal.rows.load()
    expect([portal.rows.refreshing.value, portal.rows.failure.value]).toEqual([null, null])
    expect(shown(portal).at(0)).toEqual(call(0))
  })

  test('a page that failed is a failure until it has been read', async () => {
    let isBroken = false
    const portal = portalOf(1_000, 'offset', async (_, value) =>
      isBroken ? { ok: false, error: { code: 'timeout', host: 'portal' } } : { ok: true, value },
    )
    await portal.rows.load()
    isBroken = true
    await see(portal, 500)
    expect(portal.rows.failure.value).toMatchObject({ code: 'timeout' })
    isBroken = false
    await portal.rows.load()
    expect(portal.rows.failure.value).toBeNull()
    expect(shown(portal).at(500)).toEqual(call(500))
  })
})
