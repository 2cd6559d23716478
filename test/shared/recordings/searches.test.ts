import { describe, expect, test } from 'vitest'
import { capabilitiesSchema } from '../../../src/shared/connections/portal.ts'
import { recordingFilterSchema, recordingPeopleQuerySchema } from '../../../src/shared/recordings/recordings.ts'
import { noSearches } from '../../../src/shared/recordings/search-names.ts'
import { type RecordingFilters, recordingSearchesSchema } from '../../../src/shared/recordings/searches.ts'

const filters: RecordingFilters = {
  date: { by: 'name', name: 'today' },
  direction: null,
  person: null,
  minSeconds: null,
  maxSeconds: null,
  recorded: null,
  tag: null,
  held: null,
}
const keeps = (person: unknown) =>
  recordingSearchesSchema.safeParse({ ...noSearches, last: { ...filters, person } }).success

describe('the person that calls are filtered by', () => {
  test('is kept with id and name, so that the filter can be named before the portal answers', () => {
    expect(keeps(null)).toBe(true)
    expect(keeps({ id: 'ana', name: 'Ana Silva' })).toBe(true)
    for (const person of ['ana', { id: 'ana' }, { id: '', name: 'Ana Silva' }, { id: 'ana', name: ' ' }]) {
      expect(keeps(person), JSON.stringify(person)).toBe(false)
    }
  })

  test('is asked for by the id alone', () => {
    const range = { from: '2026-11-24T00:00:00.000Z', to: '2026-11-25T00:00:00.000Z' }
    expect(recordingFilterSchema.safeParse({ ...range, person: 'ana' }).success).toBe(true)
    for (const person of ['', 'a'.repeat(101), { id: 'ana' }])
      expect(recordingFilterSchema.safeParse({ ...range, person }).success).toBe(false)
  })

  test('is looked for among no more than 50 people at once', () => {
    const takes = (query: unknown) => recordingPeopleQuerySchema.safeParse(query).success
    expect(takes({ search: '', limit: 50 })).toBe(true)
    expect([{ search: '', limit: 51 }, { search: 'a'.repeat(101), limit: 1 }, { limit: 1 }].map(takes)).toEqual([
      false,
      false,
      false,
    ])
  })

  test('is offered only where the portal says so', () => {
    const signIn = { fields: [{ name: 'username' }], keepSignedIn: false }
    const recovery = { methods: [] }
    const offered = (recordings: object) =>
      capabilitiesSchema.parse({ signIn, recovery, recordings }).recordings?.filters.includes('person')
    expect(offered({})).toBe(false)
    expect(offered({ filters: ['person'] })).toBe(true)
  })
})
