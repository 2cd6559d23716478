import type { PortalProfile } from './connections/portal.ts'

/** What was decided when this app was built; scripts/release makes it from a provider's file. */
export interface BuildFacts {
  /** Names the build in folders and in files of the system; small letters and hyphens. */
  id: string
  /** The app's identity on Windows and macOS. */
  appId: string
  /** The scheme of links that open this app, without the colon. */
  protocol: string
  brand: Brand | null
  /** The installers bear the publisher's signature. */
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

/** Where newer versions lie, and who installs them: the app, or whoever manages the computer (.msi and .deb). */
export interface BuildUpdates {
  by: 'itself' | 'administrator'
  /** An https address ending with a slash. */
  feed: string
  channel: string
  /** The https address of a page where people download the app by hand. */
  page: string
  /** Public keys of which one signs what the feed says (`updateKeySchema`). */
  keys: readonly string[]
}
