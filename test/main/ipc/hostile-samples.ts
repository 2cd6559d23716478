import type { BridgeCall } from '../../../src/shared/bridge.ts'
import { fittingInput, hostileInputs } from './bridge-samples.ts'

const nested = (depth: number): unknown => (depth === 0 ? {} : { in: nested(depth - 1) })

/** What a compromised page would try with any call: valid inputs modified, and generally hostile values. */
export function everyHostileInput(name: BridgeCall): [string, unknown][] {
  const fitting = fittingInput(name)
  return [
    ...hostileInputs(name),
    ['a prototype to set', JSON.parse('{"__proto__":{"admin":true}}')],
    ['a prototype to set, further down', { ...fitting, more: JSON.parse('{"__proto__":{"admin":true}}') }],
    ['a constructor', { ...fitting, constructor: { prototype: { admin: true } } }],
    ['forty levels', { ...fitting, more: nested(40) }],
    ['a megabyte', { ...fitting, more: 'x'.repeat(1_000_000) }],
    ['a thousand keys', Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`k${index}`, 1]))],
    ['a thousand items', { ...fitting, more: Array.from({ length: 1000 }, () => 1) }],
  ]
}
