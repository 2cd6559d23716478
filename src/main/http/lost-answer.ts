import type { ClientRequest } from 'node:http'
import { type PeerCertificate, TLSSocket } from 'node:tls'
import type { AppError } from '../../shared/errors.ts'
import { factsOf } from './facts.ts'
import { notPinned } from './pinned.ts'
import { untrustedReason } from './tls-reason.ts'

/** What is known of a call while it runs. */
export interface Attempt {
  method: string
  url: URL
  changes: boolean
  signal: AbortSignal | undefined
  /** Host of the proxy in between. */
  proxy: string | null
  /** The connection stood, so what was sent may have been read. */
  mayHaveArrived: boolean
  /** The head of an answer came. */
  answering: boolean
  tooLarge: boolean
  certificate: PeerCertificate | null
}

/** A call before anything was sent. */
export function startAttempt(request: { method: string; changes?: boolean; signal?: AbortSignal }, url: URL): Attempt {
  return {
    method: request.method,
    url,
    changes: request.changes ?? false,
    signal: request.signal,
    proxy: null,
    mayHaveArrived: false,
    answering: false,
    tooLarge: false,
    certificate: null,
  }
}

/** Follows one connection of a call, also one that serves it after another call. */
export function watchConnection(request: ClientRequest, attempt: Attempt): void {
  Object.assign(attempt, { mayHaveArrived: false, answering: false })
  const stands = () => {
    attempt.mayHaveArrived = true
  }
  request.once('response', () => {
    attempt.answering = true
  })
  request.once('socket', (socket) => {
    if (request.reusedSocket) return stands()
    if (!(socket instanceof TLSSocket)) return void socket.once('connect', stands)
    socket.once('secureConnect', stands)
    // Node closes a connection it does not trust within this event, and its certificate is gone after.
    socket.prependOnceListener('secure', () => {
      attempt.certificate = socket.getPeerCertificate()
    })
  })
}

/** The error for a call that ended without an answer. Takes no sentence from what was thrown: it may hold secrets. */
export function failureOf(cause: unknown, attempt: Attempt): AppError {
  const { url, signal, proxy } = attempt
  const { host } = url
  const { code, event } = errorFacts(cause)
  const tunnel = proxy === null ? undefined : refusedTunnel(cause)
  const details = factsOf(
    attempt,
    event ? `Timeout (${event})` : (tunnel ?? code),
    proxy ? `Proxy ${proxy}` : undefined,
  )

  if (attempt.changes && attempt.mayHaveArrived) return { code: 'outcome-unknown', host, details }
  if (attempt.tooLarge) return { code: 'portal-unexpected', host, what: 'an answer that is too large', details }
  if (signal?.aborted) return { code: 'cancelled', details }
  if (code === 'ETIMEDOUT') return { code: 'timeout', host, details }
  if (proxy !== null && tunnel === '407') return { code: 'proxy-auth', proxy, details }

  const reason = code === notPinned ? 'not-pinned' : untrustedReason(code)
  if (reason) return { code: 'tls-untrusted', host, reason, ...certificateFacts(attempt.certificate), details }
  if (code === 'ERR_TOO_MANY_REDIRECTS') {
    return { code: 'portal-unexpected', host, what: 'too many redirects', details }
  }
  if (code.startsWith('HPE_')) return { code: 'portal-unexpected', host, what: 'not HTTP', details }
  if (attempt.answering) return { code: 'portal-unexpected', host, what: 'an answer that broke off', details }
  if (attempt.mayHaveArrived) return { code: 'portal-unavailable', host, details }
  return tunnel || unreachable.has(code) ? { code: 'offline', host, details } : { code: 'internal', details }
}

const unreachable = new Set([
  'EAI_AGAIN',
  'EADDRNOTAVAIL',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
])

function errorFacts(cause: unknown): { code: string; event?: string } {
  if (!(cause instanceof Error)) return { code: 'unknown' }
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name
  return 'event' in cause && typeof cause.event === 'string' ? { code, event: cause.event } : { code }
}

/** What a proxy said instead of opening a tunnel: its status, or that it kept silent. hpagent tells either in its message only. */
function refusedTunnel(cause: unknown): string | undefined {
  return /^(?:Bad response: )?(\d{3}|Proxy timeout)$/.exec(cause instanceof Error ? cause.message : '')?.[1]
}

function certificateFacts(certificate: PeerCertificate | null) {
  const { O: organisation, CN: name } = certificate?.issuer ?? {}
  const validFrom = Date.parse(certificate?.valid_from ?? '')
  const validTo = Date.parse(certificate?.valid_to ?? '')
  return {
    issuer: [organisation ?? name ?? ''].flat().join(', ').slice(0, 300),
    ...(validFrom >= 0 && { validFrom }),
    ...(validTo >= 0 && { validTo }),
  }
}
