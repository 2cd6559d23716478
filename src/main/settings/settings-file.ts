import { ipcMain } from 'electron'
import type { Members } from './unknown-members.ts'

/**
 * Gives what writes `<name>.json` in a directory: whole, readable by its owner alone, and by renaming a
 * finished file, so that a crash leaves the old one or the new one. It throws where that fails.
 */
export async function openSettingsFile(directory: string, name: string): Promise<(settings: Members) => void> {
  const { default: ElectronStore } = await import('electron-store')
  let store: InstanceType<typeof ElectronStore<Members>> | undefined
  return (settings) => {
    // A rename that Windows refuses because another program looks at the file is tried again in there for a second.
    store ??= new ElectronStore<Members>({
      cwd: directory,
      name,
      configFileMode: 0o600,
      accessPropertiesByDotNotation: false,
      // What is there has been read already, byte order mark and all, and is replaced as a whole.
      deserialize: () => settings,
    })
    // The store opens a channel that answers any page; this app's pages have the bridge alone.
    ipcMain.removeAllListeners('electron-store-get-data')
    store.store = settings
  }
}
