import { randomUUID } from 'node:crypto'
import { closeSync, fchmodSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { AppImageUpdater } from 'electron-updater'
import type { AppAdapter } from 'electron-updater/out/AppAdapter'
import { readDownloaded } from './read-downloaded.ts'

/**
 * Puts a newer AppImage in the place of the one that runs. The base class removes the old one first
 * and runs the new one to end at once; here the new one is checked once more and laid beside the old
 * one, and the last step is a rename, so that there is a whole app at every moment. The name stays,
 * because the person's shortcuts point to it. Starting again is the app's.
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
    // The folder may be one that others write to as well: a name that is not foreseen, and a file that was not there.
    const beside = join(dirname(this.#running), `.${randomUUID()}.newer`)
    const file = openSync(beside, 'wx', 0o755)
    try {
      try {
        // The bytes that were checked, whatever is there by now.
        writeFileSync(file, content)
        // Whatever the person's umask takes away.
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
