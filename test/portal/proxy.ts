import { once } from 'node:events'
import http from 'node:http'
import net, { type AddressInfo, type Socket } from 'node:net'

export interface OfficeProxyOptions {
  /** The only sign-in that it takes (Basic, RFC 7617); none is asked for where it is left out. */
  signIn?: { user: string; password: string }
  /** Where the names lead that the network knows, each to a port of this computer. */
  hosts: Record<string, number>
}

/** A proxy as offices have them: it opens tunnels (CONNECT, RFC 9110, 9.3.6) to the hosts it knows. */
export interface OfficeProxy {
  /** Host and port. */
  host: string
  /** What it was asked for and its answer's status, e.g. `portal.example:443 407`. */
  asked(): string[]
  close(): Promise<void>
}

/** Starts a proxy on this computer's loopback. */
export async function startOfficeProxy({ signIn, hosts }: OfficeProxyOptions): Promise<OfficeProxy> {
  const asked: string[] = []
  const sockets = new Set<Socket>()
  const wanted = signIn && `Basic ${Buffer.from(`${signIn.user}:${signIn.password}`).toString('base64')}`
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.once('close', () => sockets.delete(socket))
  }

  const server = http.createServer((_, response) => response.writeHead(405).end())
  server.on('connection', keep)
  server.on('connect', (request: http.IncomingMessage, client: Socket) => {
    const refuse = (status: string, ...headers: string[]) => {
      asked.push(`${request.url} ${status.slice(0, 3)}`)
      client.end([`HTTP/1.1 ${status}`, ...headers, 'Content-Length: 0', '', ''].join('\r\n'))
    }
    if (wanted && request.headers['proxy-authorization'] !== wanted) {
      return refuse('407 Proxy Authentication Required', 'Proxy-Authenticate: Basic realm="office"')
    }
    const port = hosts[(request.url ?? '').split(':')[0] ?? '']
    if (port === undefined) return refuse('502 Bad Gateway')
    asked.push(`${request.url} 200`)
    const upstream = net.connect(port, '127.0.0.1')
    keep(upstream)
    client.write('HTTP/1.1 200 Connection established\r\n\r\n')
    client.pipe(upstream).pipe(client)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  return {
    host: `127.0.0.1:${port}`,
    asked: () => [...asked],
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
