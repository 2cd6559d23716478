import { describe, expect, it } from 'vitest'
import { directionOf } from '../../scripts/text/compile-catalog.ts'
import { compileMessage, parametersOf, parseMessage } from '../../scripts/text/message.ts'
import { pseudoLanguages } from '../../scripts/text/pseudo.ts'
import { messageFormats } from '../../src/shared/text/message-formats.ts'

/** What a message gives in a language, as the app runs it. */
function shown(message: string, values: object = {}, language = 'en'): unknown {
  const { number, plural } = messageFormats(language, [])
  const code = compileMessage(parseMessage(message), directionOf(language))
  const compiled: unknown = new Function('number', 'plural', `return ${code}`)(number, plural)
  return typeof compiled === 'function' ? compiled(values) : compiled
}

describe('a message', () => {
  it('without parameters is a string', () => {
    expect(shown("A quote '{'as it is'}' \\ `and` $")).toBe('A quote {as it is} \\ `and` $')
  })

  it('has its parameters filled in, also within a variant', () => {
    const message = '{count, plural, =0 {No file in {place}} one {# file in {place}} other {# files in {place}}}'
    expect([0, 1, 5000].map((count) => shown(message, { count, place: 'C:' }))).toEqual([
      'No file in C:',
      '1 file in C:',
      '5,000 files in C:',
    ])
  })

  it('follows the plurals of its language', () => {
    const message = '{count, plural, one {# plik} few {# pliki} many {# plików} other {# pliku}}'
    expect([1, 2, 5, 22].map((count) => shown(message, { count }, 'pl'))).toEqual([
      '1 plik',
      '2 pliki',
      '5 plików',
      '22 pliki',
    ])
  })

  it('tells variants apart, and names them', () => {
    const message = '{kind, select, sip {A call} other {A file}}'
    expect([shown(message, { kind: 'sip' }), shown(message, { kind: 'other' })]).toEqual(['A call', 'A file'])
    expect(parametersOf(parseMessage(message)).get('kind')).toEqual(['sip', 'other'])
  })

  it('keeps the direction of what is put into it where the language runs from right to left', () => {
    const message = '{name} {count, plural, one {in {place}} other {# in {place}}}'
    const values = { name: 'Ada', count: 1, place: '+44' }
    expect(shown(message, values, 'ar')).toBe('\u2068Ada\u2069 in \u2068+44\u2069')
    expect(shown(message, values)).toBe('Ada in +44')
  })

  it.each(['{moment, date}', '{count, plural, offset:1 other {#}}', '{n, selectordinal, other {#th}}', '{'])(
    'is refused where it asks for what the app does not provide: %s',
    (message) => {
      expect(() => compileMessage(parseMessage(message))).toThrow()
    },
  )

  it('is refused where it gives one name two meanings', () => {
    expect(() => parametersOf(parseMessage('{n} {n, number}'))).toThrow('{n}')
  })
})

describe('numbers', () => {
  it('are written as in the person’s own region of the language, where they have one', () => {
    expect(messageFormats('en', ['de-AT', 'en-IN']).number(1_234_567)).toBe('12,34,567')
    expect(messageFormats('en', ['de-AT']).locale).toBe('en')
  })
})

describe('a pseudo-language', () => {
  const rewritten = (language: string, message: string) =>
    compileMessage(pseudoLanguages.get(language)?.rewrite(parseMessage(message)) ?? [])

  it('keeps parameters and marks every word, and needs more room', () => {
    const compiled = rewritten('en-XA', 'Connect to {host}?')
    expect(compiled).toMatch(/Çöññéçţ ţö \$\{values\.host\}\?/)
    expect(compiled).toMatch(/\[.*\]/)
    expect(compiled).toMatch(/\?.{4,}\]/)
  })

  it('turns words around where it is written from right to left', () => {
    expect(rewritten('ar-XB', 'Close')).toBe('`\u202eÇļöšé\u202c`')
    expect(rewritten('ar-XB', '→')).toBe('`←`')
    expect(pseudoLanguages.get('ar-XB')?.direction).toBe('rtl')
  })
})
