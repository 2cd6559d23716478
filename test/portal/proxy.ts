import { once } from 'node:events'
import http from 'node:http'
import https from 'node:https'
import net, { type AddressInfo, type Socket } from 'node:net'
import { authParameters, digestResponse, parseChallenge } from '../../src/main/phones/sip/digest.ts'

export interface OfficeProxyOptions {
  /** The only sign-in that it accepts; if absent, it requires none. */
  signIn?: { user: string; password: string }
  /**
   * How: Basic (RFC 7617) unless told, or Digest (RFC 7616). `domain` offers Negotiate and NTLM, as a proxy of a
   * Windows domain does, and takes neither.
   */
  takes?: 'basic' | 'digest' | 'domain'
  /** Where the names lead that the network knows, each to a port of this computer. */
  hosts: Record<string, number>
  /** Its own certificate, PEM: it is then an https proxy. */
  tls?: { cert: string; key: string }
  /** Sent before each answer, e.g. a head with a status of 1xx. */
  before?: string
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
export async function startOfficeProxy(options: OfficeProxyOptions): Promise<OfficeProxy> {
  const { hosts, before = '' } = options
  const gate = gateOf(options)
  const asked: string[] = []
  const sockets = new Set<Socket>()
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.once('close', () => sockets.delete(socket))
  }

  const refuseAll: http.RequestListener = (_, response) => void response.writeHead(405).end()
  const server = options.tls ? https.createServer(options.tls, refuseAll) : http.createServer(refuseAll)
  server.on('connection', keep)
  server.on('connect', (request: http.IncomingMessage, client: Socket) => {
    const refuse = (status: string, ...headers: string[]) => {
      asked.push(`${request.url} ${status.slice(0, 3)}`)
      client.end(
        [`${before}HTTP/1.1 ${status}`, ...headers, 'Connection: close', 'Content-Length: 0', '', ''].join('\r\n'),
      )
    }
    if (!gate.lets(request)) {
      return refuse('407 Proxy Authentication Required', ...gate.ask().map((ask) => `Proxy-Authenticate: ${ask}`))
    }
    const port = hosts[(request.url ?? '').split(':')[0] ?? '']
    if (port === undefined) return refuse('502 Bad Gateway')
    asked.push(`${request.url} 200`)
    const upstream = net.connect(port, '127.0.0.1')
    keep(upstream)
    client.write(`${before}HTTP/1.1 200 Connection established\r\n\r\n`)
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

/** Whom a proxy lets through, and what it asks of anybody else. */
interface Gate {
  lets(request: http.IncomingMessage): boolean
  ask(): string[]
}

function gateOf({ signIn, takes = 'basic' }: OfficeProxyOptions): Gate {
  if (!signIn) return { lets: () => true, ask: () => [] }
  if (takes === 'domain') return { lets: () => false, ask: () => ['Negotiate', 'NTLM'] }
  if (takes === 'basic') {
    const wanted = `Basic ${Buffer.from(`${signIn.user}:${signIn.password}`).toString('base64')}`
    return {
      lets: ({ headers }) => headers['proxy-authorization'] === wanted,
      ask: () => ['Basic realm="office"'],
    }
  }
  const nonces = new Set<string>()
  const challenge = (algorithm: string, nonce: string) =>
    `Digest realm="office", qop="auth", algorithm=${algorithm}, nonce="${nonce}"`
  return {
    lets: ({ headers, method = '', url = '' }) => {
      const given = authParameters(headers['proxy-authorization'] ?? '')
      const nonce = given.get('nonce') ?? ''
      const asked = parseChallenge(challenge(given.get('algorithm') ?? '', nonce))
      // A nonce is good once, so that nobody can send what they overheard.
      if (!nonces.delete(nonce) || !asked || given.get('uri') !== url) return false
      const cnonce = given.get('cnonce') ?? ''
      const nonceCount = Number.parseInt(given.get('nc') ?? '', 16)
      const { user: username, password } = signIn
      const expected = digestResponse(asked, { username, password, method, uri: url, cnonce, nonceCount })
      return given.get('username') === username && given.get('response') === expected
    },
    ask: () => {
      const nonce = crypto.randomUUID()
      nonces.add(nonce)
      return ['SHA-256', 'MD5'].map((algorithm) => challenge(algorithm, nonce))
    },
  }
}
