import { z } from 'zod'
import { inUseSchema } from '../connections/connections.ts'
import { managedSchema } from '../policy/policy.ts'
import { preferencesSchema } from '../settings/settings.ts'

/** What the first screen needs. */
export const startSchema = z.strictObject({
  ...inUseSchema.shape,
  version: z.string().max(60),
  platform: z.enum(['windows', 'macos', 'linux']),
  preferences: preferencesSchema,
  /** What the organisation decided, each with the place that did. */
  managed: managedSchema,
  /** The places whose decisions could not be read, or in part, so that the safest ones stand in for them. */
  unreadPolicy: z.array(z.string().max(300)).max(5),
  /** What it leaves no use of at all. */
  forbidden: z.array(z.enum(['export', 'serve', 'diagnostics'])).max(5),
  /** What the person should be told once, e.g. that the settings file was unreadable. */
  notices: z.array(z.enum(['settings-reset', 'settings-unwritable', 'page-recovered', 'portal-refused'])).max(5),
})
export type Start = z.infer<typeof startSchema>

/** Who stands for this build of the app. */
export const aboutSchema = z.strictObject({
  /** The installers bear the publisher's signature. */
  signed: z.boolean(),
  publisher: z.string().max(120).nullable(),
  /** Which newer versions it takes, and who installs them; null where there are none. */
  updates: z.strictObject({ by: z.enum(['itself', 'administrator']), channel: z.string().max(40) }).nullable(),
})
export type About = z.infer<typeof aboutSchema>
