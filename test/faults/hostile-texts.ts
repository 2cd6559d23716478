import { z } from 'zod'

/** A place in an answer: names of members and numbers of items. */
export type Place = readonly (string | number)[]

interface JsonSchema {
  type?: string
  format?: string
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  additionalProperties?: JsonSchema | boolean
  enum?: unknown[]
  const?: unknown
  minimum?: number
}

/** What no hostile text may get past its place: every one of them holds it. */
export const mark = 'Hostile-mark'

/** Texts as a portal that means harm, or is broken, may send them in any place. */
export const hostileTexts: Readonly<Record<string, string>> = {
  'a megabyte': mark + 'x'.repeat(1_000_000),
  NUL: `${mark}\u0000`,
  'control characters': `${mark}\u0001\u0007\u001b[2J\r\n\u007f\u0085\u202e\u2066`,
  'half a character': `${mark}\ud800`,
}

const jsonSchema = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema
const choicesOf = ({ anyOf = [], oneOf = [] }: JsonSchema) => [...anyOf, ...oneOf]

/** Every place in an answer of this shape that may contain a text, including new fields automatically. */
export function textPlaces(schema: z.ZodType): Place[] {
  const found = new Map<string, Place>()
  const walk = (part: JsonSchema, place: Place) => {
    if (part.type === 'string') found.set(place.join('.'), place)
    for (const choice of choicesOf(part)) walk(choice, place)
    for (const [name, member] of Object.entries(part.properties ?? {})) walk(member, [...place, name])
    if (part.items) walk(part.items, [...place, 0])
    if (typeof part.additionalProperties === 'object') walk(part.additionalProperties, [...place, 'made-up'])
  }
  walk(jsonSchema(schema), [])
  return [...found.values()]
}

/** The answer with a text in one place. What the portal left out around that place is made up to fit the shape. */
export function withText(said: unknown, schema: z.ZodType, place: Place, text: string): unknown {
  const put = (value: unknown, part: JsonSchema, [key, ...rest]: Place): unknown => {
    if (key === undefined) return text
    const shape = [part, ...choicesOf(part)].find(({ properties, items }) => properties ?? items) ?? part
    const inner = (typeof key === 'number' ? shape.items : shape.properties?.[key]) ?? {}
    const holder = isHolder(value) ? value : made(shape)
    if (Array.isArray(holder)) return [put(holder[0], inner, rest), ...holder.slice(1)]
    return { ...holder, [key]: put(holder[key], inner, rest) }
  }
  return put(said, jsonSchema(schema), place)
}

type Holder = unknown[] | Record<string, unknown>
const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null

/** The least that fits a shape. */
function made(part: JsonSchema): Holder {
  const value = madeValue(part)
  return isHolder(value) ? value : {}
}

function madeValue(part: JsonSchema): unknown {
  if (part.const !== undefined) return part.const
  if (part.enum) return part.enum[0]
  const [choice] = choicesOf(part)
  if (choice) return madeValue(choice)
  if (part.type === 'array') return []
  if (part.type === 'boolean') return true
  if (part.type === 'integer' || part.type === 'number') return Math.max(part.minimum ?? 1, 1)
  if (part.format === 'date-time') return '2026-03-01T00:00:00.000Z'
  if (part.format === 'date') return '2026-03-01'
  if (part.type === 'string') return 'made-up'
  const required = Object.entries(part.properties ?? {}).filter(([name]) => part.required?.includes(name))
  return Object.fromEntries(required.map(([name, member]) => [name, madeValue(member)]))
}
