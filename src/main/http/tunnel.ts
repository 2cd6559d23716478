import http from 'node:http'
import https from 'node:https'
import type { Socket } from 'node:net'

/** What to sign in to a proxy with, or null. */
export type SignIn = { user: string; password: string } | null

/** Why a proxy opened no tunnel. Nothing has reached the portal then. */
export class TunnelError extends Error {
  /** The proxy's origin. */
  readonly origin: string
  /** Of the proxy's answer; null where it gave none. */
  readonly status: number | null
  /** What a 407 takes for a sign-in, in small letters, e.g. `['negotiate', 'ntlm']` (RFC 9110, 11.7.1). */
  readonly schemes: readonly string[]
  /** The system's code where the proxy gave no answer, e.g. `ECONNREFUSED`. */
  readonly code: string

  constructor(origin: string, { status = null, schemes = [], code = 'ERR_TUNNEL' }: TunnelFacts) {
    super(code)
    this.name = 'TunnelError'
    this.origin = origin
    this.status = status
    this.schemes = schemes
    this.code = code
  }

  /** The proxy's host and port. */
  get proxy(): string {
    return new URL(this.origin).host
  }

  /** It asks for a sign-in, and Basic is not among those it takes: Node has none of the others. */
  get asksForMoreThanBasic(): boolean {
    return this.status === 407 && this.schemes.length > 0 && !this.schemes.includes('basic')
  }
}

type TunnelFacts = { status?: number | null; schemes?: readonly string[]; code?: string }

/** The code of a proxy that was silent for too long. */
export const silentProxy = 'ERR_PROXY_TIMEOUT'

export interface TunnelOptions {
  /** The origin of an http or https proxy. */
  proxy: string
  /** Where the tunnel leads: a name or an address without brackets. */
  host: string
  port: number
  /** For all of it, in milliseconds. */
  limit: number
}

/** Has a proxy open a tunnel. Rejects with a `TunnelError`. */
export type OpenTunnel = (options: TunnelOptions) => Promise<Socket>

/**
 * Opens tunnels, and signs in to proxies by Basic (RFC 7617). A password is sent so only where the proxy has said
 * that it takes it so: one that was typed for a better sign-in must not go over the network as it is.
 *
 * @param signInFor by the proxy's host and port; asked for each tunnel.
 */
export function createTunnels(signInFor: (proxy: string) => SignIn): OpenTunnel {
  const takeBasic = new Set<string>()
  return async (options) => {
    const { proxy } = options
    const signIn = signInFor(new URL(proxy).host)
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

/** CONNECT, RFC 9110, 9.3.6. */
function connect({ proxy, host, port, limit }: TunnelOptions, signIn: SignIn): Promise<Socket> {
  const url = new URL(proxy)
  const place = `${host.includes(':') ? `[${host}]` : host}:${port}`
  const pair = signIn && Buffer.from(`${signIn.user}:${signIn.password}`).toString('base64')
  const options = {
    method: 'CONNECT',
    // A URL writes IPv6 in brackets (RFC 3986, 3.2.2), which no socket takes.
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port,
    path: place,
    setHost: false,
    headers: { connection: 'keep-alive', host: place, ...(pair && { 'proxy-authorization': `Basic ${pair}` }) },
    agent: false,
  }
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? https.request(options) : http.request(options)
    const timer = setTimeout(() => request.destroy(new TunnelError(url.origin, { code: silentProxy })), limit)
    request.once('close', () => clearTimeout(timer))
    request.once('connect', (answer, socket, head) => {
      clearTimeout(timer)
      if (answer.statusCode === 200) {
        socket.removeAllListeners('error')
        if (head.length > 0) socket.unshift(head)
        return resolve(socket)
      }
      socket.on('error', () => undefined).destroy()
      reject(new TunnelError(url.origin, { status: answer.statusCode ?? null, schemes: schemesIn(answer) }))
    })
    // A proxy that answers as any server would, without ending its head as CONNECT wants it.
    request.once('response', (answer) => {
      answer.destroy()
      reject(new TunnelError(url.origin, { status: answer.statusCode ?? null, schemes: schemesIn(answer) }))
    })
    request.on('error', (cause) => {
      reject(cause instanceof TunnelError ? cause : new TunnelError(url.origin, { code: codeOf(cause) }))
    })
    request.end()
  })
}

/** The names of the challenges in an answer: each begins a part of the list and is followed by no `=`. */
function schemesIn({ headersDistinct }: http.IncomingMessage): string[] {
  const parts = (headersDistinct['proxy-authenticate'] ?? []).flatMap((header) =>
    header.replace(/"(?:[^"\\]|\\.)*"/g, '""').split(','),
  )
  const names = parts.map((part) => /^\s*([\w-]{1,40})(?:\s+[^\s=]|\s*$)/.exec(part)?.[1]?.toLowerCase())
  return [...new Set(names.filter((name) => name !== undefined))]
}

function codeOf(cause: Error): string {
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : 'ERR_TUNNEL'
}
