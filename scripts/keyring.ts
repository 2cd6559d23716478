import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, constants } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

/** The programs for a private keyring, with their Debian packages. */
const needed = { 'dbus-run-session': 'dbus', 'gnome-keyring-daemon': 'gnome-keyring' }

/** The daemon reads the password from standard input, and ends with the session. */
const unlockAndRun = 'printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; exec "$@"'

/** The Debian packages missing for a keyring session; empty if there are none. Linux only. */
export function missingForKeyring(): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const isThere = (program: string) =>
    folders.some((folder) => {
      try {
        accessSync(join(folder, program), constants.X_OK)
        return true
      } catch {
        return false
      }
    })
  return Object.entries(needed).flatMap(([program, debianPackage]) => (isThere(program) ? [] : [debianPackage]))
}

/**
 * Runs a command with a separate D-Bus session, home and unlocked keyring; the person's are not touched.
 *
 * @returns the command's exit code.
 */
export async function runWithKeyring(command: string[], environment: NodeJS.ProcessEnv = process.env): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'keyring-'))
  const home = join(folder, 'home')
  const run = join(folder, 'run')
  try {
    for (const path of [home, run]) await mkdir(path, { mode: 0o700 })
    const { DISPLAY: _x11, WAYLAND_DISPLAY: _wayland, ...env } = environment
    const own = { HOME: home, XDG_RUNTIME_DIR: run, XDG_DATA_HOME: join(home, '.local', 'share') }
    const parameters = ['--', 'bash', '-c', unlockAndRun, '_', ...command]
    const child = spawn('dbus-run-session', parameters, { env: { ...env, ...own }, stdio: 'inherit' })
    const [code] = await once(child, 'exit')
    return code ?? 1
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

if (import.meta.main) {
  const missing = missingForKeyring()
  if (missing.length === 0) process.exitCode = await runWithKeyring(process.argv.slice(2))
  else {
    console.error(`A keyring session needs ${missing.join(' and ')}: apt-get install ${missing.join(' ')}`)
    process.exitCode = 1
  }
}
