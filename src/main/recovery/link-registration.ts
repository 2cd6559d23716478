import type { App } from 'electron'
import { linkScheme } from './link-scheme.ts'

type Registered<Call extends keyof App> = Pick<App, 'isPackaged' | Call>

/**
 * On macOS and Linux the package registers the scheme. Run from its sources, the app would register a developer's
 * Electron.
 */
const isOwnTask = ({ isPackaged }: { isPackaged: boolean }, platform: NodeJS.Platform) =>
  isPackaged && platform === 'win32'

/** Registers this program with Windows for the app's links. */
export function registerLinks(app: Registered<'setAsDefaultProtocolClient'>, platform: NodeJS.Platform): void {
  if (isOwnTask(app, platform)) app.setAsDefaultProtocolClient(linkScheme)
}

/** Removes that registration if it is this program's; no uninstaller does. */
export function unregisterLinks(app: Registered<'removeAsDefaultProtocolClient'>, platform: NodeJS.Platform): void {
  if (isOwnTask(app, platform)) app.removeAsDefaultProtocolClient(linkScheme)
}
