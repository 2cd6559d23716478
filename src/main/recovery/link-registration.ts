import type { App } from 'electron'
import { linkScheme } from './link-scheme.ts'

type Registered<Call extends keyof App> = Pick<App, 'isPackaged' | Call>

/** macOS and Linux know from the package. Started from its sources, the app would register a developer's Electron. */
const isOwnTask = ({ isPackaged }: { isPackaged: boolean }, platform: NodeJS.Platform) =>
  isPackaged && platform === 'win32'

/** Tells Windows that this program opens the app's links. */
export function registerLinks(app: Registered<'setAsDefaultProtocolClient'>, platform: NodeJS.Platform): void {
  if (isOwnTask(app, platform)) app.setAsDefaultProtocolClient(linkScheme)
}

/** Takes that back, where it is this program that was registered; no uninstaller does. */
export function unregisterLinks(app: Registered<'removeAsDefaultProtocolClient'>, platform: NodeJS.Platform): void {
  if (isOwnTask(app, platform)) app.removeAsDefaultProtocolClient(linkScheme)
}
