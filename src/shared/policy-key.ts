import { z } from 'zod'

/** One matter that an organisation can decide for its computers. */
export interface PolicyKey<Schema extends z.ZodType> {
  /** What a decision holds, with the key's title and meaning for administrators. */
  schema: Schema
  /**
   * The value that never allows more than any decision would: it stands in for one that is known to exist, or may, and
   * cannot be read. Absent where nothing can be made up.
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

/** What was decided of some keys; one that is absent leaves the matter to the person. */
export type Decisions<Keys> = {
  [Key in keyof Keys]?: (Keys[Key] extends PolicyKey<infer S> ? z.output<S> : never) | undefined
}
