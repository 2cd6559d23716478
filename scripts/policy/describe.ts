import { z } from 'zod'
import { type PolicyKey, policyKeys, policySchema } from '../../src/shared/policy/policy.ts'

/** The kind of a key's value, in terms that every system's templates have. */
export type Kind =
  | { type: 'flag' }
  | { type: 'text'; maxLength: number }
  | { type: 'choice'; values: (number | string)[] }
  /** Texts; if `values` is not empty, each is one of them. */
  | { type: 'list'; values: string[] }

export interface KeyDescription {
  key: PolicyKey
  title: string
  description: string
  kind: Kind
}

const property = z.object({
  title: z.string(),
  description: z.string(),
  type: z.enum(['string', 'number', 'array']).optional(),
  maxLength: z.number().optional(),
  enum: z.array(z.union([z.number(), z.string()])).optional(),
  items: z.object({ enum: z.array(z.string()).default([]) }).optional(),
  anyOf: z.array(z.object({ type: z.string() })).optional(),
})

/** Every key of the policy schema, described for the templates. Throws for a key that no template could hold. */
export function describePolicy(): KeyDescription[] {
  const { properties = {} } = z.toJSONSchema(policySchema, { io: 'input' })
  return policyKeys.map((key) => {
    const { title, description, ...schema } = property.parse(properties[key])
    return { key, title, description, kind: kindOf(key, schema) }
  })
}

function kindOf(key: PolicyKey, schema: Omit<z.infer<typeof property>, 'title' | 'description'>): Kind {
  if (schema.anyOf?.some(({ type }) => type === 'boolean')) return { type: 'flag' }
  if (schema.items) return { type: 'list', values: schema.items.enum }
  if (schema.enum) return { type: 'choice', values: schema.enum }
  if (schema.type === 'string') return { type: 'text', maxLength: schema.maxLength ?? 1000 }
  throw new Error(`${key}: no template can hold such a value`)
}
