import { expect, it } from 'vitest'
import type { AccessToken, RecordingsFacet } from '../../../../src/main/portals/facets.ts'
import { walk } from '../../../../src/main/recordings/export/walk.ts'
import { type AppError, Failure } from '../../../../src/shared/errors.ts'
import type { Recording, RecordingPage, RecordingQuery } from '../../../../src/shared/recordings/recordings.ts'

const view = { from: '2026-06-10T00:00:00.000Z', to: '2026-06-11T00:00:00.000Z' }
const call = (index: number) =>
  ({ id: `call-${index}`, start: new Date(Date.UTC(2026, 5, 10, 9, index)).toISOString() }) as Recording
const page = (calls: Recording[], next: string | null): RecordingPage => ({
  recordings: calls,
  total: { count: 9, isExact: true },
  next,
  previous: null,
  searchedTo: null,
})
const atCursor = ({ at }: RecordingQuery) => (at.by === 'cursor' ? at.cursor : null)

/** What comes of a selection at a portal that answers so, by id; of a call that was not read, why. */
async function walked(
  list: (query: RecordingQuery) => RecordingPage,
  { ids = [] as string[], except = [] as string[], refusal = { code: 'not-found' } as AppError } = {},
) {
  const facet: Pick<RecordingsFacet, 'list' | 'read'> = {
    list: async (_, query) => list(query),
    async read() {
      throw new Failure(refusal)
    },
  }
  const calls = walk(
    (use) => use(facet as RecordingsFacet, 'token' as AccessToken, 'portal.example'),
    (request) => request(),
    { views: [view], ids, except },
  )
  const found: string[] = []
  for await (const one of calls) found.push('why' in one ? `${one.id}: ${one.why}` : one.id)
  return found
}

it('gives each call once, however the rows move between pages, and leaves out the exceptions', async () => {
  const found = await walked(
    (query) => (atCursor(query) ? page([call(2), call(3)], null) : page([call(1), call(2)], 'a')),
    { except: ['call-3'] },
  )
  expect(found).toEqual(['call-1', 'call-2'])
})

it('passes over an empty page that is not the last', async () => {
  expect(await walked((query) => (atCursor(query) ? page([call(1)], null) : page([], 'a')))).toEqual(['call-1'])
})

it('goes on from the last call where a cursor is too old', async () => {
  const found = await walked((query) => {
    if (atCursor(query)) throw new Failure({ code: 'validation', problems: [] })
    return query.from === view.from ? page([call(1), call(2)], 'old') : page([call(2), call(3)], null)
  })
  expect(found).toEqual(['call-1', 'call-2', 'call-3'])
})

it.each([
  ['the same cursor', () => page([call(1), call(2)], 'a')],
  ['other cursors for the same page', (query: RecordingQuery) => page([call(1), call(2)], `${atCursor(query) ?? ''}a`)],
  [
    'a list that turns round',
    (query: RecordingQuery) => page([atCursor(query) ? call(1) : call(5)], 'b'.repeat(atCursor(query) ? 2 : 1)),
  ],
])('refuses %s, because calls would be missing', async (_, list) => {
  await expect(walked(list)).rejects.toThrow('portal-unexpected')
})

it('says of a named call that it could not be read, and ends where no call could be', async () => {
  const nothing = () => page([], null)
  expect(await walked(nothing, { ids: ['gone'] })).toEqual(['gone: not-found'])
  await expect(walked(nothing, { ids: ['gone'], refusal: { code: 'session-expired' } })).rejects.toThrow(
    'session-expired',
  )
})
