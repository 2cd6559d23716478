import { randomUUID } from 'node:crypto'
import { closeSync, fchmodSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { AppImageUpdater } from 'electron-updater'
import type { AppAdapter } from 'electron-updater/out/AppAdapter'
import { readDownloaded } from './read-downloaded.ts'

/**
 * Replaces the running AppImage by a newer one. The base class removes the old one first and runs the new one briefly;
 * here the new one is verified again and written next to the old one, and the last step is a rename, so that a complete
 * app exists at every moment. The name stays, because the person's shortcuts point to it. The app itself restarts.
 */
export class AppImageInstaller extends AppImageUpdater {
  readonly #running: string

  /** @param running the AppImage that the app was started from */
  constructor(running: string, app: AppAdapter) {
    super(null, app)
    this.#running = running
  }

  override doInstall(): boolean {
    const content = readDownloaded(this.installerPath, this.downloadedUpdateHelper)
    // Other users may be able to write to the folder, so the name is unpredictable and the file must not exist.
    const beside = join(dirname(this.#running), `.${randomUUID()}.newer`)
    const file = openSync(beside, 'wx', 0o755)
    try {
      try {
        // Writes the verified bytes, whatever the downloaded file holds by now.
        writeFileSync(file, content)
        // Regardless of the umask.
        fchmodSync(file, 0o755)
        fsyncSync(file)
      } finally {
        closeSync(file)
      }
      renameSync(beside, this.#running)
    } finally {
      rmSync(beside, { force: true })
    }
    return true
  }
}
