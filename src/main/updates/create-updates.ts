import type { Start } from '../../shared/app/app.ts'
import type { BuildFacts } from '../../shared/build-facts.ts'
import type { UpdateState } from '../../shared/updates/updates.ts'
import type { HttpClient } from '../http/client.ts'
import type { Route } from '../http/routes.ts'
import type { Log } from '../log/log.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { isOffered } from './offer.ts'
import type { UpdateInstaller } from './update-installer.ts'
import { createUpdateKeeper, type UpdateKeeper, type UpdateMode } from './update-keeper.ts'

export interface UpdatesDependencies {
  build: BuildFacts
  version: string
  /** Node's name, and the bridge's word for it. */
  system: NodeJS.Platform
  platform: Start['platform']
  isPackaged: boolean
  userData: string
  /** Where this system keeps what can be fetched again. */
  cache: string
  userAgent: string
  http: HttpClient
  routeTo: (url: URL) => Promise<Route>
  settings: SettingsStore
  mode: () => UpdateMode
  changed: (state: UpdateState) => void
  /** The program that runs. */
  program: string
  /** The AppImage that it was started from; null elsewhere. */
  appImage: string | null
  restartFrom: (file: string) => void
  quit: () => void
  log: Log
}

/** Looks after newer versions of this build, or null where there are none. */
export function createUpdates(parts: UpdatesDependencies): UpdateKeeper | null {
  const { build, version, platform, http } = parts
  const { updates } = build
  if (updates === null || !parts.isPackaged) return null
  const feed = { url: updates.feed, channel: updates.channel, platform, appId: build.appId, keys: updates.keys }
  return createUpdateKeeper({
    version,
    by: updates.by,
    misplaced: isMisplaced(parts),
    readFeed: async () => (await import('./read-feed.ts')).readFeed(http, feed),
    isOffered,
    installer: canInstall(parts) ? lateInstaller(parts, new URL(updates.feed)) : null,
    mode: parts.mode,
    settings: parts.settings,
    changed: parts.changed,
    log: parts.log,
  })
}

/**
 * Whether this installation can replace itself with a version that is known to be the publisher's:
 * Windows and macOS check the installer's signature, which an unsigned build's has none of; on Linux
 * only an AppImage is one file of the person's own.
 */
export function canInstall(parts: Pick<UpdatesDependencies, 'build' | 'system' | 'program' | 'appImage'>): boolean {
  const { build, system, appImage } = parts
  if (build.updates?.by !== 'itself' || isMisplaced(parts)) return false
  return system === 'win32' || system === 'darwin' ? build.signed : appImage !== null
}

/**
 * Whether macOS runs the app from where it cannot be replaced: a disk image, or the read-only place that an app is run
 * from which was downloaded and never moved (App Translocation). Squirrel.Mac refuses both, once all is downloaded.
 */
function isMisplaced({ system, program }: Pick<UpdatesDependencies, 'system' | 'program'>): boolean {
  return system === 'darwin' && (program.startsWith('/Volumes/') || program.includes('/AppTranslocation/'))
}

/** electron-updater is loaded with the first download, because it is large and rarely needed. */
function lateInstaller(parts: UpdatesDependencies, feed: URL): UpdateInstaller {
  const { build, version, system } = parts
  let loaded: UpdateInstaller | undefined
  return {
    async download(descriptor, progress) {
      const { createElectronUpdater } = await import('./electron-updater.ts')
      loaded ??= createElectronUpdater({
        ...parts,
        platform: system,
        version,
        id: build.id,
        feed,
        publisher: build.brand?.publisher ?? '',
      })
      await loaded.download(descriptor, progress)
    },
    installAndRestart: () => loaded?.installAndRestart(),
    installAtQuit: () => loaded?.installAtQuit(),
    handedOver: async () => loaded?.handedOver(),
  }
}
