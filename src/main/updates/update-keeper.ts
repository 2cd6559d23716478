import { randomUUID } from 'node:crypto'
import gt from 'semver/functions/gt.js'
import type { UpdateDescriptor } from '../../shared/updates/update-feed.ts'
import type { UpdateMemory, UpdateState } from '../../shared/updates/updates.ts'
import type { Log } from '../log/log.ts'
import type { SettingsStore } from '../settings/open-settings.ts'
import { faultOf } from './update-failure.ts'

/** Downloads and installs newer versions. */
export interface UpdateInstaller {
  /**
   * Downloads and verifies the version. Rejects with an `UpdateFailure`, or with what `faultOf` understands.
   *
   * @param progress called with percentages
   */
  download(descriptor: UpdateDescriptor, progress: (percent: number) => void): Promise<void>
  /** Installs the download and restarts the app once it has quit. @throws what `faultOf` understands */
  installAndRestart(): void
  /** Installs the download, if there is one, while the app quits. Never throws. */
  installAtQuit(): void
  /** Resolves once the system can install the version and restart the app. The app must not exit before. */
  handedOver(): Promise<void>
}

/** The choice for updates: install them, only notify, or neither. */
export type UpdateMode = 'automatic' | 'notify' | 'off'

export interface UpdateKeeperDependencies {
  /** The running app's version. */
  version: string
  /** Who installs newer versions of this build. */
  by: 'itself' | 'administrator'
  /** Whether the app could install them itself if it were moved on this computer. */
  misplaced: boolean
  /** Rejects with what `faultOf` understands. */
  readFeed: () => Promise<UpdateDescriptor>
  isOffered: (descriptor: UpdateDescriptor, running: string, id: string) => boolean
  /** Null if this app cannot install anything and only notifies. */
  installer: UpdateInstaller | null
  mode: () => UpdateMode
  settings: Pick<SettingsStore, 'read' | 'change'>
  changed: (state: UpdateState) => void
  log: Pick<Log, 'info' | 'warning'>
}

export interface UpdateKeeper {
  state(): UpdateState
  /** Reads the feed, and downloads a newer version if this app may. Never rejects: the result is in `state`. */
  check(options?: { again?: boolean }): Promise<void>
  /** Installs the ready version and restarts the app; a failure is in the state. */
  install(): void
  /** Installs the ready version while the app quits. Never rejects. */
  installAtQuit(): Promise<void>
}

/**
 * Creates the update keeper, which does one step at a time. A version gets one attempt: if it could not be downloaded,
 * verified or installed, the app reports that, remembers it across restarts and does not try again, unless the person
 * asks for it or there is a newer one. Only verified versions are installed.
 */
export function createUpdateKeeper(dependencies: UpdateKeeperDependencies): UpdateKeeper {
  const { installer, settings, log } = dependencies
  let state: UpdateState = { state: 'idle', checkedAt: null }

  const show = (next: UpdateState) => {
    state = next
    dependencies.changed(keeper.state())
  }
  const memory = () => settings.read().updates
  const remember = (part: Partial<UpdateMemory>) => settings.change({ updates: { ...memory(), ...part } })

  const fail = (version: string, cause: unknown) => {
    const fault = faultOf(cause)
    log.warning('updates.failed', { version, fault })
    remember({ failed: { version, fault }, installing: null })
    show({ state: 'failed', version, fault })
  }

  /** Checks whether the last installation succeeded, which only the next start can show. */
  function judgeLastInstallation(): void {
    const { installing, failed } = memory()
    if (installing !== null && gt(installing, dependencies.version)) {
      remember({ installing: null, failed: { version: installing, fault: 'not-installed' } })
    } else if (installing !== null || (failed && !gt(failed.version, dependencies.version))) {
      remember({ installing: null, failed: null })
    }
  }

  async function newest(): Promise<UpdateDescriptor | null> {
    const { id } = memory()
    const own = id ?? randomUUID()
    if (id === null) remember({ id: own })
    const descriptor = await dependencies.readFeed()
    return dependencies.isOffered(descriptor, dependencies.version, own) ? descriptor : null
  }

  async function look(again: boolean): Promise<void> {
    show({ state: 'checking' })
    let found: UpdateDescriptor | null
    try {
      found = await newest()
    } catch (cause) {
      const fault = faultOf(cause)
      log.warning('updates.unchecked', { fault })
      show({ state: 'unchecked', fault })
      return
    }
    if (found === null) return show({ state: 'idle', checkedAt: Date.now() })
    const { version } = found
    const { failed } = memory()
    if (failed?.version === version && !again) return show({ state: 'failed', ...failed })
    if (installer === null || dependencies.mode() !== 'automatic') {
      return show({ state: 'available', version, installedBy: installedBy() })
    }
    await fetchVersion(installer, found)
  }

  async function fetchVersion(from: UpdateInstaller, descriptor: UpdateDescriptor): Promise<void> {
    const { version } = descriptor
    show({ state: 'downloading', version, percent: 0 })
    try {
      await from.download(descriptor, (percent) => {
        if (state.state === 'downloading' && percent !== state.percent) show({ state: 'downloading', version, percent })
      })
      remember({ failed: null })
      log.info('updates.ready', { version })
      show({ state: 'ready', version })
    } catch (cause) {
      fail(version, cause)
    }
  }

  function installedBy(): 'person' | 'administrator' | 'moved-app' {
    if (dependencies.by === 'administrator') return 'administrator'
    return dependencies.misplaced && dependencies.mode() === 'automatic' ? 'moved-app' : 'person'
  }

  let looking: Promise<void> | null = null

  const keeper: UpdateKeeper = {
    state() {
      if (dependencies.mode() === 'off') return { state: 'none' }
      // A version downloaded before policy changed to notify only is not installed.
      if (dependencies.mode() === 'automatic' || (state.state !== 'ready' && state.state !== 'downloading'))
        return state
      return { state: 'available', version: state.version, installedBy: 'person' }
    },

    check({ again = false } = {}) {
      if (dependencies.mode() === 'off' || state.state === 'ready') return Promise.resolve()
      looking ??= look(again).finally(() => {
        looking = null
      })
      return looking
    },

    install() {
      if (installer === null || state.state !== 'ready' || dependencies.mode() !== 'automatic') return
      const { version } = state
      remember({ installing: version })
      try {
        installer.installAndRestart()
      } catch (cause) {
        fail(version, cause)
      }
    },

    async installAtQuit() {
      if (installer === null || state.state !== 'ready') return
      // If the app is restarting for it, the installation is already under way.
      if (memory().installing !== null) return installer.handedOver()
      if (dependencies.mode() !== 'automatic') return
      remember({ installing: state.version })
      installer.installAtQuit()
    },
  }
  judgeLastInstallation()
  const { failed } = memory()
  if (failed) state = { state: 'failed', ...failed }
  return keeper
}
