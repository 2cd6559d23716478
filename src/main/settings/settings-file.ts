import { ipcMain } from 'electron'
import type { Members } from './unknown-members.ts'

/**
 * Returns a function that writes `<name>.json` in a directory: as a whole, readable by its owner only, and by renaming
 * a finished file, so that a crash leaves either the old or the new one. It throws if that fails.
 */
export async function openSettingsFile(directory: string, name: string): Promise<(settings: Members) => void> {
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
