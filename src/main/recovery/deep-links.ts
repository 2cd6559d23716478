import { build } from 'virtual:build'
import type { App } from 'electron'

/** The scheme of links that open this app and no other brand's, as its installers register it. */
export const linkScheme = build.protocol

/** Links that the system passes to the app: at startup, with a second start, or as an event (macOS). */
export interface DeepLinks {
  /** Calls `listener` for each later link, and for the last earlier one. Unparsed and untrusted. */
  listen(listener: (text: string) => void): void
}

interface LinkedApp {
  on(event: 'open-url', listener: (event: { preventDefault(): void }, url: string) => void): unknown
  on(event: 'second-instance', listener: (event: unknown, argv: string[]) => void): unknown
}

/** Called before the app is ready, because macOS sends the link that started it before that. */
export function receiveDeepLinks(app: LinkedApp, { argv }: { argv: readonly string[] }): DeepLinks {
  let hear: ((text: string) => void) | null = null
  let waiting = linkIn(argv)
  const opened = (text: string | null) => {
    if (text === null) return
    if (hear) hear(text)
    else waiting = text
  }

  app.on('open-url', (event, url) => {
    event.preventDefault()
    opened(url)
  })
  app.on('second-instance', (_event, secondArgv) => opened(linkIn(secondArgv)))

  return {
    listen(listener) {
      hear = listener
      opened(waiting)
      waiting = null
    },
  }
}

/** Windows and Linux pass the link as an argument, among others. */
function linkIn(argv: readonly string[]): string | null {
  return argv.find((argument) => argument.toLowerCase().startsWith(`${linkScheme}:`)) ?? null
}

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
