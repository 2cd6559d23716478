import { expect, test } from 'vitest'
import { readAllPhones } from '../../../src/main/phones/export-many-handlers.ts'
import type { PortalAdapter } from '../../../src/main/portals/portal-adapter.ts'
import type { SessionKeeper } from '../../../src/main/session/session-keeper.ts'
import { longestList } from '../../../src/shared/lists/list-limits.ts'
import type { PhonePage } from '../../../src/shared/phones/phones.ts'
import { failureOf } from '../http/failure-of.ts'

const phonesFrom = (from: number) =>
  Array.from({ length: 1_000 }, (_, index) => ({
    id: String(from + index),
    name: '',
    extension: '',
    sipUser: '',
    device: '',
    registration: 'unknown' as const,
  }))

/** A session at a portal that gives these pages. */
function sessionAt(listPhones: (cursor: string | null) => PhonePage): Pick<SessionKeeper, 'authorized'> {
  // Only what reading a list uses.
  const adapter = {
    profile: { url: 'https://portal.example' },
    phones: { list: async (_token: string, cursor: string | null) => listPhones(cursor) },
  } as unknown as PortalAdapter
  return { authorized: (call) => call('token', adapter) }
}

const read = (session: Pick<SessionKeeper, 'authorized'>) =>
  readAllPhones(
    session,
    (call) => call(),
    () => undefined,
  )

test('a list of phones that never ends is refused, and read no further than its bound', async () => {
  let asked = 0
  const session = sessionAt((cursor) => {
    asked++
    const from = Number(cursor ?? 0)
    return { phones: phonesFrom(from), total: 1e9, next: String(from + 1_000) }
  })
  expect(await failureOf(read(session))).toMatchObject({ code: 'portal-unexpected', host: 'portal.example' })
  expect(asked).toBe(longestList / 1_000)
})

test('a list of the maximum length is read completely', async () => {
  const session = sessionAt((cursor) => {
    const from = Number(cursor ?? 0)
    const after = from + 1_000
    return { phones: phonesFrom(from), total: longestList, next: after < longestList ? String(after) : null }
  })
  expect(await read(session)).toHaveLength(longestList)
})

test.each([
  ['the same page whatever is asked', (from: number) => ({ phones: phonesFrom(0), next: String(from + 1_000) })],
  ['the same cursor', () => ({ phones: phonesFrom(0), next: '1000' })],
])('a portal that gives %s is asked no further, and its list is refused', async (_, page) => {
  let asked = 0
  const session = sessionAt((cursor) => {
    asked++
    return { total: 3_000_000, ...page(Number(cursor ?? 0)) }
  })
  expect(await failureOf(read(session))).toMatchObject({ code: 'portal-unexpected' })
  expect(asked).toBe(2)
})

test('pages without a phone, and phones that moved onto the next page, do not end a list', async () => {
  const pages: Record<string, PhonePage> = {
    0: { phones: [], total: 3_000, next: '1000' },
    1000: { phones: phonesFrom(0), total: 3_000, next: '2000' },
    2000: { phones: phonesFrom(999), total: 3_000, next: null },
  }
  const all = await read(sessionAt((cursor) => pages[cursor ?? 0] ?? { phones: [], total: 0, next: null }))
  expect(new Set(all.map(({ id }) => id)).size).toBe(1_999)
  expect(all).toHaveLength(1_999)
})
