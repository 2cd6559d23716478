import { z } from 'zod'
import { shownText } from '../text/shown-text.ts'
import { portalProfileSchema } from './portal.ts'

/** So many accounts side by side are enough for anybody; more would be a list to search. */
export const mostConnections = 20

/** The account in use, known without asking the network or the keychain. */
export const inUseSchema = z.strictObject({
  /** Its portal, or null where none has been chosen yet. */
  profile: portalProfileSchema.nullable(),
  remembered: z.record(z.string().max(40), z.string().max(320)),
  /** Somebody may be signed in still: ask `session.restore`. */
  kept: z.boolean(),
  /** Whether to stay signed in was wished at the last sign-in. */
  keepsSignedIn: z.boolean(),
  /** Its portal answered when it was last asked, or has not been asked yet. */
  online: z.boolean(),
})
export type InUse = z.infer<typeof inUseSchema>

/** Names one of the accounts side by side. */
export const connectionNamedSchema = z.strictObject({ id: z.string().min(1).max(60) })

/** One of them as the list of accounts shows it. */
export const connectionViewSchema = connectionNamedSchema.extend({
  /** The portal's name and host. */
  name: shownText(120),
  host: z.string().max(300),
  /** Who signed in last, or empty. */
  account: shownText(320),
  active: z.boolean(),
})
export type ConnectionView = z.infer<typeof connectionViewSchema>
