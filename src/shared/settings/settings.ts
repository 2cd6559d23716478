import { z } from 'zod'
import { mostConnections } from '../connections/connections.ts'
import { portalProfileSchema } from '../connections/portal.ts'
import { listNameSchema, listWidthSchema } from '../lists/list-place.ts'
import { mostOpenedPhones } from '../phones/opened-phones.ts'
import { usualNames } from '../recordings/file-name.ts'
import { keptPlayerPreferencesSchema } from '../recordings/player.ts'
import { namesSchema, unfinishedSchema } from '../recordings/recording-files.ts'
import { recordingSearchesSchema } from '../recordings/searches.ts'
import { updateMemorySchema } from '../updates/updates.ts'

export const themeSchema = z.enum(['system', 'light', 'dark'])
export type Theme = z.infer<typeof themeSchema>

/** The limit of remembered keychain items of removed connections. */
export const mostOrphans = 100

const connectionId = z.string().min(1).max(60)
const account = z.string().max(320)

/** A connection, with the values that sign-in fills in again; never a secret. */
export const connectionSchema = z.object({
  /** Names the connection's one item in the keychain. */
  id: connectionId,
  profile: portalProfileSchema,
  /** Remembered sign-in fields, those marked `remember` by the portal. */
  remembered: z.record(z.string().max(40), z.string().max(320)).default({}),
  /** The username of the last sign-in, which distinguishes accounts at one portal; empty before the first. */
  account: account.default(''),
  /** A refresh token for it may be in the keychain. */
  kept: z.boolean().default(false),
  /** Whether staying signed in was chosen at the last sign-in. */
  keepsSignedIn: z.boolean().default(false),
  /** Ids of the phones that the person of `account` opened last, newest first, until they sign out. */
  openedPhones: z.object({ account, phones: z.array(z.string().min(1).max(100)).max(mostOpenedPhones) }).optional(),
  /** The recordings that the person of `account` searched for. */
  recordingSearches: z.object({ account, searches: recordingSearchesSchema }).optional().catch(undefined),
  /** The first steps with phones were put away. */
  knowsPhones: z.boolean().optional(),
})
export type Connection = z.infer<typeof connectionSchema>

/** `system`, or a BCP 47 tag; a language that this version lacks counts as `system`. */
const languageSchema = z
  .string()
  .max(35, { abort: true })
  .regex(/^(?:system|[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)$/)

/** What a person can change on the settings screen. */
export const preferencesSchema = z.strictObject({
  language: languageSchema,
  theme: themeSchema,
  /** After how many idle minutes the app locks; 0 is never. */
  lockAfterMinutes: z.literal([0, 1, 5, 15, 60]),
  /** Keeps the window out of screenshots and shared screens, if the system supports it. */
  contentProtection: z.boolean(),
})
export type Preferences = z.infer<typeof preferencesSchema>

const { language, theme, lockAfterMinutes, contentProtection } = preferencesSchema.shape
/** The same on disk, where a newer version may have written further members. */
export const keptPreferencesSchema = z.object({
  language: language.default('system'),
  theme: theme.default('system'),
  lockAfterMinutes: lockAfterMinutes.default(15),
  contentProtection: contentProtection.default(false),
})

/** The window's bounds, in pixels of the virtual screen. */
export const windowPlaceSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(640),
  height: z.number().int().min(480),
  maximized: z.boolean(),
})
export type WindowPlace = z.infer<typeof windowPlaceSchema>

/**
 * The owner of the lock: the account that was in use, and the user signed in there; both are empty if there is no owner
 * any more.
 */
export const lockOwnerSchema = z.object({ connection: z.string().max(60), account })
export type LockOwner = z.infer<typeof lockOwnerSchema>

/** The settings file. Every member has a default, so that a file of an older version still parses. */
export const settingsSchema = z.object({
  preferences: keptPreferencesSchema.prefault({}),
  connections: z.array(connectionSchema).max(mostConnections).default([]),
  activeConnection: z.string().max(60).nullable().default(null),
  window: windowPlaceSchema.nullable().default(null),
  /** The widths that the person gave to lists. */
  listWidths: z.partialRecord(listNameSchema, listWidthSchema).default({}),
  player: keptPlayerPreferencesSchema.prefault({}),
  /** Whether the app was locked when it quit. */
  locked: z.boolean().default(false),
  lockOwner: lockOwnerSchema.nullable().default(null),
  /** Removed connections whose keychain item still has to be removed. */
  orphans: z.array(connectionId).max(mostOrphans).default([]),
  /** The pattern of the names of recordings' files. */
  recordingNames: namesSchema.default(usualNames),
  unfinishedExport: unfinishedSchema.nullable().default(null),
  updates: updateMemorySchema.prefault({}),
})
export type Settings = z.infer<typeof settingsSchema>
