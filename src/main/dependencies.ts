import type { Start } from '../shared/app/app.ts'
import type { BuildFacts } from '../shared/build-facts.ts'
import type { PortalProfile } from '../shared/connections/portal.ts'
import type { FileChooser } from './files/file-chooser.ts'
import type { Emit } from './ipc/handlers.ts'
import type { SecretStore } from './keychain/secret-store.ts'
import type { SystemAuthentication } from './lock/system-authentication.ts'
import type { Log } from './log/log.ts'
import type { Media } from './media/media.ts'
import type { Network } from './network/network.ts'
import type { PolicyStore } from './policy/policy-store.ts'
import type { DeepLinks } from './recovery/deep-links.ts'
import type { SettingsStore } from './settings/settings-store.ts'
import type { UpdatesDependencies } from './updates/create-updates.ts'

/** What the Electron shell hands to the features, so that they know neither Electron nor each other's modules. */
export interface Dependencies {
  version: string
  platform: Start['platform']
  keychain: SecretStore
  /** The origin of a portal given on the command line, or null. */
  givenPortal: URL | null
  /** One was given whose address may not be used. */
  isPortalRefused: boolean
  /** The portal that nobody has to be asked for, or null. */
  preset: PortalProfile | null
  build: BuildFacts
  /** This installation, as newer versions need to know it. */
  installation: Pick<
    UpdatesDependencies,
    'system' | 'isPackaged' | 'userData' | 'cache' | 'program' | 'appImage' | 'restartFrom' | 'quit'
  >
  /** Has something done as one of the app's last steps; it must be quick and must not throw. */
  atQuit: (step: () => void | Promise<void>) => void
  log: Log
  /** The folder that the app was built or installed into. */
  appFolder: string
  settings: SettingsStore
  /** What the organisation decided. */
  policy: PolicyStore
  emit: Emit
  media: Media
  /** The way to the portal through the network that this computer is in. */
  network: Network
  /** Whether the system can tell that it is the person at the keyboard. */
  systemAuthentication: SystemAuthentication
  /** Has the app locked when the person goes away: after so many minutes without a key or a pointer, 0 for never. */
  whenAway: (away: { afterMinutes: () => number; lock: () => void }) => void
  /** Links that the system opens with the app. */
  deepLinks: DeepLinks
  clipboard: SecretClipboard
  /** The system's file dialogs. */
  files: FileChooser
  /** Asks the person, past the page, whether a host that is new here may be asked for a portal. */
  askAboutHost: (host: string) => Promise<boolean>
  /** Opens an https or mailto address outside the app; rejects with `refused` for anything else. */
  openExternal: (url: string) => Promise<void>
  /** Saves what may be wrong here where the person says; false where they chose no place. */
  saveDiagnostics: () => Promise<boolean>
  /** Goes on with what the page refused, as the person agreed: closing, quitting or loading anew. */
  leave: () => void
  /** Whether the page was brought back after a crash; true once each time. */
  takeNotice: () => boolean
  /** Follows a changed preference, e.g. the theme. */
  applyPreferences: (preferences: Start['preferences']) => void
}

/** The system's clipboard, which forgets secrets. Copying rejects with `cannot-copy` where the text is not on it then. */
export interface SecretClipboard {
  copyText(text: string): Promise<void>
  /** Returns after how many milliseconds it is cleared, if it still holds the secret then. */
  copySecret(secret: string): Promise<number>
  /**
   * Clears a secret copied before, if it is still there, unless it is `except`; later again where the system does not
   * let it. Never rejects.
   */
  clearNow(except?: string): Promise<void>
}
