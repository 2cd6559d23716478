// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { PeopleSearch } from '../../../../src/renderer/recordings/filter/people-search.ts'
import type { Result } from '../../../../src/shared/errors.ts'
import type { RecordingPeople, RecordingPeopleQuery } from '../../../../src/shared/recordings/recordings.ts'

/** The searches that the portal has not answered yet. */
let asked: { search: string; answer: (answer: Result<RecordingPeople>) => void }[]
let search: PeopleSearch

beforeEach(() => {
  vi.useFakeTimers()
  asked = []
  const call = (_name: string, query: RecordingPeopleQuery) =>
    new Promise((answer) => asked.push({ search: query.search, answer }))
  Object.defineProperty(window, 'bridge', { value: { call }, configurable: true })
  search = new PeopleSearch()
})
afterEach(() => vi.useRealTimers())

const found = (name: string): Result<RecordingPeople> => ({
  ok: true,
  value: { people: [{ id: name, name, extension: '' }], hasMore: false },
})
async function answer(index: number, name: string) {
  asked[index]?.answer(found(name))
  await vi.advanceTimersByTimeAsync(0)
}
const names = () => search.found.value?.people.map(({ name }) => name)

test('the portal is asked when the person pauses, once', async () => {
  search.begin()
  await answer(0, 'Ada')
  for (const typed of ['h', 'ha', ' han ']) search.type(typed)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(asked.map((one) => one.search)).toEqual(['', 'han'])
  // What was found before stays until then.
  expect([names(), search.isSearching.value]).toEqual([['Ada'], true])
  await answer(1, 'Hana')
  expect([names(), search.isSearching.value]).toEqual([['Hana'], false])
})

test('an answer that comes after a later one is dropped, and so is one that comes while more is typed', async () => {
  search.begin()
  search.type('h')
  await vi.advanceTimersByTimeAsync(1_000)
  await answer(1, 'Hana')
  await answer(0, 'Ada')
  expect(names()).toEqual(['Hana'])
  void search.ask()
  search.type('hu')
  await answer(2, 'Hanno')
  expect([names(), search.isSearching.value]).toEqual([['Hana'], true])
})

test('nothing is asked once the search has ended', async () => {
  search.type('h')
  search.end()
  await vi.advanceTimersByTimeAsync(1_000)
  expect([asked, search.isSearching.value]).toEqual([[], false])
})
