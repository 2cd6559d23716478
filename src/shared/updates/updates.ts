import { z } from 'zod'
import { versionSchema } from './update-feed.ts'

/** Why a newer version could not be installed. A manual download may be offered instead. */
export const updateFaultSchema = z.enum([
  /** The connection failed or ended. */
  'unreachable',
  /** The file differs from the descriptor. */
  'damaged',
  /** The signature is missing or wrong, or could not be checked. */
  'untrusted',
  /** The system refused the installation. */
  'not-installed',
])
export type UpdateFault = z.infer<typeof updateFaultSchema>

/** What is known about newer versions of this app. */
export const updateStateSchema = z.discriminatedUnion('state', [
  /** This build gets no updates, or policy forbids them. */
  z.strictObject({ state: z.literal('none') }),
  /** No newer version at the last check; `checkedAt` in milliseconds since 1970, null before the first check. */
  z.strictObject({ state: z.literal('idle'), checkedAt: z.number().int().nonnegative().nullable() }),
  z.strictObject({ state: z.literal('checking') }),
  /** Unknown: the feed did not answer, or its answer is not trusted. The check is repeated later. */
  z.strictObject({ state: z.literal('unchecked'), fault: updateFaultSchema }),
  /** A newer version exists, but this app does not install it automatically. */
  z.strictObject({
    state: z.literal('available'),
    version: versionSchema,
    /** `moved-app`: this app itself, once it is moved to a folder where it can be replaced. */
    installedBy: z.enum(['person', 'administrator', 'moved-app']),
  }),
  z.strictObject({
    state: z.literal('downloading'),
    version: versionSchema,
    percent: z.number().int().min(0).max(100),
  }),
  /** The version is installed when the app quits or restarts. */
  z.strictObject({ state: z.literal('ready'), version: versionSchema }),
  /** The attempt failed and is not repeated automatically. */
  z.strictObject({ state: z.literal('failed'), version: versionSchema, fault: updateFaultSchema }),
])
export type UpdateState = z.infer<typeof updateStateSchema>

/** What the settings remember of updates between two starts. */
export const updateMemorySchema = z.object({
  /** Determines this computer's position in a rollout; never sent. */
  id: z.string().max(60).nullable().default(null),
  /** The version that was being installed when the app last quit. */
  installing: versionSchema.nullable().default(null),
  /** The version whose only attempt failed. */
  failed: z.object({ version: versionSchema, fault: updateFaultSchema }).nullable().default(null),
})
export type UpdateMemory = z.infer<typeof updateMemorySchema>
