import { once } from 'node:events'
import http from 'node:http'
import https from 'node:https'
import net, { type AddressInfo, type Server, type Socket } from 'node:net'

/** A server on this computer that closes with its test. */
export interface Served extends AsyncDisposable {
  origin: string
  port: number
  /** Method and URL of each request that arrived, in order. */
  asked: string[]
}

type Listener = (request: http.IncomingMessage, response: http.ServerResponse) => void

/** An HTTP server, or an HTTPS one where it has a certificate, at 127.0.0.1 or another address of this computer. */
export function serve(
  listener: Listener,
  secure?: { cert: string; key: string },
  address = '127.0.0.1',
): Promise<Served> {
  const asked: string[] = []
  const listen: Listener = (request, response) => {
    asked.push(`${request.method} ${request.url}`)
    listener(request, response)
  }
  const server = secure ? https.createServer(secure, listen) : http.createServer(listen)
  return start(server, secure ? 'https' : 'http', asked, address)
}

/** A server that speaks bytes, for answers that no HTTP server would give. `asked` counts connections. */
export function serveBytes(listener: (socket: Socket) => void): Promise<Served> {
  const asked: string[] = []
  const server = net.createServer((socket) => {
    asked.push('connection')
    socket.on('error', () => undefined)
    listener(socket)
  })
  return start(server, 'http', asked)
}

/** Sends a value as JSON. */
export function sendJson(response: http.ServerResponse, status: number, value: unknown, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value))
}

/** A port of this computer on which nobody listens. */
export async function freePort(): Promise<number> {
  await using server = await serveBytes(() => undefined)
  return server.port
}

async function start(server: Server, scheme: string, asked: string[], address = '127.0.0.1'): Promise<Served> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await once(server.listen(0, address), 'listening')
  const { port } = server.address() as AddressInfo
  return {
    origin: `${scheme}://${address.includes(':') ? `[${address}]` : address}:${port}`,
    port,
    asked,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
