import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { App } from 'electron'
import { argumentsForRestart } from './command-line.ts'
import type { Dependencies } from './dependencies.ts'
import { runAfterEnd, runningAppImage } from './updates/running-app-image.ts'

/**
 * The service name of this installation's keychain items. A released app with the default data folder uses the product
 * name, so that updates find the items again; anything else uses a name derived from its data folder, so that
 * development, tests and releases never share a sign-in.
 */
export function keychainServiceName(app: Pick<App, 'getName' | 'getPath' | 'isPackaged'>): string {
  const userData = app.getPath('userData')
  if (app.isPackaged && userData === join(app.getPath('appData'), app.getName())) return app.getName()
  const folder = createHash('sha256').update(userData).digest('hex').slice(0, 8)
  return `${app.getName()} (${app.isPackaged ? 'other data' : 'development'} ${folder})`
}

/** The system's folder for caches. On Windows the data folder would roam with the person. */
export function cacheFolder(
  app: Pick<App, 'getPath'>,
  platform: NodeJS.Platform,
  { LOCALAPPDATA, XDG_CACHE_HOME }: NodeJS.ProcessEnv,
): string {
  const home = app.getPath('home')
  if (platform === 'win32') return LOCALAPPDATA ?? join(home, 'AppData', 'Local')
  return platform === 'darwin' ? join(home, 'Library', 'Caches') : XDG_CACHE_HOME || join(home, '.cache')
}

/** The bridge's name for a platform; unsupported platforms count as Linux. */
export function platformName(platform: NodeJS.Platform): 'windows' | 'macos' | 'linux' {
  if (platform === 'win32') return 'windows'
  return platform === 'darwin' ? 'macos' : 'linux'
}

/** Describes this installation for the updates feature. */
export function describeInstallation(
  app: Pick<App, 'getPath' | 'isPackaged' | 'quit'>,
  { platform, env, execPath, argv }: NodeJS.Process,
): Dependencies['installation'] {
  return {
    system: platform,
    isPackaged: app.isPackaged,
    userData: app.getPath('userData'),
    cache: cacheFolder(app, platform, env),
    program: execPath,
    appImage: runningAppImage(env, execPath),
    restartFrom(appImage) {
      runAfterEnd(appImage, argumentsForRestart(argv), env)
      app.quit()
    },
    quit: () => app.quit(),
  }
}
