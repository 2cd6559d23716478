import type { PortalProfile } from './connections/portal.ts'

/** The facts about a build; scripts/release makes them from a service provider's file. */
export interface BuildFacts {
  /** The build's name in folders and system files; lower-case letters and hyphens. */
  id: string
  /** The app's identity on Windows and macOS. */
  appId: string
  /** The scheme of links that open this app, without the colon. */
  protocol: string
  brand: Brand | null
  /** Whether the installers have the publisher's signature. */
  signed: boolean
  updates: BuildUpdates | null
}

/** The service provider whose app this is. */
export interface Brand {
  /** As the signing certificate names it. */
  publisher: string
  /** The portal that the app opens with. */
  profile: PortalProfile
}

/**
 * Where newer versions are published, and who installs them: the app, or the computer's administrator (.msi and .deb).
 */
export interface BuildUpdates {
  by: 'itself' | 'administrator'
  /** An https address ending with a slash. */
  feed: string
  channel: string
  /** The https address of a page where people download the app by hand. */
  page: string
  /** Public keys, one of which signs the feed (`updateKeySchema`). */
  keys: readonly string[]
}
