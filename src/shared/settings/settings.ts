import { z } from 'zod'
import { mostConnections } from '../connections/connections.ts'
import { portalProfileSchema } from '../connections/portal.ts'
import { updateMemorySchema } from '../updates/updates.ts'

export const themeSchema = z.enum(['system', 'light', 'dark'])
export type Theme = z.infer<typeof themeSchema>

/** So many keychain items of connections that are gone are remembered at most. */
export const mostOrphans = 100

const connectionId = z.string().min(1).max(60)
const account = z.string().max(320)

/** A portal a person uses and what sign-in may fill in again; never a secret. */
export const connectionSchema = z.object({
  /** Names the connection's one item in the keychain. */
  id: connectionId,
  profile: portalProfileSchema,
  /** Remembered sign-in fields, those marked `remember` by the portal. */
  remembered: z.record(z.string().max(40), z.string().max(320)).default({}),
  /** Who signed in last, which tells the accounts of one portal apart; empty until somebody has. */
  account: account.default(''),
  /** A refresh token for it may be in the keychain. */
  kept: z.boolean().default(false),
  /** Whether to stay signed in was wished at the last sign-in. */
  keepsSignedIn: z.boolean().default(false),
})
export type Connection = z.infer<typeof connectionSchema>

/** The system's language, or one as in BCP 47; one that this version lacks counts as the system's. */
const languageSchema = z
  .string()
  .max(35, { abort: true })
  .regex(/^(?:system|[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)$/)

/** What a person can change on the settings screen. */
export const preferencesSchema = z.strictObject({
  language: languageSchema,
  theme: themeSchema,
  /** The app locks when nobody has touched the computer for so many minutes; 0 is never. */
  lockAfterMinutes: z.literal([0, 1, 5, 15, 60]),
  /** Keeps the window out of screenshots and shared screens as far as the system can. */
  contentProtection: z.boolean(),
})
export type Preferences = z.infer<typeof preferencesSchema>

const { language, theme, lockAfterMinutes, contentProtection } = preferencesSchema.shape
/** The same on disk, where a newer version may have written more. */
export const keptPreferencesSchema = z.object({
  language: language.default('system'),
  theme: theme.default('system'),
  lockAfterMinutes: lockAfterMinutes.default(15),
  contentProtection: contentProtection.default(false),
})

/** Where the window was; pixels of the virtual screen. */
export const windowPlaceSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(640),
  height: z.number().int().min(480),
  maximized: z.boolean(),
})
export type WindowPlace = z.infer<typeof windowPlaceSchema>

/** Whose lock it is: the account that was in use, and who was signed in there; both are empty where nobody can be it any more. */
export const lockOwnerSchema = z.object({ connection: z.string().max(60), account })
export type LockOwner = z.infer<typeof lockOwnerSchema>

/** All that is on disk. Every part has a default, so that a file of an older version still parses. */
export const settingsSchema = z.object({
  preferences: keptPreferencesSchema.prefault({}),
  connections: z.array(connectionSchema).max(mostConnections).default([]),
  activeConnection: z.string().max(60).nullable().default(null),
  window: windowPlaceSchema.nullable().default(null),
  /** The app was locked when it ended. */
  locked: z.boolean().default(false),
  lockOwner: lockOwnerSchema.nullable().default(null),
  /** Connections that are gone and whose keychain item is still to be removed. */
  orphans: z.array(connectionId).max(mostOrphans).default([]),
  updates: updateMemorySchema.prefault({}),
})
export type Settings = z.infer<typeof settingsSchema>
