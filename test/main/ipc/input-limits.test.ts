import { describe, expect, it } from 'vitest'
import { isWithinLimits } from '../../../src/main/ipc/input-limits.ts'

const nested = (depth: number): unknown => (depth === 0 ? 'leaf' : { in: nested(depth - 1) })
const circular: Record<string, unknown> = {}
circular.self = circular

describe('input of a sensible size', () => {
  it.each([
    ['an empty object', {}],
    ['scalars', { a: 'x', b: 1, c: true, d: null, e: undefined }],
    ['lists', { a: [1, [2]] }],
    ['the longest text a call takes', { text: 'x'.repeat(20_000) }],
  ])('passes: %s', (_what, input) => {
    expect(isWithinLimits(input)).toBe(true)
  })

  it('passes with more text where more is allowed', () => {
    const input = { text: 'x'.repeat(70_000) }
    expect([isWithinLimits(input), isWithinLimits(input, 70_004)]).toEqual([false, true])
  })

  it.each([
    ['nested too deep', nested(7)],
    ['nested in a circle', circular],
    ['too long a text', { text: 'x'.repeat(70_000) }],
    ['too long a key', { ['x'.repeat(70_000)]: 1 }],
    ['long texts that add up', { a: Array.from({ length: 100 }, () => 'x'.repeat(1000)) }],
    ['too many parts', { a: Array.from({ length: 600 }, () => 1) }],
    ['a list that is long and empty', { a: new Array(1e9) }],
    ['too many keys', Object.fromEntries(Array.from({ length: 600 }, (_, index) => [`k${index}`, 1]))],
    ['a prototype key', JSON.parse('{"a":{"__proto__":{"admin":true}}}')],
    ['a constructor key', { constructor: {} }],
    ['a symbol key', { [Symbol('s')]: 1 }],
    ['another prototype', Object.create({ inherited: true })],
    ['no prototype', Object.create(null)],
    ['a date', { a: new Date() }],
    ['a map', new Map()],
    ['bytes', new Uint8Array(4)],
    ['an error', new Error('x')],
    ['a function', { a: () => 1 }],
    ['a big integer', { a: 1n }],
    ['infinity', { a: Number.POSITIVE_INFINITY }],
  ])('does not pass: %s', (_what, input) => {
    expect(isWithinLimits(input)).toBe(false)
  })
})
