import { once } from 'node:events'
import net, { type Socket } from 'node:net'
import tls from 'node:tls'

/** The credentials for a proxy, or null. */
export type SignIn = { user: string; password: string } | null

/** A proxy opened no tunnel. Nothing has reached the portal. */
export class TunnelError extends Error {
  /** The proxy's origin. */
  readonly origin: string
  /** The status of the proxy's answer; null if there was none. */
  readonly status: number | null
  /** The authentication schemes in a 407, in lower case, e.g. `['negotiate', 'ntlm']` (RFC 9110, 11.7.1). */
  readonly schemes: readonly string[]
  /** The system's error code if the proxy did not answer, e.g. `ECONNREFUSED`. */
  readonly code: string

  constructor(origin: string, { status = null, schemes = [], code = 'ERR_TUNNEL' }: TunnelFacts) {
    super(code)
    this.name = 'TunnelError'
    this.origin = origin
    this.status = status
    this.schemes = schemes
    this.code = code
  }

  /** Whether it requires authentication without offering Basic, the only scheme that Node's client has. */
  get asksForMoreThanBasic(): boolean {
    return this.status === 407 && this.schemes.length > 0 && !this.schemes.includes('basic')
  }
}

type TunnelFacts = { status?: number | null; schemes?: readonly string[]; code?: string }

/** The error code for a proxy that did not answer in time. */
export const silentProxy = 'ERR_PROXY_TIMEOUT'

export interface TunnelOptions {
  /** The origin of an http or https proxy. */
  proxy: string
  /** The tunnel's destination: a name, or an address without brackets. */
  host: string
  port: number
  /** The limit for opening the tunnel, in milliseconds. */
  limit: number
}

/** Opens a tunnel through a proxy. Rejects with a `TunnelError`. */
export type OpenTunnel = (options: TunnelOptions) => Promise<Socket>

/**
 * Opens tunnels, and signs in to proxies by Basic (RFC 7617). A password is sent only after the proxy has offered
 * Basic: one that was typed for a stronger scheme must not cross the network in clear.
 *
 * @param signInFor gives the credentials by the proxy's origin; called for each tunnel.
 */
export function createTunnels(signInFor: (proxy: string) => SignIn): OpenTunnel {
  const takeBasic = new Set<string>()
  return async (options) => {
    const { proxy } = options
    const signIn = signInFor(new URL(proxy).origin)
    if (takeBasic.has(proxy)) return connect(options, signIn)
    try {
      return await connect(options, null)
    } catch (cause) {
      if (!(cause instanceof TunnelError) || cause.status !== 407 || cause.asksForMoreThanBasic) throw cause
      takeBasic.add(proxy)
      if (signIn === null) throw cause
      return connect(options, signIn)
    }
  }
}

/** Sends CONNECT (RFC 9110, 9.3.6). */
async function connect({ proxy, host, port, limit }: TunnelOptions, signIn: SignIn): Promise<Socket> {
  const { origin } = new URL(proxy)
  const place = `${host.includes(':') ? `[${host}]` : host}:${port}`
  const pair = signIn && Buffer.from(`${signIn.user}:${signIn.password}`).toString('base64')
  const head = [
    `CONNECT ${place} HTTP/1.1`,
    `Host: ${place}`,
    'Connection: keep-alive',
    ...(pair ? [`Proxy-Authorization: Basic ${pair}`] : []),
  ]
  const socket = connectTo(proxy)
  const timer = setTimeout(() => socket.destroy(new TunnelError(origin, { code: silentProxy })), limit)
  try {
    await once(socket, socket instanceof tls.TLSSocket ? 'secureConnect' : 'connect')
    socket.write(`${head.join('\r\n')}\r\n\r\n`)
    const { status, challenges } = await readFinalHead(socket)
    if (status === 200) return socket
    throw new TunnelError(origin, { status, schemes: schemesIn(challenges) })
  } catch (cause) {
    socket.on('error', () => undefined).destroy()
    throw cause instanceof TunnelError ? cause : new TunnelError(origin, { code: codeOf(cause) })
  } finally {
    clearTimeout(timer)
  }
}

/** An https proxy's certificate is checked against the proxy's own name, whatever the tunnel's destination. */
function connectTo(proxy: string): Socket {
  const { protocol, hostname, port } = new URL(proxy)
  // A URL writes IPv6 in brackets (RFC 3986, 3.2.2), which sockets do not accept.
  const host = hostname.replace(/^\[|\]$/g, '')
  if (protocol !== 'https:') return net.connect({ host, port: Number(port || 80) })
  // SNI does not allow addresses (RFC 6066, 3); the certificate is then checked against the address.
  const servername = net.isIP(host) ? '' : host
  return tls.connect({ host, port: Number(port || 443), servername, ALPNProtocols: ['http/1.1'] })
}

/** The schemes of the challenges in an answer: each begins a list item and is not followed by `=`. */
function schemesIn(challenges: readonly string[]): string[] {
  const parts = challenges.flatMap((header) => header.replace(/"(?:[^"\\]|\\.)*(?:"|$)/g, '""').split(','))
  const names = parts.map((part) => /^\s*([\w-]{1,40})(?:\s+[^\s=]|\s*$)/.exec(part)?.[1]?.toLowerCase())
  return [...new Set(names.filter((name) => name !== undefined))]
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'ERR_TUNNEL'
}

/** The part of an answer's head that a tunnel needs. */
export interface AnswerHead {
  status: number
  /** The value of each `Proxy-Authenticate` field. */
  challenges: string[]
}

/** The limit for all heads of an answer together, in bytes: what Node's own client accepts for one. */
const largest = 16_384

/**
 * Reads from a connection up to the end of the final head of an answer (RFC 9112, 2.1) and leaves the rest on the
 * connection. 1xx answers before it are skipped (RFC 9110, 15.2); Node's own client would take the first of them for
 * the answer to CONNECT. Rejects with an error that has a code if the connection ends or fails, or if anything else
 * arrives.
 */
function readFinalHead(socket: Socket): Promise<AnswerHead> {
  const { promise, resolve, reject } = Promise.withResolvers<AnswerHead>()
  let read = Buffer.alloc(0)
  let passed = 0

  const stop = () => socket.pause().off('data', take).off('error', fail).off('close', close).off('end', close)
  const fail = (cause: Error) => {
    stop()
    reject(cause)
  }
  const close = () => fail(withCode('ECONNRESET'))
  const take = (bytes: Buffer) => {
    read = Buffer.concat([read, bytes])
    for (;;) {
      const end = endOfHead(read)
      if (passed + (end ?? read.length) > largest) return fail(withCode('HPE_HEADER_OVERFLOW'))
      if (end === null) return
      const head = parseHead(read.toString('latin1', 0, end))
      if (head === null) return fail(withCode('HPE_INVALID_CONSTANT'))
      passed += end
      read = read.subarray(end)
      if (head.status < 200) continue
      stop()
      // Immediately: once the connection has ended, nothing can be put back.
      if (read.length > 0) socket.unshift(read)
      return resolve(head)
    }
  }
  socket.on('data', take).on('error', fail).on('close', close).on('end', close)
  return promise
}

/**
 * The position after the empty line that ends a head, or null if it has not arrived. A line may end with LF alone (RFC
 * 9112, 2.2).
 */
function endOfHead(bytes: Buffer): number | null {
  const end = /\n\r?\n/.exec(bytes.toString('latin1'))
  return end && end.index + end[0].length
}

function parseHead(text: string): AnswerHead | null {
  const [first = '', ...lines] = text.split(/\r?\n/)
  const status = /^HTTP\/1\.[01] ([1-9]\d\d)(?: |$)/.exec(first)?.[1]
  const challenges = lines.flatMap((line) => /^proxy-authenticate:[ \t]*(.*)$/i.exec(line)?.[1] ?? [])
  return status === undefined ? null : { status: Number(status), challenges }
}

const withCode = (code: string) => Object.assign(new Error(code), { code })
