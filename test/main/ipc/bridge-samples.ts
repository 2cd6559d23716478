import { z } from 'zod'
import { type BridgeCall, bridge } from '../../../src/shared/bridge.ts'

interface JsonSchema {
  type?: string | string[]
  properties?: Record<string, JsonSchema>
  enum?: unknown[]
  anyOf?: JsonSchema[]
  minLength?: number
  maxLength?: number
  minimum?: number
  const?: unknown
  format?: string
  pattern?: string
  oneOf?: JsonSchema[]
  items?: JsonSchema
}

type Sample = Record<string, unknown>

/** Every call of the bridge, each with an input that fits its schema and ones that do not, made from the table itself. */
export const callNames = Object.keys(bridge) as BridgeCall[]

const inputSchema = (name: BridgeCall): JsonSchema => z.toJSONSchema(bridge[name].input) as JsonSchema

export const fittingInput = (name: BridgeCall) => valueFor(inputSchema(name)) as Sample

/** What each case is called, and the input. */
export function hostileInputs(name: BridgeCall): [string, unknown][] {
  const fitting = fittingInput(name)
  return [
    ['no object', 'text'],
    ['null', null],
    ['nothing', undefined],
    ['a list', [fitting]],
    ['an extra key', { ...fitting, extra: true }],
    ...wrongParts(inputSchema(name), fitting),
  ]
}

function wrongParts(schema: JsonSchema, fitting: Sample): [string, unknown][] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, part]): [string, unknown][] => {
    const longest = part.maxLength ?? part.anyOf?.find((choice) => choice.maxLength)?.maxLength
    const nested = fitting[key]
    return [
      [`a wrong type in ${key}`, { ...fitting, [key]: { wrong: 'type' } }],
      [`NaN in ${key}`, { ...fitting, [key]: Number.NaN }],
      ...(longest === undefined
        ? []
        : [[`an oversized ${key}`, { ...fitting, [key]: 'x'.repeat(longest + 1) }] satisfies [string, unknown]]),
      ...(part.properties
        ? wrongParts(part, nested as Sample).map(([title, value]): [string, unknown] => [
            `${title} of ${key}`,
            { ...fitting, [key]: value },
          ])
        : []),
    ]
  })
}

function valueFor(schema: JsonSchema): unknown {
  if (schema.enum) return schema.enum[0]
  if ('const' in schema) return schema.const
  const [choice] = schema.anyOf ?? schema.oneOf ?? []
  if (choice) return valueFor(choice)
  if (Array.isArray(schema.type)) return valueFor({ ...schema, type: schema.type[0] ?? 'null' })
  if (schema.type === 'boolean') return true
  if (schema.type === 'integer' || schema.type === 'number') return schema.minimum ?? 0
  if (schema.type === 'array') return schema.items ? [valueFor(schema.items)] : []
  if (schema.format === 'date-time') return '2026-03-01T00:00:00.000Z'
  if (schema.format === 'date') return '2026-03-01'
  const { pattern } = schema
  if (pattern !== undefined) return ['1', 'system'].find((text) => new RegExp(pattern).test(text))
  if (schema.type === 'string') return 'x'.repeat(Math.max(1, schema.minLength ?? 1))
  if (schema.type === 'object') {
    return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([key, part]) => [key, valueFor(part)]))
  }
  throw new Error(`the samples cannot make a ${schema.type}`)
}
