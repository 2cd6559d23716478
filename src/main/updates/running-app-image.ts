import { spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { isAbsolute, join, sep } from 'node:path'

/**
 * The AppImage that the app was started from, or null. Its runtime says where it is by variables, which every program
 * that this one starts inherits: they count only where this program lies in the mount that they name, and the file
 * outside of it (electron-builder's AppRun names itself where the AppImage was unpacked).
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

/** Waits for a process, for at most thirty seconds, then becomes the program. */
const waitThenRun = [
  'pid=$1; shift; tries=0',
  'while kill -0 "$pid" 2>/dev/null; do tries=$((tries + 1)); [ "$tries" -gt 150 ] && exit 1; sleep 0.2; done',
  'exec "$@"',
].join('\n')

/**
 * Has an AppImage run once this process has ended. Electron's own `app.relaunch` runs a helper from the AppImage that
 * ends, whose mount goes with it.
 */
export function runAfterEnd(appImage: string, parameters: readonly string[], environment: NodeJS.ProcessEnv): void {
  const child = spawn('/bin/sh', ['-c', waitThenRun, 'sh', String(process.pid), appImage, ...parameters], {
    detached: true,
    stdio: 'ignore',
    // The folder that this process runs in may be the mount.
    cwd: '/',
    env: withoutMount(environment),
  })
  // There is no app any more that could tell.
  child.on('error', () => undefined)
  child.unref()
}

const ofRuntime = new Set(['APPIMAGE', 'APPDIR', 'ARGV0', 'OWD'])

/**
 * The environment as it was before the AppImage's runtime and AppRun put the mount into it, for example into PATH and
 * LD_LIBRARY_PATH: once it is gone, anybody can make a folder of that name in /tmp.
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
