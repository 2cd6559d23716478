import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Start } from '../../shared/app/app.ts'
import { settingsSchema } from '../../shared/settings/settings.ts'
import { decodeText } from '../files/decode-text.ts'
import { type ParsedSettings, parseSettings } from './parse-settings.ts'
import { setAside } from './set-aside.ts'
import { openSettingsFile } from './settings-file.ts'
import type { SettingsStore } from './settings-store.ts'
import { withUnknownMembers } from './unknown-members.ts'

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
