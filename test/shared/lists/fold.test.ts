import { describe, expect, test } from 'vitest'
import { RowIndex } from '../../../src/shared/lists/row-index.ts'

/** Whether a row with this name and number is found by a query. */
function finds(row: { name?: string; number?: string }, query: string): boolean {
  const index = new RowIndex<{ id: string; name: string; number: string }, 'name' | 'number'>(['name', 'number'])
  index.add([{ id: '1', name: '', number: '', ...row }])
  return index.select({ query, column: 'name', descending: false, only: null }).length === 1
}

describe('a person is found as their name is typed', () => {
  test.each([
    ['Işıl Yılmaz', ['IŞIL', 'YILMAZ', 'işil', 'isil yilmaz', 'Işıl']],
    ['İpek', ['ipek', 'IPEK', 'İPEK']],
    ['Groß', ['GROSS', 'groß', 'GROẞ', 'gross']],
    ['Anna Straße', ['strasse', 'STRASSE', 'straße']],
    ['Øyvind Łukasz Đorđe Ægir', ['oyvind', 'lukasz', 'dorde', 'aegir', 'ØYVIND', 'łuk', 'ÆGIR']],
    ['Þór Œuvre', ['thor', 'oeuvre']],
    ['O’Brien', ["o'brien", 'O‘BRIEN', 'oʼbrien', 'o´brien', 'obrien']],
    ["D'Angelo", ['d’angelo', 'dangelo']],
    ['ｱﾅ ガルシア', ['アナ', 'ｶﾞﾙｼｱ', 'ガル']],
    ['José', ['jose', 'JOSÉ', 'Jose\u0301', 'ｊｏｓｅ']],
    ['Νίκος', ['ΝΙΚΟΣ', 'νικοσ']],
    ['Jean‑Pierre', ['jean-pierre', 'jean–pierre', 'jean pierre']],
    ['ﬁona', ['fiona']],
  ])('%s', (name, queries) => {
    for (const query of queries) expect([query, finds({ name }, query)]).toEqual([query, true])
  })

  test('and not by other letters', () => {
    expect(finds({ name: 'Groß' }, 'gros s')).toBe(true)
    expect(finds({ name: 'Işıl' }, 'isal')).toBe(false)
    expect(finds({ name: 'O’Brien' }, 'o brian')).toBe(false)
  })
})

describe('a number is found as it is written', () => {
  const ways = ['+1 (555) 010-1234', '+1-555-010-1234', 'tel:+15550101234', 'tel:+1-555-010-1234', '+1.555.010.1234']
  test.each([...ways, '15550101234', '1 555 010 1234', '+1 555 010 1234', '1/555/0101234', '+1 555 010-1234'])(
    'where the portal has %s',
    (number) => {
      for (const query of [
        ...ways,
        '555 010',
        '5550101234',
        '010-1234',
        '(555) 010',
        '１５５５',
        '+1\u2011555',
        '+1 555',
      ]) {
        expect([query, finds({ number }, query)]).toEqual([query, true])
      }
    },
  )

  test('at every key that is pressed on the way', () => {
    for (const query of ways) {
      for (let end = 1; end <= query.length; end++) {
        const typed = query.slice(0, end)
        if (!/^tel?$|^t$/.test(typed)) expect([typed, finds({ number: ways[0] ?? '' }, typed)]).toEqual([typed, true])
      }
    }
  })

  test('in the digits of another script', () => {
    expect(finds({ number: '103' }, '１０３')).toBe(true)
    expect(finds({ number: '١٠٣' }, '103')).toBe(true)
    expect(finds({ number: '+49 (0) 30 123' }, '+49 30 123')).toBe(true)
  })

  test('but two numbers stay two', () => {
    expect(finds({ name: 'Ann 12', number: '34' }, '1234')).toBe(false)
    expect(finds({ name: 'Room 3-12' }, '3-12')).toBe(true)
    expect(finds({ name: 'Ann 12)', number: '(34' }, '1234')).toBe(false)
  })
})
