import { effect } from '@preact/signals'
import { describe, expect, test } from 'vitest'
import { LocalRows, type RowPage } from '../../../src/renderer/list/local-rows.ts'
import type { Result } from '../../../src/shared/errors.ts'
import { type PhoneColumn, searchedColumns } from '../../../src/shared/phones/phone-columns.ts'
import type { Phone } from '../../../src/shared/phones/phones.ts'
import { makePhones } from '../../shared/phones/make-phones.ts'

const page = (from: number, count: number, total: number): Result<RowPage<Phone>> => ({
  ok: true,
  value: { rows: makePhones(count, from), total, next: from + count < total ? String(from + count) : null },
})

const storeOf = (fetchPage: (cursor: string | null) => Promise<Result<RowPage<Phone>>>, longest?: number) =>
  new LocalRows<Phone, PhoneColumn>(searchedColumns, fetchPage, longest)

describe('loading the phones', () => {
  test('reads page after page until there is none left', async () => {
    const cursors: (string | null)[] = []
    const store = storeOf(async (cursor) => {
      cursors.push(cursor)
      return page(Number(cursor ?? 0), 10, 30)
    })
    await store.load()
    expect(cursors).toEqual([null, '10', '20'])
    expect(store.index.rows).toEqual(makePhones(30))
    expect(store.loading.value).toEqual({ state: 'complete', loaded: 30, total: 30 })
  })

  test('a failure keeps what has arrived, and trying again goes on from there', async () => {
    let broken = true
    const store = storeOf(async (cursor) =>
      cursor === '10' && broken
        ? { ok: false, error: { code: 'timeout', host: 'portal' } }
        : page(Number(cursor ?? 0), 10, 30),
    )
    await store.load()
    expect(store.loading.value).toMatchObject({ state: 'failed', loaded: 10, total: 30, error: { code: 'timeout' } })
    broken = false
    await store.load()
    expect(store.loading.value.state).toBe('complete')
    expect(store.index.rows).toEqual(makePhones(30))
  })

  test.each([
    ['the same page whatever is asked', (from: number) => ({ rows: makePhones(40), next: String(from + 40) })],
    ['the same cursor', () => ({ rows: makePhones(40), next: '40' })],
  ])('a portal that gives %s is asked no further, and the list says so', async (_, given) => {
    let asked = 0
    const store = storeOf(async (cursor) => {
      asked++
      return { ok: true, value: { total: 3_000_000, ...given(Number(cursor ?? 0)) } }
    })
    await store.load()
    expect(asked).toBe(2)
    expect(store.index.rows).toEqual(makePhones(40))
    expect(store.loading.value).toEqual({ state: 'repeating', loaded: 40, total: 40 })
    await store.load()
    expect(asked).toBe(2)
  })

  test('a page without rows does not end the list', async () => {
    const store = storeOf(async (cursor) =>
      cursor === null ? { ok: true, value: { rows: [], total: 30, next: '0' } } : page(Number(cursor), 10, 30),
    )
    await store.load()
    expect(store.loading.value).toEqual({ state: 'complete', loaded: 30, total: 30 })
  })

  test('a list that goes on for ever is read up to a bound, and said to be longer', async () => {
    let asked = 0
    const store = storeOf(async (cursor) => {
      asked++
      const from = Number(cursor ?? 0)
      return { ok: true, value: { rows: makePhones(1_000, from), total: 1e9, next: String(from + 1_000) } }
    }, 3_000)
    await store.load()
    expect(asked).toBe(3)
    expect(store.index.rows.length).toBeLessThanOrEqual(3_000)
    expect(store.loading.value).toMatchObject({ state: 'full', loaded: store.index.rows.length })
    await store.load()
    expect(asked).toBe(3)
  })

  test('stopping takes effect even on the page under way, and going on loses none', async () => {
    const store: ReturnType<typeof storeOf> = storeOf(async (cursor) => {
      if (cursor === '10' && store.index.rows.length === 10 && !stopped) {
        stopped = true
        store.stop()
      }
      return page(Number(cursor ?? 0), 10, 30)
    })
    let stopped = false
    await store.load()
    expect(store.loading.value).toMatchObject({ state: 'stopped', loaded: 10, total: 30 })
    await store.load()
    expect(store.index.rows).toEqual(makePhones(30))
  })

  test('stopping and going on at once does not read a page twice', async () => {
    let asked = 0
    const store = storeOf(async (cursor) => {
      asked++
      return page(Number(cursor ?? 0), 10, 30)
    })
    const first = store.load()
    store.stop()
    await Promise.all([store.load(), first])
    expect(asked).toBe(1 + 3)
    expect(store.index.rows).toEqual(makePhones(30))
  })

  test('a phone that comes twice, because another was added meanwhile, is listed once', async () => {
    const pages = [page(0, 10, 19), page(9, 10, 19)]
    const store = storeOf(async () => pages.shift() ?? page(0, 0, 0))
    await store.load()
    expect(store.index.rows).toEqual(makePhones(19))
  })

  test('a state that a phone has changed to since is the one that is shown, sorted and filtered', async () => {
    const store = storeOf(async () => page(0, 10, 10))
    await store.load()
    const view = { query: '', column: 'registration', descending: false, only: null } as const
    store.index.select(view)
    const drawn: number[] = []
    const stop = effect(() => void drawn.push(store.loading.value.loaded))
    const [first] = store.index.rows
    const changed = first?.registration === 'registered' ? 'unregistered' : 'registered'
    for (const _twice of [1, 2]) store.change(first?.id ?? '', { registration: changed })
    stop()
    expect(drawn).toHaveLength(2)
    expect(store.index.find(first?.id ?? '')?.registration).toBe(changed)
    expect(store.index.select({ ...view, only: { column: 'registration', value: changed } })).toContain(0)
    const states = Array.from(store.index.select(view), (row) => store.index.rows[row]?.registration ?? '')
    expect(states).toEqual(states.toSorted())
  })
})

describe('reading the phones again', () => {
  const timeout = { ok: false, error: { code: 'timeout', host: 'portal' } } as const

  test('keeps every row until the new ones are all there', async () => {
    const total = 30
    let from = 0
    const seen: number[] = []
    const store: ReturnType<typeof storeOf> = storeOf(async (cursor) => {
      seen.push(store.index.rows.length)
      return page(Number(cursor ?? from), 10, from + total)
    })
    await store.load()
    const before = store.readAt
    from = 100
    seen.length = 0
    await store.refresh()
    expect(seen).toEqual([30, 30, 30])
    expect(store.index.rows[0]).toEqual(makePhones(1, 100)[0])
    expect(store.refreshing.value).toBeNull()
    expect(store.readAt).toBeGreaterThanOrEqual(before)
  })

  test('that fails keeps the rows and when they were read, and says why until trying again works', async () => {
    let broken = false
    const store = storeOf(async (cursor) => (broken ? timeout : page(Number(cursor ?? 0), 10, 30)))
    await store.load()
    const before = store.readAt
    broken = true
    await store.refresh()
    expect(store.index.rows).toEqual(makePhones(30))
    expect(store.loading.value.state).toBe('complete')
    expect(store.refreshing.value).toMatchObject({ state: 'failed', trying: false })
    expect(store.failure.value).toEqual(timeout.error)
    expect(store.readAt).toBe(before)
    const again = store.load()
    expect(store.refreshing.value).toMatchObject({ state: 'failed', trying: true })
    await again
    broken = false
    await store.load()
    expect([store.refreshing.value, store.failure.value]).toEqual([null, null])
  })

  test('that is stopped leaves the rows as they were', async () => {
    const store: ReturnType<typeof storeOf> = storeOf(async (cursor) => {
      if (isAgain) store.stop()
      return page(Number(cursor ?? 0), 10, 30)
    })
    let isAgain = false
    await store.load()
    isAgain = true
    await store.refresh()
    expect(store.index.rows).toEqual(makePhones(30))
    expect([store.loading.value.state, store.refreshing.value]).toEqual(['complete', null])
  })

  test('keeps what a phone has changed to meanwhile', async () => {
    const store: ReturnType<typeof storeOf> = storeOf(async (cursor) => {
      const answer = page(Number(cursor ?? 0), 10, 20)
      if (isAgain && cursor !== null) store.change(makePhones(1)[0]?.id ?? '', { name: 'Renamed' })
      return answer
    })
    let isAgain = false
    await store.load()
    isAgain = true
    await store.refresh()
    expect(store.index.rows[0]?.name).toBe('Renamed')
  })
})
