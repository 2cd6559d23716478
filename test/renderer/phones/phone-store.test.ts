import { describe, expect, test } from 'vitest'
import { PhoneStore } from '../../../src/renderer/phones/phone-store.ts'
import type { Result } from '../../../src/shared/errors.ts'
import type { PhonePage } from '../../../src/shared/phones.ts'
import { makePhones } from './make-phones.ts'

const page = (from: number, count: number, total: number): Result<PhonePage> => ({
  ok: true,
  value: { phones: makePhones(count, from), total, next: from + count < total ? String(from + count) : null },
})

describe('loading the phones', () => {
  test('reads page after page until there is none left', async () => {
    const cursors: (string | null)[] = []
    const store = new PhoneStore(async (cursor) => {
      cursors.push(cursor)
      return page(Number(cursor ?? 0), 10, 30)
    })
    await store.load()
    expect(cursors).toEqual([null, '10', '20'])
    expect(store.index.phones).toEqual(makePhones(30))
    expect(store.loading.value).toEqual({ state: 'complete', loaded: 30, total: 30 })
  })

  test('a failure keeps what has arrived, and trying again goes on from there', async () => {
    let broken = true
    const store = new PhoneStore(async (cursor) =>
      cursor === '10' && broken
        ? { ok: false, error: { code: 'timeout', host: 'portal' } }
        : page(Number(cursor ?? 0), 10, 30),
    )
    await store.load()
    expect(store.loading.value).toMatchObject({ state: 'failed', loaded: 10, total: 30, error: { code: 'timeout' } })
    broken = false
    await store.load()
    expect(store.loading.value.state).toBe('complete')
    expect(store.index.phones).toEqual(makePhones(30))
  })

  test('stopping takes effect even on the page under way, and going on loses none', async () => {
    const store: PhoneStore = new PhoneStore(async (cursor) => {
      if (cursor === '10' && store.index.phones.length === 10 && !stopped) {
        stopped = true
        store.stop()
      }
      return page(Number(cursor ?? 0), 10, 30)
    })
    let stopped = false
    await store.load()
    expect(store.loading.value).toMatchObject({ state: 'stopped', loaded: 10, total: 30 })
    await store.load()
    expect(store.index.phones).toEqual(makePhones(30))
  })

  test('stopping and going on at once does not read a page twice', async () => {
    let asked = 0
    const store = new PhoneStore(async (cursor) => {
      asked++
      return page(Number(cursor ?? 0), 10, 30)
    })
    const first = store.load()
    store.stop()
    await Promise.all([store.load(), first])
    expect(asked).toBe(1 + 3)
    expect(store.index.phones).toEqual(makePhones(30))
  })

  test('a phone that comes twice, because another was added meanwhile, is listed once', async () => {
    const pages = [page(0, 10, 19), page(9, 10, 19)]
    const store = new PhoneStore(async () => pages.shift() ?? page(0, 0, 0))
    await store.load()
    expect(store.index.phones).toEqual(makePhones(19))
  })

  test('a portal that repeats its cursor is not read for ever', async () => {
    let asked = 0
    const store = new PhoneStore(async () => {
      asked++
      return { ok: true, value: { phones: makePhones(10), total: 99, next: 'again' } }
    })
    await store.load()
    expect(asked).toBe(2)
    expect(store.loading.value).toEqual({ state: 'complete', loaded: 10, total: 10 })
  })
})
