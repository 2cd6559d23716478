import { hash } from 'node:crypto'
import { chmodSync, copyFileSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'
import { AppImageUpdater } from 'electron-updater'
import { UpdateFailure } from './update-failure.ts'

/**
 * Puts a newer AppImage in the place of the one that runs. The base class removes the old one first
 * and runs the new one to end at once; here the new one is checked once more and laid beside the old
 * one, and the last step is a rename, so that there is a whole app at every moment. The name stays,
 * because the person's shortcuts point to it. Starting again is the app's.
 */
export class AppImageInstaller extends AppImageUpdater {
  override doInstall(): boolean {
    const running = process.env.APPIMAGE
    const newer = this.installerPath
    const expected = this.downloadedUpdateHelper?.downloadedFileInfo?.sha512
    if (newer === null || running === undefined || !isAbsolute(running)) throw new UpdateFailure('not-installed')
    if (hash('sha512', readFileSync(newer), 'base64') !== expected) throw new UpdateFailure('damaged')
    const beside = join(dirname(running), `.newer-${process.pid}`)
    try {
      copyFileSync(newer, beside)
      chmodSync(beside, 0o755)
      renameSync(beside, running)
    } finally {
      rmSync(beside, { force: true })
    }
    return true
  }
}
