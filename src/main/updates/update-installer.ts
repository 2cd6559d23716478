import type { UpdateDescriptor } from '../../shared/updates/update-feed.ts'

/** Brings a newer version to this computer. */
export interface UpdateInstaller {
  /**
   * Fetches the version and checks all of it. Rejects with an `UpdateFailure`, or with what `faultOf` understands.
   *
   * @param progress is told percents
   */
  download(descriptor: UpdateDescriptor, progress: (percent: number) => void): Promise<void>
  /** Installs what was downloaded and has the app start again once it has quit. @throws what `faultOf` understands */
  installAndRestart(): void
  /** Installs what was downloaded, as one of the app's last steps. Nothing where there is none. Never throws. */
  installAtQuit(): void
  /** Settles once the system has what it needs to restart this app for the version. Before that the app must not end. */
  handedOver(): Promise<void>
}
