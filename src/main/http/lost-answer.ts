import type { ClientRequest } from 'node:http'
import { type PeerCertificate, TLSSocket } from 'node:tls'
import type { AppError } from '../../shared/errors.ts'
import { factsOf } from './answer.ts'
import { notPinned, untrustedReason } from './certificate-trust.ts'
import { NoProxyRouteError, takenProxyRoute } from './proxy-routes-agent.ts'
import { TunnelError } from './tunnel.ts'

/** The fault of an incomplete answer. */
export const brokeOff = 'an answer that broke off'

/** The state of a call while it runs. */
export interface Attempt {
  method: string
  url: URL
  changes: boolean
  signal: AbortSignal | undefined
  /** The origin of the proxy in use once connected; before that, of the first one to be tried. */
  proxy: string | null
  /** The connection was established, so the request may have arrived. */
  mayHaveArrived: boolean
  /** The head of an answer has arrived. */
  answering: boolean
  tooLarge: boolean
  certificate: Pick<PeerCertificate, 'issuer' | 'valid_from' | 'valid_to'> | null
  /** Anything else that helps to diagnose a failure. */
  remark?: string
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

/** Tracks the connection of a call, whether new or reused. */
export function watchConnection(request: ClientRequest, attempt: Attempt): void {
  Object.assign(attempt, { mayHaveArrived: false, answering: false })
  const stands = () => {
    attempt.mayHaveArrived = true
  }
  request.once('response', () => {
    attempt.answering = true
  })
  request.once('socket', (socket) => {
    const route = takenProxyRoute(socket)
    if (route !== undefined) attempt.proxy = route
    if (request.reusedSocket) return stands()
    if (!(socket instanceof TLSSocket)) return void socket.once('connect', stands)
    socket.once('secureConnect', stands)
    // Node closes a connection it does not trust within this event, and its certificate is gone after.
    socket.prependOnceListener('secure', () => {
      attempt.certificate = socket.getPeerCertificate()
    })
  })
}

/**
 * The error for a call that ended without an answer. Uses no message of the thrown error, because it may hold secrets.
 */
export function failureOf(cause: unknown, attempt: Attempt, platform = process.platform): AppError {
  const { url, signal } = attempt
  const { host } = url
  const { code, event } = errorFacts(cause)
  const { tunnel, before, proxy } = proxyRouteFacts(cause, attempt)
  const details = factsOf(
    attempt,
    event ? `Timeout (${event})` : String(tunnel?.status ?? code),
    ...before,
    proxy ? `Proxy ${new URL(proxy).host}` : undefined,
    attempt.remark,
  )

  if (attempt.changes && attempt.mayHaveArrived) return { code: 'outcome-unknown', host, details }
  if (attempt.tooLarge) return { code: 'portal-unexpected', host, what: 'an answer that is too large', details }
  if (signal?.aborted) return { code: 'cancelled', details }
  if (code === 'ETIMEDOUT') return { code: 'timeout', host, details }
  if (tunnel?.status === 407) return { code: 'proxy-auth', proxy: tunnel.origin, details }
  // This is how macOS silently refuses a program without local network permission (Apple TN3179).
  const forbidden = platform === 'darwin' && [code, tunnel?.code].includes('EHOSTUNREACH')
  // A proxy resolves the name itself. Without a network, most systems say the same, so the page also asks about that.
  const unknownName = code === 'ENOTFOUND' && !tunnel
  const suspect = forbidden ? 'local-network' : unknownName ? 'unknown-name' : undefined
  const offline: AppError = { code: 'offline', host, ...(suspect && { suspect }), details }
  if (tunnel) return offline

  const reason = code === notPinned ? 'not-pinned' : untrustedReason(code)
  if (reason) return { code: 'tls-untrusted', host, reason, ...certificateFacts(attempt.certificate), details }
  if (code === 'ERR_TOO_MANY_REDIRECTS') {
    return { code: 'portal-unexpected', host, what: 'too many redirects', details }
  }
  if (code.startsWith('HPE_')) return { code: 'portal-unexpected', host, what: 'not HTTP', details }
  if (attempt.answering) return { code: 'portal-unexpected', host, what: brokeOff, details }
  if (attempt.mayHaveArrived) return { code: 'portal-unavailable', host, details }
  return isSystemCode(code) ? offline : { code: 'internal', details }
}

/** Any system error code: they differ between systems, and firewalls cause others (EACCES, EPERM). */
const isSystemCode = (code: string) => /^(?!ERR_)E[A-Z0-9_]+$/.test(code)

function errorFacts(cause: unknown): { code: string; event?: string } {
  if (!(cause instanceof Error)) return { code: 'unknown' }
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name
  return 'event' in cause && typeof cause.event === 'string' ? { code, event: cause.event } : { code }
}

/** Which proxy routes were closed, and which proxy to name. */
function proxyRouteFacts(cause: unknown, { proxy }: Attempt) {
  const tunnel = tunnelErrorIn(cause)
  const none = causesOf(cause).find((link) => link instanceof NoProxyRouteError)
  // If the last route failed, name its proxy; for a direct route, none.
  return { tunnel, before: none?.before ?? [], proxy: tunnel?.origin ?? (none ? null : proxy) }
}

/** The proxy's refusal that caused a call's error, or undefined. */
export function tunnelErrorIn(cause: unknown): TunnelError | undefined {
  return causesOf(cause).find((link) => link instanceof TunnelError)
}

/** An error and its chain of causes: got wraps errors. */
function causesOf(cause: unknown): Error[] {
  const chain: Error[] = []
  for (let link = cause; link instanceof Error && !chain.includes(link); link = link.cause) chain.push(link)
  return chain
}

function certificateFacts(certificate: Attempt['certificate']) {
  const { O: organisation, CN: name } = certificate?.issuer ?? {}
  const validFrom = Date.parse(certificate?.valid_from ?? '')
  const validTo = Date.parse(certificate?.valid_to ?? '')
  return {
    issuer: [organisation ?? name ?? ''].flat().join(', ').slice(0, 300),
    ...(validFrom >= 0 && { validFrom }),
    ...(validTo >= 0 && { validTo }),
  }
}
