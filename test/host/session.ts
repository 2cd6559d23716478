import type Electron from 'electron'
import type { CdpSession } from './cdp.ts'
import { protocol } from './protocol.ts'
import { ProvidedEmitter, type Shape } from './provided.ts'
import type { WebContents } from './web-contents.ts'
import { WebRequest } from './web-request.ts'

type PermissionCheck = NonNullable<Parameters<Electron.Session['setPermissionCheckHandler']>[0]>
type PermissionRequest = NonNullable<Parameters<Electron.Session['setPermissionRequestHandler']>[0]>

/** Electron's names for what a page may ask for, and Chromium's. */
const permissions = {
  geolocation: 'geolocation',
  notifications: 'notifications',
  'clipboard-read': 'clipboard-read',
  'clipboard-sanitized-write': 'clipboard-write',
  midi: 'midi',
  'idle-detection': 'idle-detection',
} as const

/** The profile that all windows share. */
class Session extends ProvidedEmitter implements Shape<Session, Electron.Session, 'protocol' | 'webRequest'> {
  readonly protocol = protocol
  readonly webRequest = new WebRequest()
  #check: PermissionCheck | null = null
  #request: PermissionRequest | null = null

  constructor() {
    super('session')
  }

  setPermissionCheckHandler(handler: PermissionCheck | null): void {
    this.#check = handler
  }

  setPermissionRequestHandler(handler: PermissionRequest | null): void {
    this.#request = handler
  }

  /** Headless Chromium offers no devices, so there is nothing to ask the handler about. */
  setDevicePermissionHandler(
    _handler: ((details: Electron.DevicePermissionHandlerHandlerDetails) => boolean) | null,
  ): void {}

  setSpellCheckerEnabled(_enable: boolean): void {}

  /** The environment's HOST_PROXY stands for the system's setting, in Electron's own form (`PROXY host:port`). */
  async resolveProxy(_url: string): Promise<string> {
    return process.env.HOST_PROXY ?? 'DIRECT'
  }

  async clearStorageData(): Promise<void> {
    await Promise.all([...this.#pages].map((page) => page.clearStorage()))
  }

  readonly #pages = new Set<WebContents>()

  /** For the host: pages share the profile. */
  add(page: WebContents): void {
    this.#pages.add(page)
    page.once('destroyed', () => this.#pages.delete(page))
  }

  /**
   * Makes Chromium grant and deny as main's handlers say. They are asked when the page has loaded, about
   * every permission, since the protocol cannot ask at the moment a page does. For the host.
   */
  async applyPermissions(page: WebContents, target: CdpSession, pageOrigin: string): Promise<void> {
    for (const [permission, name] of Object.entries(permissions) as [keyof typeof permissions, string][]) {
      const allowed = this.#checked(page, permission) && (await this.#requested(page, permission))
      target.post('Browser.setPermission', {
        permission: { name },
        setting: allowed ? 'granted' : 'denied',
        origin: pageOrigin,
      })
    }
  }

  #checked(page: WebContents, permission: keyof typeof permissions): boolean {
    const { url, origin } = page.mainFrame
    const details = { isMainFrame: true, requestingUrl: url } as Electron.PermissionCheckHandlerHandlerDetails
    return this.#check?.(page as unknown as Electron.WebContents, permission as never, origin, details) ?? true
  }

  #requested(page: WebContents, permission: keyof typeof permissions): Promise<boolean> {
    const request = this.#request
    if (!request) return Promise.resolve(true)
    const details = { isMainFrame: true, requestingUrl: page.mainFrame.url } as Electron.PermissionRequest
    return new Promise((resolve) =>
      request(page as unknown as Electron.WebContents, permission as never, resolve, details),
    )
  }
}

export type { Session }
export const session = { defaultSession: new Session() }
