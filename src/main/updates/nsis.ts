import { spawn } from 'node:child_process'
import { NsisUpdater } from 'electron-updater'
import type { InstallOptions } from 'electron-updater/out/BaseUpdater'
import { readDownloaded } from './read-downloaded.ts'

/**
 * Runs the installer of a newer version. It is checked once more just before: its bytes are those that bore the
 * publisher's signature when they came. The base class would run whatever lies there by then, with an administrator's
 * rights where Windows refuses to run it without, and have the shell open it where it is gone.
 */
export class NsisInstaller extends NsisUpdater {
  override doInstall({ isSilent, isForceRunAfter }: InstallOptions): boolean {
    const installer = this.installerPath
    readDownloaded(installer, this.downloadedUpdateHelper)
    const parameters = ['--updated', ...(isSilent ? ['/S'] : []), ...(isForceRunAfter ? ['--force-run'] : [])]
    this.run(installer ?? '', parameters)
    return true
  }

  /** It goes on when this app has ended. That it could not be run, the next start tells. */
  protected run(installer: string, parameters: string[]): void {
    spawn(installer, parameters, { detached: true, stdio: 'ignore' })
      .on('error', () => undefined)
      .unref()
  }
}
