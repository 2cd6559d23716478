import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { bridge, bridgeEvents } from '../../../src/shared/bridge.ts'
import { callNames } from './bridge-samples.ts'

/** The names of all parts of a schema, however deep. */
function partsOf(schema: z.ZodType): string[] {
  const names: string[] = []
  const visit = (node: unknown) => {
    if (typeof node !== 'object' || node === null) return
    if ('properties' in node && typeof node.properties === 'object') names.push(...Object.keys(node.properties ?? {}))
    for (const part of Object.values(node)) visit(part)
  }
  visit(z.toJSONSchema(schema, { unrepresentable: 'any' }))
  return names
}

describe('what crosses to the page', () => {
  // A recovery's "ticket" is only the name that main gave to the portal's ticket, which it holds.
  it.each(callNames)('%s gives no token, grant or cookie', (name) => {
    expect(partsOf(bridge[name].output).filter((part) => /token|grant|cookie/i.test(part))).toEqual([])
  })

  it.each(Object.entries(bridgeEvents))('%s tells no secret', (_name, payload) => {
    expect(partsOf(payload).filter((part) => /token|grant|password|secret/i.test(part))).toEqual([])
  })

  it.each(callNames)('%s takes no name of an item in the keychain and no path or address to open', (name) => {
    const parts = partsOf(bridge[name].input)
    expect(parts.filter((part) => /^(service|item|key|path|file|folder|url|href)$/i.test(part))).toEqual([])
  })
})
