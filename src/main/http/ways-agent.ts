import { once } from 'node:events'
import https from 'node:https'
import net, { type LookupFunction, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { TLSSocket } from 'node:tls'
import type { Way } from './routes.ts'
import { type OpenTunnel, TunnelError } from './tunnel.ts'

/** Which ways were found closed, for all agents. */
export interface ClosedWays {
  /** Those that were not found closed lately come first; otherwise the order stays. */
  sort(ways: readonly Way[]): Way[]
  /** Of ways tried one after the other, the last was open and the others were not. */
  learn(tried: readonly Way[]): void
}

/** A closed way is tried after the others for five minutes, as in Chromium (net/docs/proxy.md), in milliseconds. */
const avoided = 5 * 60_000

export function createClosedWays(): ClosedWays {
  const until = new Map<Way, number>()
  const isClosed = (way: Way) => (until.get(way) ?? 0) > performance.now()
  return {
    sort: (ways) => ways.toSorted((one, other) => Number(isClosed(one)) - Number(isClosed(other))),
    learn(tried) {
      for (const way of tried.slice(0, -1)) until.set(way, performance.now() + avoided)
      for (const way of tried.slice(-1)) until.delete(way)
    },
  }
}

/** No way was open, or one of several was and led nowhere: what ended it is the cause. */
export class NoWayError extends Error {
  readonly code: string
  /** The ways found closed before, a line each. */
  readonly before: readonly string[]

  constructor(cause: unknown, before: readonly string[]) {
    const code = codeOf(cause)
    super(code, { cause })
    this.name = 'NoWayError'
    this.code = code
    this.before = before
  }
}

export interface WaysAgentOptions extends https.AgentOptions {
  ways: readonly Way[]
  closed: ClosedWays
  openTunnel: OpenTunnel
  /** For each way, and for the portal's TLS after it, in milliseconds. */
  limits: { connect: number; secureConnect: number }
}

const takenWays = new WeakMap<object, Way>()

/** The way that a connection of a `WaysAgent` took, undefined for any other's. */
export function takenWay(socket: object): Way | undefined {
  return takenWays.get(socket)
}

/**
 * Connects on the first open way. A way is closed where nobody takes the connection, or where a proxy breaks it off
 * or keeps silent instead of answering: the next is tried then, and nothing has reached the portal. A proxy that
 * answers has decided, whatever it says: going round it is not this client's to do.
 */
export class WaysAgent extends https.Agent {
  readonly #options: WaysAgentOptions

  constructor(options: WaysAgentOptions) {
    super(options)
    this.#options = options
  }

  override createConnection(
    options: https.RequestOptions,
    done?: (error: Error | null, stream: Duplex) => void,
  ): undefined {
    this.#connect(options).then(
      (socket) => done?.(null, socket),
      // Node's own agents give no stream with an error.
      (error: Error) => (done as ((error: Error) => void) | undefined)?.(error),
    )
  }

  async #connect(options: https.RequestOptions): Promise<TLSSocket> {
    const { ways, closed, limits } = this.#options
    const host = String(options.host)
    const port = Number(options.port)
    const tried: Way[] = []
    const before: string[] = []
    for (const way of closed.sort(ways)) {
      tried.push(way)
      try {
        const socket = await this.#take(way, host, port, options.lookup)
        closed.learn(tried)
        const secure = super.createConnection({ ...options, ...{ socket } }) as TLSSocket
        takenWays.set(secure, way)
        endUnlessSecured(secure, limits.secureConnect)
        return secure
      } catch (cause) {
        const isLast = tried.length === ways.length
        const decided = cause instanceof TunnelError && cause.status !== null
        if (isLast || decided) throw before.length > 0 ? new NoWayError(cause, before) : cause
        before.push(`${way === null ? 'Directly' : `Proxy ${new URL(way).host}`}: ${codeOf(cause)}`)
      }
    }
    throw new NoWayError(undefined, before)
  }

  #take(way: Way, host: string, port: number, lookup: LookupFunction | undefined): Promise<Socket> {
    const { limits, openTunnel, autoSelectFamilyAttemptTimeout } = this.#options
    if (way !== null) return openTunnel({ proxy: way, host, port, limit: limits.connect })
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
