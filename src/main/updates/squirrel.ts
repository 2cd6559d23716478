import { setTimeout as delay } from 'node:timers/promises'
import type { AutoUpdater } from 'electron'
import { domainOf, faultOf, UpdateFailure } from './update-failure.ts'

/** macOS has this long to look at an app that was handed to it, in milliseconds. */
const limit = 5 * 60_000

/**
 * The system's verdict on the next app that is handed to it. electron-updater calls a version
 * downloaded once the file was handed over; that the app bears the same signature as the one that
 * runs, Squirrel.Mac finds out only afterwards. Asked for before the file is handed over.
 *
 * @returns settles once the app may be installed; rejects with an `UpdateFailure`: `untrusted` where it was refused,
 * `not-installed` where it could not be put in place, or nothing was heard
 */
export function squirrelVerdict(squirrel: Pick<AutoUpdater, 'once' | 'off'>, within = limit): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const accepted = () => resolve()
  // Without a domain nobody knows what was wrong, and it counts as a signature.
  const refused = (cause: unknown) =>
    reject(new UpdateFailure(domainOf(cause) === null ? 'untrusted' : faultOf(cause), { cause }))
  squirrel.once('update-downloaded', accepted)
  squirrel.once('error', refused)
  const timer = setTimeout(() => reject(new UpdateFailure('not-installed')), within)
  const verdict = promise.finally(() => {
    clearTimeout(timer)
    squirrel.off('update-downloaded', accepted)
    squirrel.off('error', refused)
  })
  // The download may fail first, and nobody then asks any more.
  verdict.catch(() => undefined)
  return verdict
}

/**
 * Squirrel.Mac begins to write down that it is to install and restart once the app's windows are closed, and tells
 * nobody when it has (Electron, AutoUpdater::QuitAndInstall). An app that ends before is installed and does not come
 * back. In milliseconds.
 */
const writesWithin = 1000

/** Settles when Squirrel.Mac has had the time that it needs after the windows were closed. */
export const squirrelHandover = (): Promise<void> => delay(writesWithin)
