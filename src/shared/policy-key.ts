import { z } from 'zod'

/** One decision that an organisation can make for its computers. */
export interface PolicyKey<Schema extends z.ZodType> {
  /** The schema of the value, with the key's title and meaning for administrators. */
  schema: Schema
  /**
   * The value that never allows more than any decision would: it replaces one that exists or may exist but cannot be
   * read. Absent if there is no such value.
   */
  safest?: z.output<Schema>
}

/** Describes a key. Title and description go into the templates in assets/policy and the table in docs/policy.md. */
export function policyKey<Schema extends z.ZodType>(
  schema: Schema,
  { safest, ...words }: { title: string; description: string; safest?: z.output<Schema> },
): PolicyKey<Schema> {
  return { schema: schema.meta(words), ...(safest !== undefined && { safest }) }
}

/** A switch. Windows' registry has no booleans and holds 0 or 1. */
export const flag = z.union([z.boolean(), z.literal([0, 1]).transform((value) => value === 1)])

/** The decisions on some keys; for an absent key the person decides. */
export type Decisions<Keys> = {
  [Key in keyof Keys]?: (Keys[Key] extends PolicyKey<infer S> ? z.output<S> : never) | undefined
}
