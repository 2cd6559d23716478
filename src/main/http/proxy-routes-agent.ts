import { once } from 'node:events'
import https from 'node:https'
import net, { type LookupFunction, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { TLSSocket } from 'node:tls'
import { type OpenTunnel, TunnelError } from './tunnel.ts'

/** The origin of an http or https proxy, or null for a direct connection. */
export type ProxyRoute = string | null

/** Which proxy routes were found closed, for all agents. */
export interface ClosedProxyRoutes {
  /** Moves those that were recently found closed to the end; otherwise keeps the order. */
  sort(proxyRoutes: readonly ProxyRoute[]): ProxyRoute[]
  /** Records that of the proxy routes tried in order the last was open and the others were closed. */
  learn(tried: readonly ProxyRoute[]): void
}

/**
 * How long a closed route is tried after the others, in milliseconds. Five minutes, as in Chromium (net/docs/proxy.md).
 */
const avoided = 5 * 60_000

export function createClosedProxyRoutes(): ClosedProxyRoutes {
  const until = new Map<ProxyRoute, number>()
  const isClosed = (route: ProxyRoute) => (until.get(route) ?? 0) > performance.now()
  return {
    sort: (proxyRoutes) => proxyRoutes.toSorted((one, other) => Number(isClosed(one)) - Number(isClosed(other))),
    learn(tried) {
      for (const route of tried.slice(0, -1)) until.set(route, performance.now() + avoided)
      for (const route of tried.slice(-1)) until.delete(route)
    },
  }
}

/** No proxy route was open, or an open one after closed ones failed later. The cause is the last error. */
export class NoProxyRouteError extends Error {
  readonly code: string
  /** The proxy routes found closed before, one line each. */
  readonly before: readonly string[]

  constructor(cause: unknown, before: readonly string[]) {
    const code = codeOf(cause)
    super(code, { cause })
    this.name = 'NoProxyRouteError'
    this.code = code
    this.before = before
  }
}

export interface ProxyRoutesAgentOptions extends https.AgentOptions {
  proxyRoutes: readonly ProxyRoute[]
  closed: ClosedProxyRoutes
  openTunnel: OpenTunnel
  /** For each route, and for the portal's TLS after it, in milliseconds. */
  limits: { connect: number; secureConnect: number }
}

const takenProxyRoutes = new WeakMap<object, ProxyRoute>()

/** The proxy route of a connection made by a `ProxyRoutesAgent`, undefined for any other connection. */
export function takenProxyRoute(socket: object): ProxyRoute | undefined {
  return takenProxyRoutes.get(socket)
}

/**
 * Connects through the first open proxy route. A route is closed if the connection fails, or if a proxy closes it or
 * times out instead of answering; nothing has reached the portal then, and the next route is tried. A proxy's answer is
 * final, even a refusal: this client must not bypass a proxy.
 */
export class ProxyRoutesAgent extends https.Agent {
  readonly #options: ProxyRoutesAgentOptions

  constructor(options: ProxyRoutesAgentOptions) {
    super(options)
    this.#options = options
  }

  override createConnection(
    options: https.RequestOptions,
    done?: (error: Error | null, stream: Duplex) => void,
  ): undefined {
    this.#connect(options).then(
      (socket) => done?.(null, socket),
      // Node's own agents pass no stream with an error.
      (error: Error) => (done as ((error: Error) => void) | undefined)?.(error),
    )
  }

  async #connect(options: https.RequestOptions): Promise<TLSSocket> {
    const { proxyRoutes, closed, limits } = this.#options
    const host = String(options.host)
    const port = Number(options.port)
    const tried: ProxyRoute[] = []
    const before: string[] = []
    for (const route of closed.sort(proxyRoutes)) {
      tried.push(route)
      try {
        const socket = await this.#take(route, host, port, options.lookup)
        closed.learn(tried)
        const secure = super.createConnection({ ...options, ...{ socket } }) as TLSSocket
        takenProxyRoutes.set(secure, route)
        endUnlessSecured(secure, limits.secureConnect)
        return secure
      } catch (cause) {
        const isLast = tried.length === proxyRoutes.length
        const decided = cause instanceof TunnelError && cause.status !== null
        if (isLast || decided) throw before.length > 0 ? new NoProxyRouteError(cause, before) : cause
        before.push(`${route === null ? 'Directly' : `Proxy ${new URL(route).host}`}: ${codeOf(cause)}`)
      }
    }
    throw new NoProxyRouteError(undefined, before)
  }

  #take(route: ProxyRoute, host: string, port: number, lookup: LookupFunction | undefined): Promise<Socket> {
    const { limits, openTunnel, autoSelectFamilyAttemptTimeout } = this.#options
    if (route !== null) return openTunnel({ proxy: route, host, port, limit: limits.connect })
    return connectDirectly({ host, port, lookup, autoSelectFamilyAttemptTimeout }, limits.connect)
  }
}

async function connectDirectly(to: net.TcpNetConnectOpts, limit: number): Promise<Socket> {
  const socket = net.connect(to)
  const timer = setTimeout(() => socket.destroy(tooLate()), limit)
  try {
    await once(socket, 'connect')
    return socket
  } finally {
    clearTimeout(timer)
  }
}

function endUnlessSecured(socket: TLSSocket, limit: number): void {
  const timer = setTimeout(() => socket.destroy(tooLate()), limit)
  const stop = () => clearTimeout(timer)
  socket.once('secureConnect', stop).once('close', stop)
}

const tooLate = () => Object.assign(new Error('ETIMEDOUT'), { code: 'ETIMEDOUT' })

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'unknown'
}
