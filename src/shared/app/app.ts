import { z } from 'zod'
import { inUseSchema, portalMarkSchema } from '../connections/connections.ts'
import { managedSchema, policyPlaceSchema } from '../policy/policy.ts'
import { preferencesSchema } from '../settings/settings.ts'

/** What the first screen needs. */
export const startSchema = z.strictObject({
  ...inUseSchema.shape,
  /** The marks of portals that can be shown already. */
  marks: z.array(portalMarkSchema).max(50),
  version: z.string().max(60),
  platform: z.enum(['windows', 'macos', 'linux']),
  preferences: preferencesSchema,
  /** The decided policy keys, each with the place of the decision. */
  managed: managedSchema,
  /** The places of policy that could not be read, or only in part, so that the safest values replace their decisions. */
  unreadPolicy: z.array(policyPlaceSchema).max(5),
  /** The features that policy disables entirely. */
  forbidden: z
    .array(
      z.enum([
        'export',
        'serve',
        'diagnostics',
        'download-recordings',
        'export-recordings',
        'play-recordings',
        'delete-recordings',
      ]),
    )
    .max(10),
  /** Notices to show the person once, e.g. that the settings file was unreadable. */
  notices: z.array(z.enum(['settings-reset', 'settings-unwritable', 'page-recovered', 'portal-refused'])).max(5),
})
export type Start = z.infer<typeof startSchema>

/** The publisher and support of this build. */
export const aboutSchema = z.strictObject({
  /** Whether the installers have the publisher's signature. */
  signed: z.boolean(),
  publisher: z.string().max(120).nullable(),
  /** Its update channel, and who installs newer versions; null if it gets none. */
  updates: z.strictObject({ by: z.enum(['itself', 'administrator']), channel: z.string().max(40) }).nullable(),
})
export type About = z.infer<typeof aboutSchema>
