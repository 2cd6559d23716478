import { describe, expect, test } from 'vitest'
import { partyFilterOf } from '../../../../src/renderer/recordings/filter/typed-party.ts'

const all = ['party', 'text']

describe('a number in any form', () => {
  test.each([
    '+44 1632 960123',
    '+44 (0)1632 960-123',
    '0044 1632 960123',
    '01632 960123',
    '(01632) 960123',
    '01632/960.123',
    'tel:+441632960123',
    '\u200e+44\u00a01632\u2011960123 ',
    '٠١٦٣٢٩٦٠١٢٣',
  ])('%s is found by the same digits', (typed) => {
    expect(partyFilterOf(typed, all)).toEqual({ party: '1632960123' })
  })

  test.each([
    ['+1 202 555 0142', '2025550142'],
    ['+7 495 123 4567', '4951234567'],
    ['+353 1 234 5678', '12345678'],
    ['+91 98765 43210', '9876543210'],
    // Italian numbers keep their zero, and are found without it.
    ['+39 06 1234 5678', '612345678'],
  ])('%s is found by what follows the code of the country', (typed, party) => {
    expect(partyFilterOf(typed, all)).toEqual({ party })
  })

  test('a few digits are the last of a number, with their zeros', () => {
    expect(partyFilterOf('0123', all)).toEqual({ party: '0123' })
    expect(partyFilterOf('960 123', all)).toEqual({ party: '960123' })
    expect(partyFilterOf('0012', all)).toEqual({ party: '0012' })
  })

  test('up to three digits are a whole extension, where the portal finds extensions', () => {
    expect(partyFilterOf('200', all)).toEqual({ text: '200' })
    expect(partyFilterOf('200', ['party'])).toEqual({ party: '200' })
  })

  test('that is not all there yet is found as far as it goes', () => {
    expect(partyFilterOf('+44', all)).toEqual({ text: '44' })
    expect(partyFilterOf('+', all)).toEqual({ text: '+' })
    expect(partyFilterOf('00000000', all)).toEqual({ party: '000000' })
  })
})

test('anything else is a part of a name', () => {
  expect(partyFilterOf(' Ada Fern', all)).toEqual({ text: 'Ada Fern' })
  expect(partyFilterOf('Studio 54', all)).toEqual({ text: 'Studio 54' })
})

test('nothing typed asks for nothing', () => {
  expect(partyFilterOf('  ', all)).toEqual({})
})

test('what the portal cannot search for is not sent', () => {
  expect(partyFilterOf('Ada', ['party'])).toBeNull()
  expect(partyFilterOf('Ada', [])).toBeNull()
  expect(partyFilterOf('01632960123', ['text'])).toEqual({ text: '1632960123' })
})
