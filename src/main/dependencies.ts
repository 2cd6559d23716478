import type { Start } from '../shared/app/app.ts'
import type { BuildFacts } from '../shared/build-facts.ts'
import type { PortalProfile } from '../shared/connections/portal.ts'
import type { ActivePortal } from './connections/active-portal.ts'
import type { Marks } from './connections/marks.ts'
import type { FileChooser } from './files/file-chooser.ts'
import type { HttpClient } from './http/client.ts'
import type { Emit } from './ipc/dispatch.ts'
import type { SecretStore } from './keychain/secret-store.ts'
import type { Lock } from './lock/lock.ts'
import type { SystemAuthentication } from './lock/system-authentication.ts'
import type { Log } from './log/log.ts'
import type { Media } from './media/media.ts'
import type { Menus } from './menu/own-menu.ts'
import type { Network } from './network/network.ts'
import type { PolicyStore } from './policy/policy-store.ts'
import type { DeepLinks } from './recovery/deep-links.ts'
import type { SessionKeeper } from './session/session-keeper.ts'
import type { SettingsStore } from './settings/open-settings.ts'
import type { UpdatesDependencies } from './updates/create-updates.ts'
import type { StartWork } from './window/long-work.ts'

/** What the Electron shell passes to the features, so that they import neither Electron nor each other. */
export interface Dependencies {
  version: string
  platform: Start['platform']
  keychain: SecretStore
  /** The origin of a portal given on the command line, or null. */
  givenPortal: URL | null
  /** Whether the address of the given portal may not be used. */
  isPortalRefused: boolean
  /** The portal that needs no question, or null. */
  preset: PortalProfile | null
  build: BuildFacts
  /** This installation, as the updates feature needs it. */
  installation: Pick<
    UpdatesDependencies,
    'system' | 'isPackaged' | 'userData' | 'cache' | 'program' | 'appImage' | 'restartFrom' | 'quit'
  >
  /** Registers a step to run when the app quits. It must be quick and must not throw. */
  atQuit: (step: () => void | Promise<void>) => void
  log: Log
  /** The folder that the app was built or installed into. */
  appFolder: string
  settings: SettingsStore
  /** What the organisation decided. */
  policy: PolicyStore
  emit: Emit
  media: Media
  marks: Marks
  /** How portals are reached from this computer's network. */
  network: Network
  /** The system's own check that the owner is at the keyboard. */
  systemAuthentication: SystemAuthentication
  /** Locks the app when the person goes away: after `afterMinutes` without keyboard or pointer input; 0 is never. */
  whenAway: (away: { afterMinutes: () => number; lock: () => void }) => void
  /** Links that the system opens with the app. */
  deepLinks: DeepLinks
  clipboard: SecretClipboard
  /** The system's file dialogs. */
  files: FileChooser
  /** Asks the person, in a dialog outside the page, whether a new host may be contacted. */
  askAboutHost: (host: string) => Promise<boolean>
  /** Opens an https or mailto address outside the app; rejects with `refused` for anything else. */
  openExternal: (url: string) => Promise<void>
  /** Saves the diagnostics report where the person chooses; false if they chose no place. */
  saveDiagnostics: () => Promise<boolean>
  menus: Menus
  /** Shows the progress and the end of work that may take long. */
  startWork: StartWork
  /** Continues what the page refused, once the person agreed: closing, quitting or reloading. */
  leave: () => void
  /** Whether the page was brought back after a crash; true once each time. */
  takeNotice: () => boolean
  /** Applies a changed preference, e.g. the theme. */
  applyPreferences: (preferences: Start['preferences']) => void
}

/** What the features share: the account in use, its session, its lock, and the HTTP client for portals. */
export interface Services {
  http: HttpClient
  /** The User-Agent. */
  userAgent: string
  portal: ActivePortal
  /** The session, where signing in and signing out also unlock. */
  session: SessionKeeper
  lock: Lock
  /** Makes every feature drop its secrets. */
  dropSecrets(): void
}

/**
 * The system's clipboard, from which secrets are cleared. Copying rejects with `cannot-copy` if the text is not on it
 * afterwards.
 */
export interface SecretClipboard {
  copyText(text: string): Promise<void>
  /** Resolves with the milliseconds after which the clipboard is cleared if it still holds the secret. */
  copySecret(secret: string): Promise<number>
  /**
   * Clears a secret copied before, if it is still there, unless it is `except`; tries again later if the system does
   * not allow it. Never rejects.
   */
  clearNow(except?: string): Promise<void>
}
