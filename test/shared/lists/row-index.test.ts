import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '../../../src/shared/lists/fold.ts'
import { RowIndex, type RowView } from '../../../src/shared/lists/row-index.ts'
import { type PhoneColumn, searchedColumns } from '../../../src/shared/phones/phone-columns.ts'
import type { Phone } from '../../../src/shared/phones/phones.ts'
import { makePhones } from '../phones/make-phones.ts'

const newIndex = () => new RowIndex<Phone, PhoneColumn>(searchedColumns)

const everything: RowView<PhoneColumn> = { query: '', column: 'extension', descending: false, only: null }

const indexOf = (...pages: Phone[][]) => {
  const index = newIndex()
  for (const page of pages) index.add(page)
  return index
}

/** The slow and obvious way to the same answer. */
function naive(phones: readonly Phone[], view: RowView<PhoneColumn>): number[] {
  const words = view.query.split(/\s+/).filter((word) => word !== '')
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })
  const rows = [...phones.keys()].filter((row) => {
    const phone = phones[row]
    if (phone === undefined) return false
    if (view.only !== null && phone[view.only.column] !== view.only.value) return false
    const fields = [phone.name, phone.extension, phone.sipUser, phone.device].map(fold)
    return words.every((word) => fields.some((field) => field.includes(fold(word))))
  })
  rows.sort((a, b) => collator.compare(phones[a]?.[view.column] ?? '', phones[b]?.[view.column] ?? '') || a - b)
  return view.descending ? rows.reverse() : rows
}

const letters = fc.string({ unit: fc.constantFrom('a', 'B', 'é', 'É', 'ß', '1', '2', ' '), maxLength: 5 })
const phone: fc.Arbitrary<Phone> = fc.record({
  id: letters,
  name: letters,
  extension: letters,
  sipUser: letters,
  device: letters,
  registration: fc.constantFrom('registered', 'unregistered', 'unknown'),
})
const view: fc.Arbitrary<RowView<PhoneColumn>> = fc.record({
  query: letters,
  column: fc.constantFrom('name', 'extension', 'sipUser', 'device', 'registration'),
  descending: fc.boolean(),
  only: fc.constantFrom(
    null,
    null,
    ...(['registered', 'unknown'] as const).map((value) => ({ column: 'registration' as const, value })),
  ),
})

describe('searching the phones', () => {
  test('finds exactly what looking at every phone would find, whatever was asked and loaded before', () => {
    const step = fc.oneof(
      fc.record({ page: fc.array(phone, { maxLength: 8 }) }),
      fc.record({ view }),
      // Typing on and going back within one view, where the last answer is narrowed.
      fc.record({ view, typed: letters }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const index = newIndex()
        for (const next of steps) {
          if ('page' in next) index.add(next.page)
          else {
            const queries = 'typed' in next ? [...next.typed].map((_, end) => next.typed.slice(0, end + 1)) : []
            for (const query of [next.view.query, ...queries, next.view.query]) {
              const asked = { ...next.view, query }
              expect([...index.select(asked)]).toEqual(naive(index.rows, asked))
            }
          }
        }
      }),
      { seed: 5, numRuns: 300 },
    )
  })

  test('all words must match, in any column, in any order and case', () => {
    const index = indexOf(makePhones(200))
    const rows = index.select({ ...everything, query: '  yealink  ANNA ' })
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows)
      expect(index.rows[row]).toMatchObject({ device: 'Yealink T54W', name: expect.stringMatching(/^Anna/) })
  })

  test('accents need not be typed', () => {
    const index = indexOf(makePhones(200))
    const found = index.select({ ...everything, query: 'muller' })
    expect(found.length).toBeGreaterThan(0)
    expect(index.select({ ...everything, query: 'MÜLLER' })).toEqual(found)
  })

  test('one word never matches across the border of two columns', () => {
    const index = indexOf([{ ...makePhones(1)[0], name: 'Ann', extension: '12' } as Phone])
    expect([...index.select({ ...everything, query: 'ann12' })]).toEqual([])
    expect([...index.select({ ...everything, query: 'ann 12' })]).toEqual([0])
  })

  test('extensions sort as numbers', () => {
    const [first] = makePhones(1)
    const phones = ['1000', '200', '30'].map((extension) => ({ ...first, extension }) as Phone)
    const index = indexOf(phones)
    expect(Array.from(index.select(everything), (row) => index.rows[row]?.extension)).toEqual(['30', '200', '1000'])
  })

  test('fifty thousand phones in fifty pages: a key stroke is answered within a frame', () => {
    const index = newIndex()
    index.select({ ...everything, column: 'name' })
    for (let page = 0; page < 50; page++) index.add(makePhones(1000, page * 1000))
    index.select({ ...everything, column: 'name' })
    const times: number[] = []
    for (const typed of ['yealink t54w anna', 'u4827', 'müller 1', 'nobody of this name']) {
      for (let end = 1; end <= typed.length; end++) {
        const before = process.threadCpuUsage()
        index.select({ ...everything, column: 'name', query: typed.slice(0, end) })
        times.push(process.threadCpuUsage(before).user / 1000)
      }
    }
    times.sort((a, b) => a - b)
    // The median of this thread's own time, about 1 ms, so that what else the machine does is not counted.
    expect(times[Math.floor(times.length / 2)]).toBeLessThan(16)
  })
})
