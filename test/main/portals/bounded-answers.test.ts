import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { endpoints } from '../../../src/main/portals/call-record/contract.ts'
import { discoverySchema } from '../../../src/main/portals/call-record/discovery.ts'
import { bridge, bridgeEvents } from '../../../src/shared/bridge.ts'

type Schema = Record<string, unknown>

/** The paths of texts and lists that may be as long as they like. */
function unbounded(schema: z.ZodType): string[] {
  const found: string[] = []
  const visit = (node: unknown, path: string) => {
    if (typeof node !== 'object' || node === null) return
    const { type, enum: choices, const: constant, maxLength, maxItems } = node as Schema
    const isFixed = choices !== undefined || constant !== undefined
    if (type === 'string' && !isFixed && maxLength === undefined && !isShortPattern(node as Schema)) found.push(path)
    if (type === 'array' && maxItems === undefined) found.push(`${path}[]`)
    for (const [name, part] of Object.entries(node)) visit(part, name === 'properties' ? path : `${path}.${name}`)
  }
  visit(z.toJSONSchema(schema, { unrepresentable: 'any' }), '')
  return found
}

/** A pattern without `*` or `+` gives its own longest text. */
const isShortPattern = ({ pattern }: Schema) =>
  typeof pattern === 'string' && !/[*+]|,\}/.test(pattern.replace(/\\./g, ''))

describe('what a hostile portal answers', () => {
  it.each(Object.entries(endpoints))('has an end in every text and list of %s', (_name, { response }) => {
    expect(unbounded(response)).toEqual([])
  })

  it('has an end in every text and list of the discovery document', () => {
    expect(unbounded(discoverySchema)).toEqual([])
  })

  it.each(Object.entries(bridge))('reaches the page only with an end: %s', (_name, { output }) => {
    expect(unbounded(output)).toEqual([])
  })

  it.each(Object.entries(bridgeEvents))('reaches the page only with an end: %s', (_name, payload) => {
    expect(unbounded(payload)).toEqual([])
  })
})
