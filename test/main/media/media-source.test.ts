import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { requestedRange } from '../../../src/main/media/media-source.ts'

const position = fc.nat({ max: 10_000 })
const fileLength = fc.integer({ min: 1, max: 5_000 })

describe('a request’s range', () => {
  it.each([
    ['bytes=0-', { first: 0, last: 99 }],
    ['bytes=40-', { first: 40, last: 99 }],
    ['bytes=40-59', { first: 40, last: 59 }],
    ['bytes=40-40', { first: 40, last: 40 }],
    ['bytes=40-1000', { first: 40, last: 99 }],
    ['bytes=40-99999999999999999999999999', { first: 40, last: 99 }],
    ['bytes=-10', { first: 90, last: 99 }],
    ['bytes=-1000', { first: 0, last: 99 }],
    ['BYTES=1-2', { first: 1, last: 2 }],
    ['bytes= 1-2 ', { first: 1, last: 2 }],
  ])('%j is a part of a file of 100 bytes', (header, range) => {
    expect(requestedRange(header, 100)).toEqual(range)
  })

  it.each(['bytes=100-', 'bytes=1000-2000', 'bytes=-0', 'bytes=0-1,5-6', 'bytes=0-,0-,0-', 'bytes=,'])(
    '%j cannot be given',
    (header) => {
      expect(requestedRange(header, 100)).toBe('unsatisfiable')
    },
  )

  it.each([
    null,
    '',
    'bytes',
    'bytes=',
    'bytes=-',
    'bytes=a-b',
    'bytes=9-5',
    'bytes=1.5-2',
    'bytes=0x1-2',
    'bytes=--5',
    'seconds=1-2',
    'x-bytes=1-2',
  ])('%j asks for the whole file', (header) => {
    expect(requestedRange(header, 100)).toBe('whole')
  })

  it('has nothing to give of an empty file', () => {
    for (const header of ['bytes=0-', 'bytes=0-0', 'bytes=-1']) expect(requestedRange(header, 0)).toBe('unsatisfiable')
    expect(requestedRange(null, 0)).toBe('whole')
  })

  it('lies within the file and is what was asked for, for every pair of positions', () => {
    fc.assert(
      fc.property(position, position, fileLength, (from, to, length) => {
        const range = requestedRange(`bytes=${from}-${to}`, length)
        if (to < from) expect(range).toBe('whole')
        else if (from >= length) expect(range).toBe('unsatisfiable')
        else expect(range).toEqual({ first: from, last: Math.min(to, length - 1) })
      }),
    )
  })

  it('ends with the file, for every suffix and every open range', () => {
    fc.assert(
      fc.property(position, fileLength, (many, length) => {
        const suffix = requestedRange(`bytes=-${many}`, length)
        if (many === 0) expect(suffix).toBe('unsatisfiable')
        else expect(suffix).toEqual({ first: length - Math.min(many, length), last: length - 1 })
        const open = requestedRange(`bytes=${many}-`, length)
        expect(open).toEqual(many < length ? { first: many, last: length - 1 } : 'unsatisfiable')
      }),
    )
  })

  it('is never outside of the file, and no header throws', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat({ max: 100 }), (text, length) => {
        for (const header of [text, `bytes=${text}`]) {
          const range = requestedRange(header, length)
          if (typeof range === 'string') continue
          expect(range.first).toBeGreaterThanOrEqual(0)
          expect(range.last).toBeGreaterThanOrEqual(range.first)
          expect(range.last).toBeLessThan(length)
        }
      }),
    )
  })
})
