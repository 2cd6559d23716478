import { setTimeout as delay } from 'node:timers/promises'
import type { AutoUpdater } from 'electron'
import { domainOf, faultOf, UpdateFailure } from './update-failure.ts'

/** How long macOS may take to verify an app, in milliseconds. */
const limit = 5 * 60_000

/**
 * The system's verdict on the next app that it receives. electron-updater reports a version as downloaded once the file
 * is handed over, but only then does Squirrel.Mac check that it has the same signature as the running app. Must be
 * called before the file is handed over.
 *
 * @returns resolves once the app may be installed; rejects with an `UpdateFailure`: `untrusted` if it was refused,
 * `not-installed` if it could not be put in place or there was no answer
 */
export function squirrelVerdict(squirrel: Pick<AutoUpdater, 'once' | 'off'>, within = limit): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const accepted = () => resolve()
  // Without a domain the cause is unknown, and it counts as a wrong signature.
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
  // If the download fails first, nothing awaits the verdict.
  verdict.catch(() => undefined)
  return verdict
}

/**
 * How long Squirrel.Mac may take, once the windows are closed, to save its request to install and restart, in
 * milliseconds. It does not report when it has (Electron, AutoUpdater::QuitAndInstall). If the app exits earlier, it is
 * installed but not restarted.
 */
const writesWithin = 1000

/** Resolves once Squirrel.Mac has had that time. */
export const squirrelHandover = (): Promise<void> => delay(writesWithin)
