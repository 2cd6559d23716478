import http from 'node:http'
import https from 'node:https'
import type { Socket } from 'node:net'

/** What to sign in to a proxy with, or null. */
export type SignIn = { user: string; password: string } | null

/** Why a proxy opened no tunnel. Nothing has reached the portal then. */
export class TunnelError extends Error {
  /** The proxy's host and port. */
  readonly proxy: string
  /** Of the proxy's answer; null where it gave none. */
  readonly status: number | null
  /** What a 407 takes for a sign-in, in small letters, e.g. `['negotiate', 'ntlm']` (RFC 9110, 11.7.1). */
  readonly schemes: readonly string[]
  /** The system's code where the proxy gave no answer, e.g. `ECONNREFUSED`. */
  readonly code: string

  constructor(proxy: string, { status = null, schemes = [], code = 'ERR_TUNNEL' }: TunnelFacts) {
    super(code)
    this.name = 'TunnelError'
    this.proxy = proxy
    this.status = status
    this.schemes = schemes
    this.code = code
  }
}

type TunnelFacts = { status?: number | null; schemes?: readonly string[]; code?: string }

/** The code of a proxy that was silent for too long. */
export const silentProxy = 'ERR_PROXY_TIMEOUT'

export interface TunnelOptions {
  /** The origin of an http or https proxy. */
  proxy: string
  signIn: SignIn
  /** Where the tunnel leads: a name or an address without brackets. */
  host: string
  port: number
  /** For all of it, in milliseconds. */
  limit: number
}

/** Has a proxy open a tunnel (CONNECT, RFC 9110, 9.3.6). Rejects with a `TunnelError`. */
export function openTunnel({ proxy, signIn, host, port, limit }: TunnelOptions): Promise<Socket> {
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
    const timer = setTimeout(() => request.destroy(new TunnelError(url.host, { code: silentProxy })), limit)
    request.once('close', () => clearTimeout(timer))
    request.once('connect', (answer, socket, head) => {
      clearTimeout(timer)
      if (answer.statusCode === 200) {
        socket.removeAllListeners('error')
        if (head.length > 0) socket.unshift(head)
        return resolve(socket)
      }
      socket.on('error', () => undefined).destroy()
      reject(new TunnelError(url.host, { status: answer.statusCode ?? null, schemes: schemesIn(answer) }))
    })
    // A proxy that answers as any server would, without ending its head as CONNECT wants it.
    request.once('response', (answer) => {
      answer.destroy()
      reject(new TunnelError(url.host, { status: answer.statusCode ?? null, schemes: schemesIn(answer) }))
    })
    request.on('error', (cause) => {
      reject(cause instanceof TunnelError ? cause : new TunnelError(url.host, { code: codeOf(cause) }))
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
