import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { packagedBrowser } from './packaged-browser.ts'

/** A Chromium that can be driven over the DevTools protocol. */
export interface FoundBrowser {
  executable: string
  /** Whether it can show windows; false for the headless build from npm. */
  canShowWindows: boolean
  /** Flags only this build needs. */
  flags: string[]
  /** Added to the environment; the npm build includes its own libraries. */
  environment: Record<string, string>
}

const linuxNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
const windowsPaths = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']
const macApplications = ['Google Chrome', 'Chromium', 'Microsoft Edge']

function candidates(): string[] {
  const { env } = process
  if (process.platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((root) => root !== undefined)
    return windowsPaths.flatMap((path) => roots.map((root) => join(root, path)))
  }
  if (process.platform === 'darwin') {
    return macApplications.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
  }
  return linuxNames.flatMap((name) => (env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)))
}

/** Whether this user may run the file. */
export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * Finds a browser: `CHROME_PATH`, else an installed Chrome, Chromium or Edge, else the headless build that comes with
 * the development dependencies (x64 Linux only).
 *
 * @returns undefined if there is none.
 * @throws if CHROME_PATH names something that cannot be run: a wrong setting is not ignored.
 */
export async function findBrowser(): Promise<FoundBrowser | undefined> {
  const chosen = process.env.CHROME_PATH
  if (chosen && !isExecutable(chosen)) throw new Error(`CHROME_PATH is not a program that can be run: ${chosen}`)
  const installed = chosen || candidates().find(isExecutable)
  if (installed) return { executable: installed, canShowWindows: true, flags: [], environment: {} }
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined

  return { ...(await packagedBrowser()), canShowWindows: false }
}

/** Whether there is a display to show windows on. */
export function hasDisplay(): boolean {
  if (process.platform === 'win32' || process.platform === 'darwin') return true
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/** The flags of every run: quiet, no background requests, only loopback reachable, no first-run pages. */
export function browserFlags(): string[] {
  const flags = [
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-default-apps',
    '--disable-extensions',
    '--disable-background-timer-throttling',
    '--disable-renderer-backgrounding',
    '--disable-backgrounding-occluded-windows',
    '--disable-features=Translate,OptimizationHints,MediaRouter,DialMediaRouteProvider,IsolateOrigins,site-per-process',
    '--disable-site-isolation-trials',
    '--password-store=basic',
    '--use-mock-keychain',
    '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost',
  ]
  // Chromium's own sandbox cannot start as root; /dev/shm is tiny in containers.
  if (process.getuid?.() === 0) flags.push('--no-sandbox', '--disable-dev-shm-usage')
  return flags
}
