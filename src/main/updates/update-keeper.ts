import { randomUUID } from 'node:crypto'
import gt from 'semver/functions/gt.js'
import type { UpdateDescriptor } from '../../shared/updates/update-feed.ts'
import type { UpdateMemory, UpdateState } from '../../shared/updates/updates.ts'
import type { Log } from '../log/log.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { faultOf } from './update-failure.ts'
import type { UpdateInstaller } from './update-installer.ts'

/** What is wanted of updates: have them installed, only be told, or neither. */
export type UpdateMode = 'automatic' | 'notify' | 'off'

export interface UpdateKeeperDependencies {
  /** Of the app that runs. */
  version: string
  /** Who installs newer versions of this build. */
  by: 'itself' | 'administrator'
  /** It could install them itself if it lay elsewhere on this computer. */
  misplaced: boolean
  /** Rejects with what `faultOf` understands. */
  readFeed: () => Promise<UpdateDescriptor>
  isOffered: (descriptor: UpdateDescriptor, running: string, id: string) => boolean
  /** Null where this app cannot install anything, so that it only tells. */
  installer: UpdateInstaller | null
  mode: () => UpdateMode
  settings: Pick<SettingsStore, 'read' | 'change'>
  changed: (state: UpdateState) => void
  log: Pick<Log, 'info' | 'warning'>
}

export interface UpdateKeeper {
  state(): UpdateState
  /** Asks the feed, and fetches what is newer if this app may. Never rejects: `state` tells. */
  check(options?: { again?: boolean }): Promise<void>
  /** Installs what is ready and restarts the app; the state tells if that failed. */
  install(): void
  /** Installs what is ready as the app's last step. Never rejects. */
  installAtQuit(): Promise<void>
}

/**
 * Looks after newer versions, one step at a time. A version gets one attempt: if it could not be
 * fetched, trusted or installed, the app says so, remembers it over its restarts and leaves it
 * alone, until the person wants it tried again or there is a newer one. What is not known to be
 * sound is never installed.
 */
export function createUpdateKeeper(parts: UpdateKeeperDependencies): UpdateKeeper {
  const { installer, settings, log } = parts
  let state: UpdateState = { state: 'idle', checkedAt: null }

  const show = (next: UpdateState) => {
    state = next
    parts.changed(keeper.state())
  }
  const memory = () => settings.read().updates
  const remember = (part: Partial<UpdateMemory>) => settings.change({ updates: { ...memory(), ...part } })

  const fail = (version: string, cause: unknown) => {
    const fault = faultOf(cause)
    log.warning('updates.failed', { version, fault })
    remember({ failed: { version, fault }, installing: null })
    show({ state: 'failed', version, fault })
  }

  /** Whether the last try at installing a version came to anything, which only the next start can tell. */
  function judgeLastInstallation(): void {
    const { installing, failed } = memory()
    if (installing !== null && gt(installing, parts.version)) {
      remember({ installing: null, failed: { version: installing, fault: 'not-installed' } })
    } else if (installing !== null || (failed && !gt(failed.version, parts.version))) {
      remember({ installing: null, failed: null })
    }
  }

  async function newest(): Promise<UpdateDescriptor | null> {
    const { id } = memory()
    const own = id ?? randomUUID()
    if (id === null) remember({ id: own })
    const descriptor = await parts.readFeed()
    return parts.isOffered(descriptor, parts.version, own) ? descriptor : null
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
    if (installer === null || parts.mode() !== 'automatic') {
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
    if (parts.by === 'administrator') return 'administrator'
    return parts.misplaced && parts.mode() === 'automatic' ? 'moved-app' : 'person'
  }

  let looking: Promise<void> | null = null

  const keeper: UpdateKeeper = {
    state() {
      if (parts.mode() === 'off') return { state: 'none' }
      // What was fetched before the organisation wanted to be told only is not installed any more.
      if (parts.mode() === 'automatic' || (state.state !== 'ready' && state.state !== 'downloading')) return state
      return { state: 'available', version: state.version, installedBy: 'person' }
    },

    check({ again = false } = {}) {
      if (parts.mode() === 'off' || state.state === 'ready') return Promise.resolve()
      looking ??= look(again).finally(() => {
        looking = null
      })
      return looking
    },

    install() {
      if (installer === null || state.state !== 'ready' || parts.mode() !== 'automatic') return
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
      // While the app restarts for it, it is being installed already.
      if (memory().installing !== null) return installer.handedOver()
      if (parts.mode() !== 'automatic') return
      remember({ installing: state.version })
      installer.installAtQuit()
    },
  }
  judgeLastInstallation()
  const { failed } = memory()
  if (failed) state = { state: 'failed', ...failed }
  return keeper
}
