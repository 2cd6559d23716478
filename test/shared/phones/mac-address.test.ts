import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseMac, parseMacList } from '../../../src/shared/phones/mac-address.ts'

describe('a MAC address is understood as people write it', () => {
  test.each([
    '00:04:f2:ab:cd:ef',
    '00-04-F2-AB-CD-EF',
    '0004.f2ab.cdef',
    '0004F2-ABCDEF',
    '0004f2abcdef',
    '00 04 f2 ab cd ef',
    ' 0004f2abcdef\r',
    'MAC: 0004f2abcdef',
    'MAC Address 00:04:F2:AB:CD:EF',
    '0:4:f2:ab:cd:ef',
    '0-4-F2-AB-CD-EF',
    '0004f2abcdef\u200e',
    '\u202a0004f2abcdef\u202c',
    '00\u200b04f2abcdef',
    '００：０４：ｆ２：ａｂ：ｃｄ：ｅｆ',
    '00–04–f2–ab–cd–ef',
    '“0004f2abcdef”',
    '<00:04:f2:ab:cd:ef>',
  ])('%j', (written) => expect(parseMac(written)).toBe('0004f2abcdef'))

  test.each([
    '',
    '0004f2abcde',
    '0004f2abcdefa',
    '00:04:f2-ab:cd:ef',
    '0004g2abcdef',
    '000000000000',
    'FFFFFFFFFFFF',
    '0:4:f2:ab:cd',
    '004:4:f2:ab:cd:ef',
  ])('not %j', (written) => expect(parseMac(written)).toBeNull())

  test('every address is read in each notation', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 12, maxLength: 12 })
    fc.assert(
      fc.property(digits, fc.constantFrom(':', '-', '.', ' '), (mac, separator) => {
        fc.pre(!/^(?:0{12}|f{12})$/.test(mac))
        for (const size of [2, 4, 6]) {
          const groups = mac.match(new RegExp(`.{${size}}`, 'g')) ?? []
          expect(parseMac(groups.join(separator).toUpperCase())).toBe(mac)
        }
      }),
      { seed: 1 },
    )
  })
})

test('a pasted list is read whatever parts its entries, with duplicates and mistakes told apart', () => {
  const list = parseMacList(
    '0004f2abcde1, 00:04:f2:ab:cd:e2\r\n0004f2abcde3 0004f2abcde4;00 04 f2 ab cd e5\n\nreception\n00-04-F2-AB-CD-E1',
  )
  expect(list.macs).toEqual(['0004f2abcde1', '0004f2abcde2', '0004f2abcde3', '0004f2abcde4', '0004f2abcde5'])
  expect(list.duplicates).toEqual(['0004f2abcde1'])
  expect(list.unreadable).toEqual([{ line: 4, text: 'reception' }])
})
