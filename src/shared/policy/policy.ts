import { z } from 'zod'
import { connectionsPolicy } from '../connections/policy.ts'
import { diagnosticsPolicy } from '../diagnostics/policy.ts'
import { networkPolicy } from '../network/policy.ts'
import { phonesPolicy } from '../phones/policy.ts'
import { recordingsPolicy } from '../recordings/policy.ts'
import { sessionPolicy } from '../session/policy.ts'
import { settingsPolicy } from '../settings/policy.ts'
import { updatesPolicy } from '../updates/policy.ts'

/**
 * What an organisation can decide for its computers, from every feature's policy.ts. Each key has one meaning on every
 * system; the templates in assets/policy and the table in docs/policy.md are generated from this, in this order.
 */
const keys = {
  ...connectionsPolicy,
  ...sessionPolicy,
  ...settingsPolicy,
  ...updatesPolicy,
  ...phonesPolicy,
  ...recordingsPolicy,
  ...networkPolicy,
  ...diagnosticsPolicy,
}

export type PolicyKey = keyof typeof keys
export const policyKeys = Object.keys(keys) as PolicyKey[]

const schemas = Object.fromEntries(policyKeys.map((key) => [key, keys[key].schema]))
/** Every key with the schema of its value. */
// Each key keeps its own schema.
export const policySchema = z.object(schemas as { [Key in PolicyKey]: (typeof keys)[Key]['schema'] })

/**
 * A place that holds policy: Windows' Group Policy or macOS's configuration profiles, for the computer or for the
 * person's account, or a file on Linux.
 */
export const policyPlaceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['computer-group-policy', 'user-group-policy', 'computer-profile', 'user-profile']) }),
  z.strictObject({ kind: z.literal('file'), path: z.string().max(300) }),
])
export type PolicyPlace = z.infer<typeof policyPlaceSchema>

/** The keys decided on this computer, each with the place of the decision, for the screens. */
export const managedSchema = z.partialRecord(z.enum(policyKeys), policyPlaceSchema)
export type Managed = z.infer<typeof managedSchema>

/** A set of decisions; a key that is absent was not decided. */
export const decisionsSchema = policySchema.partial()
export type Policy = z.output<typeof decisionsSchema>

/** The safest value of every key that has one. */
export const safestDecisions: Policy = Object.fromEntries(
  policyKeys.flatMap((key) => ('safest' in keys[key] ? [[key, keys[key].safest]] : [])),
)
