import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { ServedRequest } from '../../../shared/phones/phone-serving.ts'
import type { ConfigFile } from '../formats/phone-format.ts'
import { RequestLimit, servedFiles, whenClosed } from './serving.ts'

export interface ServeOptions {
  /** One phone's files. */
  files: readonly ConfigFile[]
  /** The only address of this computer to listen on. */
  address: string
  /** 0 lets the system choose. */
  port: number
  /** After how many milliseconds the server stops, whatever it is doing. */
  lifetimeMs: number
  onRequest: (request: ServedRequest) => void
  /** Called once, when it has expired or been stopped. */
  onStopped?: () => void
}

/** A server that is running until `endsAt` (milliseconds since 1970) or `stop`. */
export interface ProvisioningServer {
  /** The address to enter in the phone; the files' names are appended to it. */
  url: string
  port: number
  endsAt: number
  stop(): Promise<void>
}

const requestsAMinute = 120
const mostConnections = 20
/** A phone opens one or two connections, a browser six. */
const mostFromOneAddress = 6

/**
 * Serves one phone's files over plain HTTP under an unguessable path (128 random bits), for GET and HEAD, to any client
 * that knows it. Rejects with the system's error if it cannot listen on the address or the port.
 */
export async function serveHttp(options: ServeOptions): Promise<ProvisioningServer> {
  const files = servedFiles(options.files)
  const secret = randomBytes(16).toString('base64url')
  const limit = new RequestLimit(requestsAMinute)

  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const address = request.socket.remoteAddress ?? ''
    const log = (outcome: ServedRequest['outcome'], file: string | null = null) =>
      options.onRequest({ at: Date.now(), address, protocol: 'http', file, outcome })
    const refuse = (status: number, outcome: ServedRequest['outcome'], headers = {}) => {
      if (outcome !== 'too-many' || limit.tells()) log(outcome)
      response.writeHead(status, { 'Content-Length': '0', Connection: 'close', ...headers }).end()
    }
    if (!limit.allows(address)) return refuse(429, 'too-many', { 'Retry-After': '60' })
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'refused', { Allow: 'GET, HEAD' })
    const [, path = '', name = '', ...rest] = (request.url ?? '').split('?', 1)[0]?.split('/') ?? []
    const file = isSame(path, secret) && rest.length === 0 ? files.get(name) : undefined
    if (file === undefined) return refuse(404, 'not-found')
    response.writeHead(200, {
      'Content-Type': file.mediaType,
      'Content-Length': file.bytes.length,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    })
    response.once('close', () => log(response.writableFinished ? 'sent' : 'broken-off', name))
    response.end(request.method === 'HEAD' ? undefined : file.bytes)
  }

  const server = createServer(
    // Node checks the time limits only every 30 seconds by default.
    { maxHeaderSize: 8192, headersTimeout: 5000, requestTimeout: 10_000, connectionsCheckingInterval: 1000 },
    answer,
  )
  server.maxConnections = mostConnections
  const connections = new ConnectionLimit(mostFromOneAddress)
  server.on('connection', (socket) => connections.take(socket))
  server.listen(options.port, options.address)
  await once(server, 'listening')
  server.on('error', () => void stop())
  // A server that listens on an IP address has an AddressInfo.
  const { port } = server.address() as AddressInfo
  const closed = whenClosed(server).then(() => options.onStopped?.())
  const stop = async () => {
    clearTimeout(timer)
    server.close()
    server.closeAllConnections()
    await closed
  }
  const timer = setTimeout(stop, options.lifetimeMs)
  const url = `http://${options.address}:${port}/${secret}/`
  return { url, port, endsAt: Date.now() + options.lifetimeMs, stop }
}

/** Compares digests, so that the time taken does not reveal how much of a guess was right. */
function isSame(given: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(secret))
}

/** Prevents one address from using all connections: those over the limit are closed at once. */
class ConnectionLimit {
  readonly #most: number
  readonly #counts = new Map<string, number>()

  constructor(most: number) {
    this.#most = most
  }

  /** Counts a new connection. */
  take(socket: Socket): void {
    const address = socket.remoteAddress ?? ''
    const count = this.#counts.get(address) ?? 0
    if (count >= this.#most) {
      socket.destroy()
      return
    }
    this.#counts.set(address, count + 1)
    socket.once('close', () => {
      const left = (this.#counts.get(address) ?? 0) - 1
      if (left > 0) this.#counts.set(address, left)
      else this.#counts.delete(address)
    })
  }
}
