import { z } from 'zod'
import { versionSchema } from './update-feed.ts'

/** Why a newer version could not be had, whose download may then be offered by hand. */
export const updateFaultSchema = z.enum([
  /** The connection failed or ended. */
  'unreachable',
  /** A file that is not the one that was announced. */
  'damaged',
  /** A signature that is missing, wrong, or could not be checked. */
  'untrusted',
  /** The system did not let it be installed. */
  'not-installed',
])
export type UpdateFault = z.infer<typeof updateFaultSchema>

/** What is known about newer versions of this app. */
export const updateStateSchema = z.discriminatedUnion('state', [
  /** This build takes none, or the organisation wants none. */
  z.strictObject({ state: z.literal('none') }),
  /** There was none when it was last asked for; `checkedAt` in milliseconds since 1970, null before the first time. */
  z.strictObject({ state: z.literal('idle'), checkedAt: z.number().int().nonnegative().nullable() }),
  z.strictObject({ state: z.literal('checking') }),
  /** Nobody knows: the feed did not answer, or nobody vouches for its answer. It is asked again later. */
  z.strictObject({ state: z.literal('unchecked'), fault: updateFaultSchema }),
  /** There is one, and this app does not install it by itself. */
  z.strictObject({
    state: z.literal('available'),
    version: versionSchema,
    /** `moved-app` is this app itself, once it lies in a folder where it can be replaced. */
    installedBy: z.enum(['person', 'administrator', 'moved-app']),
  }),
  z.strictObject({
    state: z.literal('downloading'),
    version: versionSchema,
    percent: z.number().int().min(0).max(100),
  }),
  /** It is installed when the app quits, or restarts for it. */
  z.strictObject({ state: z.literal('ready'), version: versionSchema }),
  /** One attempt failed, and no other is made by itself. */
  z.strictObject({ state: z.literal('failed'), version: versionSchema, fault: updateFaultSchema }),
])
export type UpdateState = z.infer<typeof updateStateSchema>

/** What the settings remember of updates between two starts. */
export const updateMemorySchema = z.object({
  /** Draws this computer's place in a rollout, and is sent nowhere. */
  id: z.string().max(60).nullable().default(null),
  /** The version that was being installed when the app last quit. */
  installing: versionSchema.nullable().default(null),
  /** The version whose only attempt failed. */
  failed: z.object({ version: versionSchema, fault: updateFaultSchema }).nullable().default(null),
})
export type UpdateMemory = z.infer<typeof updateMemorySchema>
