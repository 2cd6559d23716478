import { beforeEach, expect, test } from 'vitest'
import { keptSearches } from '../../../src/main/recordings/kept-searches.ts'
import { noSearches } from '../../../src/shared/recordings/search-names.ts'
import type { RecordingSearches } from '../../../src/shared/recordings/searches.ts'
import { type Connection, connectionSchema } from '../../../src/shared/settings/settings.ts'

const searches: RecordingSearches = { ...noSearches, zone: 'utc' }
let connection: Connection
let handlers: ReturnType<typeof keptSearches>

beforeEach(() => {
  connection = connectionSchema.parse({
    id: 'one',
    account: 'ada',
    profile: { id: 'p', kind: 'call-record', name: 'Portal', url: 'https://portal.example', accent: '#0f6b5c' },
  })
  handlers = keptSearches({
    connection: () => connection,
    async remember(_id, part) {
      connection = connectionSchema.parse({ ...connection, ...part })
      return true
    },
  })
})

test('searches are kept with the account, and another person who signs in there does not see them', async () => {
  expect(await handlers['recordings.searches']({})).toEqual(noSearches)
  await handlers['recordings.keepSearches'](searches)
  expect(await handlers['recordings.searches']({})).toEqual(searches)
  connection = { ...connection, account: 'ben' }
  expect(await handlers['recordings.searches']({})).toEqual(noSearches)
})

test('searches that cannot be read cost no connection', () => {
  const damaged = { ...connection, recordingSearches: { account: 'ada', searches: { zone: 'moon' } } }
  expect(connectionSchema.parse(damaged)).toMatchObject({ id: 'one', account: 'ada' })
})
