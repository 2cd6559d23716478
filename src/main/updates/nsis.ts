import { spawn } from 'node:child_process'
import { NsisUpdater } from 'electron-updater'
import type { InstallOptions } from 'electron-updater/out/BaseUpdater'
import { readDownloaded } from './read-downloaded.ts'

/**
 * Runs the installer of a newer version. It is verified again just before: its bytes must be those whose signature was
 * checked after the download. The base class would run whatever file is there by then, with administrator rights if
 * Windows refuses to run it without, and open it with the shell if it is gone.
 */
export class NsisInstaller extends NsisUpdater {
  override doInstall({ isSilent, isForceRunAfter }: InstallOptions): boolean {
    const installer = this.installerPath
    readDownloaded(installer, this.downloadedUpdateHelper)
    const parameters = ['--updated', ...(isSilent ? ['/S'] : []), ...(isForceRunAfter ? ['--force-run'] : [])]
    this.run(installer ?? '', parameters)
    return true
  }

  /** It continues after this app has quit. If it could not be run, the next start reports that. */
  protected run(installer: string, parameters: string[]): void {
    spawn(installer, parameters, { detached: true, stdio: 'ignore' })
      .on('error', () => undefined)
      .unref()
  }
}
