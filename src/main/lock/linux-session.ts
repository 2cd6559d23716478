import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The caller's own session, or the user's graphical session if the app runs outside of it, as under GNOME. */
const session = '/org/freedesktop/login1/session/auto'

/**
 * Whether the person's session is locked, from the property that desktops set when they show and hide the lock screen
 * (org.freedesktop.login1(5), LockedHint). False without logind or without `busctl`, which comes with it.
 *
 * @param busctl its absolute path, because any program that starts the app may have set PATH
 */
export async function isSessionLocked(busctl = '/usr/bin/busctl'): Promise<boolean> {
  const property = ['org.freedesktop.login1', session, 'org.freedesktop.login1.Session', 'LockedHint']
  const { stdout } = await run(busctl, ['--system', 'get-property', ...property], { timeout: 2000 }).catch(() => ({
    stdout: '',
  }))
  return stdout.trim() === 'b true'
}
