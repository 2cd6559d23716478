import { createHash } from 'node:crypto'
import gt from 'semver/functions/gt.js'
import type { Start } from '../../shared/app/app.ts'
import type { BuildFacts } from '../../shared/build-facts.ts'
import type { UpdateDescriptor } from '../../shared/updates/update-feed.ts'
import type { UpdateState } from '../../shared/updates/updates.ts'
import type { HttpClient } from '../http/client.ts'
import type { Route } from '../http/routes.ts'
import type { Log } from '../log/log.ts'
import type { SettingsStore } from '../settings/open-settings.ts'
import { createUpdateKeeper, type UpdateInstaller, type UpdateKeeper, type UpdateMode } from './update-keeper.ts'

export interface UpdatesDependencies {
  build: BuildFacts
  version: string
  /** The platform by Node's name, and by the bridge's. */
  system: NodeJS.Platform
  platform: Start['platform']
  isPackaged: boolean
  userData: string
  /** The system's folder for caches. */
  cache: string
  userAgent: string
  http: HttpClient
  routeTo: (url: URL) => Promise<Route>
  settings: SettingsStore
  mode: () => UpdateMode
  changed: (state: UpdateState) => void
  /** The path of the running program. */
  program: string
  /** The AppImage that it was started from, or null. */
  appImage: string | null
  restartFrom: (file: string) => void
  quit: () => void
  log: Log
}

/** Creates the update keeper; null if this build gets no updates. */
export function createUpdates(dependencies: UpdatesDependencies): UpdateKeeper | null {
  const { build, version, platform, http } = dependencies
  const { updates } = build
  if (updates === null || !dependencies.isPackaged) return null
  const feed = { url: updates.feed, channel: updates.channel, platform, appId: build.appId, keys: updates.keys }
  return createUpdateKeeper({
    version,
    by: updates.by,
    misplaced: isMisplaced(dependencies),
    readFeed: async () => (await import('./read-feed.ts')).readFeed(http, feed),
    isOffered,
    installer: canInstall(dependencies) ? lateInstaller(dependencies, new URL(updates.feed)) : null,
    mode: dependencies.mode,
    settings: dependencies.settings,
    changed: dependencies.changed,
    log: dependencies.log,
  })
}

/**
 * Whether this installation can replace itself with a version verified as the publisher's. On Windows and macOS the
 * installer's signature is checked, so unsigned builds cannot; on Linux only an AppImage is a single file that the
 * person owns.
 */
export function canInstall(
  dependencies: Pick<UpdatesDependencies, 'build' | 'system' | 'program' | 'appImage'>,
): boolean {
  const { build, system, appImage } = dependencies
  if (build.updates?.by !== 'itself' || isMisplaced(dependencies)) return false
  return system === 'win32' || system === 'darwin' ? build.signed : appImage !== null
}

/**
 * Whether macOS runs the app from a place where it cannot be replaced: a disk image, or the read-only path of a
 * downloaded app that was never moved (App Translocation). Squirrel.Mac refuses both, but only after the download.
 */
function isMisplaced({ system, program }: Pick<UpdatesDependencies, 'system' | 'program'>): boolean {
  return system === 'darwin' && (program.startsWith('/Volumes/') || program.includes('/AppTranslocation/'))
}

/** Loads electron-updater with the first download, because it is large and rarely needed. */
function lateInstaller(dependencies: UpdatesDependencies, feed: URL): UpdateInstaller {
  const { build, version, system } = dependencies
  let loaded: UpdateInstaller | undefined
  return {
    async download(descriptor, progress) {
      const { createElectronUpdater } = await import('./electron-updater.ts')
      loaded ??= createElectronUpdater({
        ...dependencies,
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

/**
 * Whether to offer a version: it is newer than the running one and within the rollout. A computer's position in a
 * rollout differs for each version, so that it is not always the same people who get one first, and depends on its id
 * alone, so that nothing is sent.
 *
 * @param id this computer's random id, generated once
 */
export function isOffered({ version, rollout }: UpdateDescriptor, running: string, id: string): boolean {
  return gt(version, running) && placeOf(id, version) < rollout / 100
}

/** From 0 to just under 1. */
function placeOf(id: string, version: string): number {
  return createHash('sha256').update(`${id} ${version}`).digest().readUInt32BE(0) / 2 ** 32
}
