import { readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ipcMain } from 'electron'
import type { Start } from '../../shared/app/app.ts'
import { type Settings, settingsSchema } from '../../shared/settings/settings.ts'
import { decodeText } from '../files/decode-text.ts'
import { type Members, type ParsedSettings, parseSettings, withUnknownMembers } from './parse-settings.ts'

/** The settings file. Reading never fails: what cannot be read is set aside and replaced by defaults, with a notice. */
export interface SettingsStore {
  read(): Settings
  /**
   * Replaces whole members and writes them. Throws, and changes nothing, if a member is invalid; a failed write keeps
   * the change for this run, and adds a notice until one succeeds.
   */
  change(part: Partial<Settings>): void
  /** Resolves with whether all changes are on disk. Never rejects. */
  saved(): Promise<boolean>
  /** Calls `listener` with false once changes can no longer be written, and with true once they can again. */
  onSaved(listener: (isSaved: boolean) => void): void
  /** The notices for the person since startup. */
  notices(): Start['notices']
}

const name = 'settings'

/**
 * Opens `settings.json` in a directory, which need not exist yet. Never rejects: a damaged file is set aside next to
 * the new one; its valid parts are kept and the rest becomes defaults.
 */
export async function openSettings(directory: string): Promise<SettingsStore> {
  const notices = new Set<Start['notices'][number]>()
  // Only needed for writing, so loading it must not delay reads.
  const file = openSettingsFile(directory, name)
  const { unknown, intact, ...found } = await readSettings(join(directory, `${name}.json`))
  let { settings } = found

  const listeners = new Set<(isSaved: boolean) => void>()
  let writing = Promise.resolve(true)

  async function write(): Promise<boolean> {
    const isSaved = await file
      .then((save) => save(withUnknownMembers(settings, unknown)))
      .then(
        () => true,
        () => false,
      )
    const wasSaved = !notices.has('settings-unwritable')
    if (isSaved) notices.delete('settings-unwritable')
    else notices.add('settings-unwritable')
    if (isSaved !== wasSaved) for (const listener of listeners) listener(isSaved)
    return isSaved
  }

  if (!intact) {
    notices.add('settings-reset')
    // If it cannot be renamed, it cannot be replaced either, which the write then reports.
    await setAside(directory, name).catch(() => undefined)
    writing = write()
    await writing
  }
  return {
    read: () => settings,
    change(part) {
      // Settings that could not be parsed again would be lost, so an invalid change is refused before anything is
      // replaced.
      settings = settingsSchema.parse({ ...settings, ...part })
      writing = write()
    },
    saved: () => writing,
    onSaved(listener) {
      listeners.add(listener)
    },
    notices: () => [...notices],
  }
}

async function readSettings(path: string): Promise<ParsedSettings> {
  try {
    return parseSettings(decodeText(await readFile(path)))
  } catch (cause) {
    const absent = cause instanceof Error && 'code' in cause && ['ENOENT', 'ENOTDIR'].includes(String(cause.code))
    return { ...parseSettings('{}'), intact: absent }
  }
}

/**
 * Returns a function that writes `<name>.json` in a directory: as a whole, readable by its owner only, and by renaming
 * a finished file, so that a crash leaves either the old or the new one. It throws if that fails.
 */
async function openSettingsFile(directory: string, name: string): Promise<(settings: Members) => void> {
  const { default: ElectronStore } = await import('electron-store')
  let store: InstanceType<typeof ElectronStore<Members>> | undefined
  return (settings) => {
    // If Windows refuses the rename because another program has the file open, the store retries for a second.
    store ??= new ElectronStore<Members>({
      cwd: directory,
      name,
      configFileMode: 0o600,
      accessPropertiesByDotNotation: false,
      // The existing file has already been read, including a byte order mark, and is replaced as a whole.
      deserialize: () => settings,
    })
    // The store opens a channel that answers any page; this app's pages may only use the bridge.
    ipcMain.removeAllListeners('electron-store-get-data')
    store.store = settings
  }
}

const keptFiles = 3

/**
 * Renames `<name>.json` to `<name>.corrupt-<date>.json`, so that a person or their support can still look into it, and
 * removes all but the newest three of these. Rejects if the file system does.
 */
async function setAside(directory: string, name: string): Promise<void> {
  const date = new Date().toISOString().replaceAll(/[:.]/g, '-')
  await rename(join(directory, `${name}.json`), join(directory, `${name}.corrupt-${date}.json`))
  const aside = (await readdir(directory)).filter((file) => file.startsWith(`${name}.corrupt-`))
  // The names sort by date.
  for (const old of aside.sort().slice(0, -keptFiles)) await rm(join(directory, old), { recursive: true })
}
