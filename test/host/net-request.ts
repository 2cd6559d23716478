import { EventEmitter } from 'node:events'
import https from 'node:https'
import type Electron from 'electron'
import { clientCertificateFor } from './client-certificate.ts'
import { ProvidedEmitter } from './provided.ts'
import { NetError, openTunnel, refused } from './proxy-tunnel.ts'
import { type Session, session } from './session.ts'
import { secured } from './verified.ts'

/** The events of an answer, its head and its body's pieces. */
class IncomingMessage extends EventEmitter {
  readonly statusCode: number
  readonly headers: Record<string, string | string[]>

  constructor(statusCode: number, headers: Record<string, string | string[] | undefined>) {
    super()
    this.statusCode = statusCode
    this.headers = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)) as Record<
      string,
      string | string[]
    >
  }
}

/** The options that main may use; any other would change how a call is sent, which the host does not imitate. */
const known = ['method', 'url', 'session', 'redirect', 'cache']

/**
 * Electron's `net.request`, as far as main uses it: https through the fixed proxy of a session, whose tunnel Node opens
 * and secures. Each request has a separate connection.
 */
class ClientRequest extends ProvidedEmitter {
  readonly #options: Electron.ClientRequestConstructorOptions
  readonly #url: URL
  readonly #session: Session
  readonly #headers: Record<string, string> = {}
  #ended = false
  #follows = false
  #current: { destroy(): void } | undefined

  constructor(options: Electron.ClientRequestConstructorOptions | string) {
    super('ClientRequest')
    if (typeof options === 'string') throw new Error('test/host: net.request of an address alone is not provided')
    const strange = Object.keys(options).find((option) => !known.includes(option))
    if (strange !== undefined) throw new Error(`test/host: net.request's ${strange} is not provided`)
    if (options.redirect !== 'manual') throw new Error('test/host: net.request follows redirects only when told')
    this.#options = options
    this.#url = new URL(options.url ?? '')
    this.#session = (options.session as unknown as Session | undefined) ?? session.defaultSession
  }

  setHeader(name: string, value: string): void {
    this.#headers[name.toLowerCase()] = value
  }

  abort(): void {
    if (this.#ended) return
    this.#ended = true
    this.#current?.destroy()
    process.nextTick(() => this.emit('abort'))
  }

  followRedirect(): void {
    this.#follows = true
  }

  end(body?: string | Buffer): this {
    this.#send(this.#url, body).catch((cause) => {
      if (this.#ended) return
      this.#ended = true
      this.emit('error', cause)
    })
    // Electron's request is a stream, which closes once all has been written to it, before any answer.
    process.nextTick(() => this.emit('close'))
    return this
  }

  async #send(url: URL, body?: string | Buffer): Promise<void> {
    if (url.protocol !== 'https:') throw new Error(`test/host: net.request by ${url.protocol} is not provided`)
    const proxy = this.#session.fixedProxy()
    const host = url.hostname
    const opened = await openTunnel(proxy, `${host}:${url.port || 443}`, this.#session.signedInTo(proxy), (realm) =>
      this.#login(proxy, realm),
    )
    if (this.#ended) return opened === refused ? undefined : void opened.socket.destroy()
    if (opened === refused) return void this.emit('response', new IncomingMessage(407, {}))
    this.#session.signIn(proxy, opened.credentials)
    this.#current = opened.socket
    const socket = await secured(opened.socket, host, this.#session.verifyProc, await clientCertificateFor(url.href))
    this.#session.opened(socket)
    if (this.#ended) return void socket.destroy()
    this.#current = socket

    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const sent = https.request(url, {
      method: this.#options.method ?? 'GET',
      headers: { ...this.#headers, ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }) },
      createConnection: () => socket,
    })
    sent.on('error', () => reject(new NetError('ERR_CONNECTION_RESET')))
    sent.on('response', (response) => {
      const { statusCode = 0, headers } = response
      const target = statusCode >= 300 && statusCode < 400 ? URL.parse(headers.location ?? '', url.href) : null
      if (target) {
        socket.destroy()
        return resolve(this.#redirect(statusCode, target))
      }
      const answer = new IncomingMessage(statusCode, headers)
      response.on('data', (chunk) => answer.emit('data', chunk))
      response.on('error', () => {
        const broken = new NetError('ERR_CONNECTION_CLOSED')
        if (!this.#ended) answer.emit('error', broken)
        reject(broken)
      })
      response.on('end', () => {
        this.#ended = true
        answer.emit('end')
        resolve()
      })
      this.emit('response', answer)
    })
    sent.end(body)
    return promise
  }

  async #redirect(status: number, target: URL): Promise<void> {
    this.#follows = false
    this.emit('redirect', status, 'GET', target.href, {})
    if (this.#ended) return
    if (!this.#follows) return this.abort()
    return this.#send(target)
  }

  #login(proxy: URL, realm: string) {
    const info = { isProxy: true, scheme: 'digest', host: proxy.hostname, port: Number(proxy.port), realm }
    return new Promise<{ user: string; password: string } | null>((resolve) => {
      const isHeard = this.emit('login', info, (user?: string, password?: string) =>
        resolve(user === undefined || password === undefined ? null : { user, password }),
      )
      if (!isHeard) resolve(null)
    })
  }
}

export function request(options: Electron.ClientRequestConstructorOptions | string): Electron.ClientRequest {
  return new ClientRequest(options) as unknown as Electron.ClientRequest
}
