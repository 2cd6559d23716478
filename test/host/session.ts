import type { TLSSocket } from 'node:tls'
import type Electron from 'electron'
import type { CdpSession } from './cdp.ts'
import { protocol } from './protocol.ts'
import { ProvidedEmitter, provided, type Shape } from './provided.ts'
import type { Credentials } from './proxy-tunnel.ts'
import type { VerifyProc } from './verified.ts'
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

  #proxy: URL | null = null
  #signIns = new Map<string, Credentials>()
  #connections = new Set<TLSSocket>()
  verifyProc: VerifyProc | null = null

  setCertificateVerifyProc(proc: VerifyProc | null): void {
    this.verifyProc = proc
  }

  async setProxy({ mode, proxyRules = '', ...others }: Electron.ProxyConfig): Promise<void> {
    const url = URL.parse(proxyRules)
    if (mode !== 'fixed_servers' || !url || Object.keys(others).length > 0)
      throw new Error('test/host: session.setProxy with anything but one fixed proxy is not provided')
    this.#proxy = url
  }

  async closeAllConnections(): Promise<void> {
    for (const socket of this.#connections) socket.destroy()
  }

  /** The host signs in by Digest alone, never as the account of this computer. */
  allowNTLMCredentialsForDomains(_domains: string): void {}

  // What follows is for the host's `net.request`.

  fixedProxy(): URL {
    if (!this.#proxy) throw new Error('test/host: net.request without a fixed proxy is not provided')
    return this.#proxy
  }

  signedInTo(proxy: URL): Credentials | null {
    return this.#signIns.get(proxy.host) ?? null
  }

  signIn(proxy: URL, credentials: Credentials | null): void {
    if (credentials) this.#signIns.set(proxy.host, credentials)
  }

  opened(socket: TLSSocket): void {
    this.#connections.add(socket)
    socket.once('close', () => this.#connections.delete(socket))
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

const partitions = new Map<string, Session>()

export const session = provided('session', {
  defaultSession: new Session(),
  /** In memory, like all of the host's. */
  fromPartition(partition: string, options?: Electron.FromPartitionOptions): Session {
    if (partition === '' || partition.startsWith('persist:') || options?.cache !== false)
      throw new Error('test/host: session.fromPartition with a cache or on disk is not provided')
    const found = partitions.get(partition) ?? new Session()
    partitions.set(partition, found)
    return found
  },
})
