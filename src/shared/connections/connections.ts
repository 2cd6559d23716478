import { z } from 'zod'
import { shownText } from '../text/shown-text.ts'
import { brandSchema, portalProfileSchema } from './portal.ts'

/** The limit of connections. More would need a searchable list. */
export const mostConnections = 20

/**
 * The address of a portal's mark, for an image element: a path of the app's own that reveals nothing about the portal,
 * or that of the mark in this build.
 */
export const markAddressSchema = z.string().regex(/^\/mark(?:\.svg|\/[\w-]{1,60})$/)

/** A portal's mark, by the portal's origin. */
export const portalMarkSchema = z.strictObject({ url: z.url().max(500), mark: markAddressSchema })
export type PortalMark = z.infer<typeof portalMarkSchema>

/** The account in use, known without asking the network or the keychain. */
export const inUseSchema = z.strictObject({
  /** Its portal, or null if none has been chosen yet. */
  profile: portalProfileSchema.nullable(),
  remembered: z.record(z.string().max(40), z.string().max(320)),
  /** Whether a sign-in may be kept: call `session.restore`. */
  kept: z.boolean(),
  /** Whether staying signed in was chosen at the last sign-in. */
  keepsSignedIn: z.boolean(),
  /** Whether its portal answered the last request; true before the first. */
  online: z.boolean(),
})
export type InUse = z.infer<typeof inUseSchema>

/** Identifies one of the connections. */
export const connectionNamedSchema = z.strictObject({ id: z.string().min(1).max(60) })

/** A connection as the list of accounts shows it. */
export const connectionViewSchema = connectionNamedSchema.extend({
  /** The portal's name and host. */
  name: shownText(120),
  host: z.string().max(300),
  /** Who signed in last, or empty. */
  account: shownText(320),
  active: z.boolean(),
  /** The portal's colour, if it names one. */
  accent: brandSchema.shape.accent,
  mark: markAddressSchema.nullable(),
})
export type ConnectionView = z.infer<typeof connectionViewSchema>
