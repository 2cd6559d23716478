import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  cleanCode,
  cleanEmail,
  cleanIdentifier,
  cleanName,
  cleanPhoneNumber,
  couldBeEmail,
  cutAt,
  edgeSlip,
  linesOf,
  linkIn,
  plainDigits,
  trimUnseen,
} from '../../../src/shared/text/typed-text.ts'

describe('a user name is taken as it was meant', () => {
  test.each([
    ['a space at its end', 'ann2 '],
    ['a no-break space before it', '\u00a0ann2'],
    ['a line end and a tab', '\tann2\r\n'],
    ['an invisible mark', '\u200eann2\u200b'],
    ['a mark inside', 'an\u00adn\ufeff2'],
    ['full-width letters', 'ａｎｎ２'],
    ['a letter drawn as nothing', 'ann2\u3164'],
  ])('with %s', (_, text) => expect(cleanIdentifier(text)).toBe('ann2'))

  test.each(['Ann Lee', 'ann\\domain', 'ænn+1', 'a  b', 'ﬁn'])('and %j stays as it is', (text) => {
    expect(cleanIdentifier(text)).toBe(text)
  })

  test('with white space of one kind inside', () => expect(cleanIdentifier('Ann\u00a0Lee')).toBe('Ann Lee'))
  test('composed, as most systems type it', () => expect(cleanIdentifier('Jose\u0301')).toBe('José'))
})

test('a name keeps the joiners inside it, and loses what is around it', () => {
  expect(cleanName('\u00a0می\u200cخواهم \u200b')).toBe('می\u200cخواهم')
  expect(cleanName('Ann\u00a0Lee')).toBe('Ann Lee')
})

describe('an email address is taken out of what was pasted', () => {
  test.each([
    ['\u00a0ann@example.com\u00a0', 'ann@example.com'],
    ['Ann Lee <ann@example.com>', 'ann@example.com'],
    ['mailto:ann@example.com?subject=Hello', 'ann@example.com'],
    ['ann@example.com;', 'ann@example.com'],
    ['“ann@example.com”', 'ann@example.com'],
    ['ann＠example。com', 'ann@example.com'],
    ['ann+tag@bücher.example', 'ann+tag@bücher.example'],
  ])('%j', (text, email) => expect(cleanEmail(text)).toBe(email))

  test.each(['ann.example.com', 'ann@', '@example.com', 'ann @example.com', 'ann@example..com', 'a@b@c', ''])(
    'and %j can be none',
    (text) => expect(couldBeEmail(cleanEmail(text))).toBe(false),
  )

  test.each(['ann@example.com', 'ann@intranet', 'ann+1@bücher.example'])('while %j can', (text) => {
    expect(couldBeEmail(text)).toBe(true)
  })
})

describe('a code and a number', () => {
  test.each([
    '123456',
    '123 456',
    '123-456',
    '123–456',
    '１２３４５６',
    '١٢٣٤٥٦',
    '१२३\u00a0४५६',
    '\u200e123456\u202c',
  ])('of %j are sent as 123456', (text) => expect(cleanCode(text)).toBe('123456'))

  test('of a telephone keep the signs that people write them with', () => {
    expect(cleanPhoneNumber('tel:+1\u2011555\u2011010 ')).toBe('+1-555-010')
    expect(cleanPhoneNumber('（５５５）０１０')).toBe('(555)010')
  })

  test('of every script are digits', () => {
    for (const zero of [0x660, 0x6f0, 0x966, 0xff10, 0x1d7ce, 0x1d7d8, 0x1a90]) {
      const digits = Array.from({ length: 10 }, (_, value) => String.fromCodePoint(zero + value)).join('')
      expect(plainDigits(digits)).toBe('0123456789')
    }
  })
})

describe('white space at the ends of a password', () => {
  test.each([
    ['secret ', { at: 'end', what: 'space' }],
    ['    secret', { at: 'start', what: 'space' }],
    ['\u00a0secret\n', { at: 'both', what: 'space' }],
    ['secret\u200b', { at: 'end', what: 'invisible' }],
    ['\ufeffsecret', { at: 'start', what: 'invisible' }],
    ['sec ret', null],
    ['', null],
    [' ', null],
  ])('is named in %j', (text, slip) => expect(edgeSlip(text)).toEqual(slip))

  test('is found where trimming finds it, and nowhere else', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ' ', '\u200b', '\u{e0061}', '😀', '\n'), maxLength: 8 })
    fc.assert(
      fc.property(text, (text) => {
        const trimmed = trimUnseen(text)
        expect(edgeSlip(text) === null).toBe(trimmed === text || trimmed === '')
        expect(text).toContain(trimmed)
        expect(trimUnseen(trimmed)).toBe(trimmed)
      }),
      { seed: 3 },
    )
  })
})

describe('a link is taken out of what was pasted', () => {
  const link = 'https://portal.example/reset#token=abc'
  test.each([
    `<${link}>`,
    `<URL:${link}>`,
    `“${link}”`,
    `(${link})`,
    `${link},`,
    `Reset your password: ${link}`,
    `portal.example <${link}>`,
    `<https://portal.example/\r\n   reset#token=abc>`,
    `\u200e${link}\u00a0`,
  ])('%j', (text) => expect(linkIn(text)).toBe(link))

  test('and two of them stay two', () => expect(linkIn(`${link} ${link}`)).toBe(`${link} ${link}`))
})

test('lines end in every way, also mixed', () => {
  expect(linesOf('a\r\nb\nc\rd\r\r\ne\u2028f\vg')).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g'])
  expect(linesOf('a\n\nb')).toEqual(['a', '', 'b'])
})

test('a text is never cut within a character', () => {
  expect(cutAt('a😀b', 2)).toBe(1)
  expect(cutAt('a😀b', 3)).toBe(3)
  expect(cutAt('a😀', 30)).toBe(30)
})
