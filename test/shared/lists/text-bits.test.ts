import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TextBits } from '../../../src/shared/lists/text-bits.ts'

const has = (bits: Uint32Array | null, row: number) => (((bits?.[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1

describe('text bits', () => {
  test('rule out only rows without a word, and answer alone for one or two letters', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'z', '0', '9', '\n', 'é', ' ', '+') })
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'z', '0', '9', 'é'), minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(fc.array(text, { maxLength: 80 }), word, (texts, word) => {
        const bits = new TextBits()
        for (const [row, text] of texts.entries()) bits.add(row, text)
        const rows = bits.rowsWith([word])
        for (const [row, text] of texts.entries()) {
          if (text.includes(word) && rows) expect(has(rows, row)).toBe(true)
          if (TextBits.isAnsweredFor(word)) expect(has(rows, row)).toBe(text.includes(word))
        }
      }),
      { seed: 7, numRuns: 500 },
    )
  })

  test('a row is found by its new text, and by the old one no longer', () => {
    const bits = new TextBits()
    bits.add(40, 'ann 12')
    bits.remove(40, 'ann 12')
    bits.add(40, 'bob 12')
    expect(has(bits.rowsWith(['an']), 40)).toBe(false)
    expect(has(bits.rowsWith(['bo']), 40)).toBe(true)
  })

  test('words without a letter a to z or a digit must be read', () => {
    expect(new TextBits().rowsWith(['é', '+'])).toBeNull()
    expect(['é', 'né', 'ann', '+4', ''].filter((word) => TextBits.isAnsweredFor(word))).toEqual([])
  })
})
