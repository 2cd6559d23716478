import type { UpdateDescriptor } from '../../shared/updates/update-feed.ts'

/** Downloads and installs newer versions. */
export interface UpdateInstaller {
  /**
   * Downloads and verifies the version. Rejects with an `UpdateFailure`, or with what `faultOf` understands.
   *
   * @param progress called with percentages
   */
  download(descriptor: UpdateDescriptor, progress: (percent: number) => void): Promise<void>
  /** Installs the download and restarts the app once it has quit. @throws what `faultOf` understands */
  installAndRestart(): void
  /** Installs the download, if there is one, while the app quits. Never throws. */
  installAtQuit(): void
  /** Resolves once the system can install the version and restart the app. The app must not exit before. */
  handedOver(): Promise<void>
}
