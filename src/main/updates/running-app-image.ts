import { spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { isAbsolute, join, sep } from 'node:path'

/**
 * The AppImage that the app was started from, or null. Its runtime sets variables with its path, which all child
 * processes inherit. They are used only if this program is inside the mount that they name, and the file outside it
 * (electron-builder's AppRun names itself if the AppImage was unpacked).
 */
export function runningAppImage({ APPIMAGE, APPDIR }: NodeJS.ProcessEnv, program: string): string | null {
  if (!APPIMAGE || !APPDIR || !isAbsolute(APPIMAGE) || !isAbsolute(APPDIR)) return null
  let mount: string
  try {
    mount = join(realpathSync(APPDIR), sep)
  } catch {
    return null
  }
  return program.startsWith(mount) && !APPIMAGE.startsWith(mount) ? APPIMAGE : null
}

/** Waits at most thirty seconds for a process to end, then executes the program. */
const waitThenRun = [
  'pid=$1; shift; tries=0',
  'while kill -0 "$pid" 2>/dev/null; do tries=$((tries + 1)); [ "$tries" -gt 150 ] && exit 1; sleep 0.2; done',
  'exec "$@"',
].join('\n')

/**
 * Runs an AppImage once this process has ended. Electron's `app.relaunch` would run a helper from the old AppImage,
 * whose mount disappears with it.
 */
export function runAfterEnd(appImage: string, parameters: readonly string[], environment: NodeJS.ProcessEnv): void {
  const child = spawn('/bin/sh', ['-c', waitThenRun, 'sh', String(process.pid), appImage, ...parameters], {
    detached: true,
    stdio: 'ignore',
    // The current folder may be inside the mount.
    cwd: '/',
    env: withoutMount(environment),
  })
  // There is no app left to report it.
  child.on('error', () => undefined)
  child.unref()
}

const ofRuntime = new Set(['APPIMAGE', 'APPDIR', 'ARGV0', 'OWD'])

/**
 * The environment without the mount that the AppImage's runtime and AppRun add, for example to PATH and
 * LD_LIBRARY_PATH: once it is gone, anyone can create a folder of that name in /tmp.
 */
export function withoutMount(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const mount = environment.APPDIR
  const isOfMount = (path: string) => path === mount || path.startsWith(`${mount}/`)
  return Object.fromEntries(
    Object.entries(environment)
      .filter(([name]) => !ofRuntime.has(name))
      .map(([name, value]) => [
        name,
        mount
          ? value
              ?.split(':')
              .filter((path) => !isOfMount(path))
              .join(':')
          : value,
      ]),
  )
}
