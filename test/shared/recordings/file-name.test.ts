import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countedName, recordingFileName, usualNames } from '../../../src/shared/recordings/file-name.ts'

const call = {
  start: '2026-06-10T14:05:09+01:00',
  direction: 'inbound',
  caller: { number: '+44 7700 900123', name: 'Brook & Sons' },
  callee: { number: '200', name: 'Ada Fernandes' },
} as const

describe('a recording’s file name', () => {
  it('says when, with whom and whose call it was', () => {
    expect(recordingFileName(usualNames, call)).toBe('2026-06-10 14-05-09 +447700900123 Ada Fernandes')
  })

  it('means the same person in both directions', () => {
    const { caller, callee } = call
    const outgoing = { ...call, direction: 'outbound', caller: callee, callee: caller } as const
    expect(recordingFileName(usualNames, outgoing)).toBe(recordingFileName(usualNames, call))
  })

  it('has a number for a person without a name, and a name for a withheld number', () => {
    const nameless = { ...call, caller: { number: '', name: 'Withheld' }, callee: { number: '200', name: '' } }
    expect(recordingFileName('{number} {person}', nameless)).toBe('Withheld 200')
  })

  it.each([
    ['<>:"/\\|?*', '---------'],
    ['a\u0000b\nc\u202ed\u2028e', 'a-b-c-d-e'],
    ['con', '_con'],
    ['NUL.txt', '_NUL.txt'],
    ['com1', '_com1'],
    ['../../etc', '-..-etc'],
    ['. end. ', 'end'],
    ['   ', '2026-06-10 14-05-09'],
    ['..', '2026-06-10 14-05-09'],
  ])('by the pattern %j is %j', (pattern, name) => {
    expect(recordingFileName(pattern, call)).toBe(name)
  })

  it('is not read as a pattern again where a caller is called like a part of one', () => {
    const odd = { ...call, caller: { number: '{person}', name: '' }, callee: { number: '1', name: '$& {date}' } }
    expect(recordingFileName('{number} {person}', odd)).toBe('{person} $& {date}')
  })

  it('is valid on every system, whatever the parties are called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'binary' }), (name, pattern) => {
        const file = countedName(
          recordingFileName(`${pattern}{person}`, { ...call, callee: { number: '', name } }),
          'wav',
          1234,
        )
        expect(file).not.toMatch(/[<>:"/\\|?*\p{Cc}]|^[. ]|[. ]$/u)
        expect(file.length).toBeGreaterThan('.wav'.length)
        expect(Buffer.byteLength(file)).toBeLessThan(255)
        expect(Buffer.from(file).toString()).toBe(file)
      }),
    )
  })

  it('gets a counter from the second on', () => {
    expect([1, 2].map((count) => countedName('call', 'wav', count))).toEqual(['call.wav', 'call (2).wav'])
  })
})
