import { join } from 'node:path'
import type { AllPublishOptions, UpdateInfo } from 'builder-util-runtime'
import {
  type AppUpdater,
  BaseUpdater,
  CancellationToken,
  MacUpdater,
  Provider,
  type ResolvedUpdateFileInfo,
} from 'electron-updater'
import type { AppAdapter } from 'electron-updater/out/AppAdapter'
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider'
import type { UpdateDescriptor } from '../../shared/updates/update-feed.ts'
import type { Route } from '../http/routes.ts'
import { AppImageInstaller } from './app-image.ts'
import { whyUnsigned } from './authenticode.ts'
import { FeedTransport } from './feed-transport.ts'
import { NsisInstaller } from './nsis.ts'
import { squirrelHandover, squirrelVerdict } from './squirrel.ts'
import { UpdateFailure } from './update-failure.ts'
import type { UpdateInstaller } from './update-keeper.ts'

export interface ElectronUpdaterDependencies {
  platform: NodeJS.Platform
  /** The running app's version. */
  version: string
  /** The name of its download folder. */
  id: string
  feed: URL
  publisher: string
  userData: string
  /** The system's folder for caches. */
  cache: string
  userAgent: string
  routeTo: (url: URL) => Promise<Route>
  /** The AppImage that the app was started from, or null. */
  appImage: string | null
  /** Quits the app and starts it again from a file. */
  restartFrom: (file: string) => void
  quit: () => void
  /** Why an installer's signature is not acceptable, or null. Windows only. */
  verify?: (file: string, publisher: string) => Promise<string | null>
}

/**
 * electron-updater without its own feed logic: it gets a descriptor whose signature was verified, downloads over this
 * app's network, and does not read app-update.yml, which is not signed.
 */
export function createElectronUpdater(dependencies: ElectronUpdaterDependencies): UpdateInstaller {
  const { platform, version, id, feed, publisher, verify = whyUnsigned } = dependencies
  let installAtQuit: ((exitCode: number) => void) | undefined
  let offered: UpdateInfo | undefined

  /** A provider that returns the verified descriptor. */
  class VerifiedFeed extends Provider<UpdateInfo> {
    constructor(_options: unknown, _updater: unknown, runtime: ProviderRuntimeOptions) {
      super(runtime)
    }

    override async getLatestVersion(): Promise<UpdateInfo> {
      if (!offered) throw new UpdateFailure('untrusted')
      return offered
    }

    override resolveFiles({ files }: UpdateInfo): ResolvedUpdateFileInfo[] {
      return files.map((info) => ({ url: new URL(info.url, feed), info }))
    }
  }

  const app: AppAdapter = {
    version,
    name: id,
    isPackaged: true,
    appUpdateConfigPath: join(dependencies.cache, 'none'),
    userDataPath: dependencies.userData,
    baseCachePath: dependencies.cache,
    whenReady: async () => {},
    relaunch: () => {},
    quit: dependencies.quit,
    onQuit: (handler) => {
      installAtQuit = handler
    },
  }

  function create(transport: FeedTransport): AppUpdater {
    const updater = updaterFor(platform, app, dependencies.appImage)
    // Its constructor would otherwise create both from Electron's network stack and app-update.yml.
    Object.assign(updater, {
      httpExecutor: transport,
      configOnDisk: { value: Promise.resolve({ updaterCacheDirName: `${id}-updater`, publisherName: publisher }) },
    })
    updater.logger = null
    updater.autoDownload = false
    updater.autoInstallOnAppQuit = true
    updater.disableWebInstaller = true
    updater.allowDowngrade = false
    // Already decided, without electron-updater's own file in the data folder (src/main/updates/create-updates.ts).
    updater.isUserWithinRollout = () => true
    if (updater instanceof NsisInstaller) updater.verifyUpdateCodeSignature = ([name = ''], file) => verify(file, name)
    updater.setFeedURL({ provider: 'custom', updateProvider: VerifiedFeed } satisfies AllPublishOptions)
    return updater
  }

  let prepared: AppUpdater | undefined
  let handedOver: (() => Promise<void>) | undefined

  return {
    async download(descriptor, progress) {
      const { agents } = await dependencies.routeTo(feed)
      const transport = new FeedTransport(feed, agents, dependencies.userAgent)
      const updater = create(transport)
      prepared = updater
      offered = infoOf(descriptor)
      transport.mostBytes = Math.max(...descriptor.files.map(({ size }) => size))
      updater.on('download-progress', ({ percent }) => progress(Math.min(100, Math.floor(percent) || 0)))
      if (!(await updater.checkForUpdates())?.isUpdateAvailable) throw new UpdateFailure('not-installed')
      const verdict = updater instanceof MacUpdater ? squirrelVerdict((await import('electron')).autoUpdater) : null
      await updater.downloadUpdate(new CancellationToken())
      await verdict
    },

    installAndRestart() {
      if (prepared instanceof MacUpdater) {
        handedOver = squirrelHandover
        return prepared.quitAndInstall()
      }
      if (!(prepared instanceof BaseUpdater)) throw new UpdateFailure('not-installed')
      let cause: unknown
      prepared.once('error', (error) => {
        cause = error
      })
      if (!prepared.install(true, true)) throw cause ?? new UpdateFailure('not-installed')
      // On Windows the installer starts the app.
      if (prepared instanceof AppImageInstaller && dependencies.appImage !== null)
        dependencies.restartFrom(dependencies.appImage)
      else dependencies.quit()
    },

    installAtQuit() {
      installAtQuit?.(0)
    },

    async handedOver() {
      await handedOver?.()
    },
  }
}

function infoOf({ version, releasedAt, files }: UpdateDescriptor): UpdateInfo {
  const [first] = files
  return {
    version,
    releaseDate: releasedAt,
    files: files.map(({ name, sha512, size, blockMapSize }) => ({
      ...{ url: name, sha512, size },
      ...(blockMapSize !== undefined && { blockMapSize }),
    })),
    // From an older feed format, which the type still requires.
    path: first?.name ?? '',
    sha512: first?.sha512 ?? '',
  }
}

/** @throws UpdateFailure `not-installed` if this app cannot be replaced */
function updaterFor(platform: NodeJS.Platform, app: AppAdapter, appImage: string | null): AppUpdater {
  switch (platform) {
    case 'win32':
      return new NsisInstaller(null, app)
    case 'darwin':
      return new MacUpdater(undefined, app)
    default:
      if (appImage === null) throw new UpdateFailure('not-installed')
      return new AppImageInstaller(appImage, app)
  }
}
