import type { Certificate } from 'electron'
import { notPinned } from '../http/certificate-trust.ts'
import type { Attempt } from '../http/lost-answer.ts'
import { TunnelError } from '../http/tunnel.ts'

/** Chromium's errors that occur before a request is sent (net/base/net_error_list.h), each with Node's code. */
const beforeSending: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ERR_ADDRESS_UNREACHABLE: 'EHOSTUNREACH',
    ERR_CONNECTION_REFUSED: 'ECONNREFUSED',
    ERR_INTERNET_DISCONNECTED: 'ENETUNREACH',
    ERR_NAME_NOT_RESOLVED: 'ENOTFOUND',
    ERR_NETWORK_ACCESS_DENIED: 'ENETUNREACH',
    ERR_PROXY_CONNECTION_FAILED: 'ECONNREFUSED',
    ERR_PROXY_CERTIFICATE_INVALID: 'ECONNREFUSED',
    ERR_TUNNEL_CONNECTION_FAILED: 'ECONNREFUSED',
    ERR_CERT_AUTHORITY_INVALID: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    ERR_CERT_COMMON_NAME_INVALID: 'ERR_TLS_CERT_ALTNAME_INVALID',
    ERR_CERT_DATE_INVALID: 'CERT_HAS_EXPIRED',
    ERR_CERT_REVOKED: 'CERT_REVOKED',
    ERR_SSL_PROTOCOL_ERROR: 'ERR_SSL_PROTOCOL_ERROR',
    ERR_SSL_VERSION_OR_CIPHER_MISMATCH: 'ERR_SSL_VERSION_OR_CIPHER_MISMATCH',
  }),
)

/** Errors that mean that the proxy requires credentials, or others. */
const aboutSignIn = [
  'ERR_INVALID_AUTH_CREDENTIALS',
  'ERR_MISCONFIGURED_AUTH_ENVIRONMENT',
  'ERR_MISSING_AUTH_CREDENTIALS',
  'ERR_PROXY_AUTH_REQUESTED',
  'ERR_PROXY_AUTH_REQUESTED_WITH_NO_CONNECTION',
  'ERR_PROXY_AUTH_UNSUPPORTED',
  'ERR_UNEXPECTED_SECURITY_LIBRARY_STATUS',
  'ERR_UNSUPPORTED_AUTH_SCHEME',
]

/** What was found about the portal's certificate during the call. */
export interface Seen {
  certificate: Certificate | null
  /** None of the pinned keys is in its chain. */
  notPinned: boolean
}

/**
 * The error for a call that failed in Chromium; also updates the attempt with how far it got. No message of Chromium's
 * is kept.
 */
export function errorOf(cause: unknown, proxy: string, seen: Seen, attempt: Attempt): Error {
  const name = /^net::(ERR_[A-Z0-9_]{1,60})$/.exec(cause instanceof Error ? cause.message : '')?.[1] ?? ''
  if (aboutSignIn.includes(name)) return refusedSignIn(proxy)
  const untrusted = name.startsWith('ERR_CERT_')
  // Chromium reports a certificate that the app itself refused only as ERR_FAILED.
  const unpinned = seen.notPinned && (untrusted || name === 'ERR_FAILED')
  const before = unpinned ? notPinned : (beforeSending.get(name) ?? (untrusted ? 'CERT_REJECTED' : undefined))
  if (seen.certificate) attempt.certificate = factsOf(seen.certificate)
  // Any error not known to precede the request may have followed it.
  attempt.mayHaveArrived = before === undefined
  const late = name === 'ERR_TIMED_OUT' || name === 'ERR_CONNECTION_TIMED_OUT'
  return withCode(before ?? (late ? 'ETIMEDOUT' : name || 'unknown'))
}

export const refusedSignIn = (proxy: string) => new TunnelError(proxy, { status: 407 })

export const withCode = (code: string, more = {}) => Object.assign(new Error(code), { code, ...more })

/** The same facts as Node gives for a certificate. */
function factsOf({ issuer, validStart, validExpiry }: Certificate): Attempt['certificate'] {
  const [organisation] = issuer.organizations ?? []
  const date = (seconds: number) => new Date(seconds * 1000).toUTCString()
  return {
    issuer: { ...(organisation && { O: organisation }), ...(issuer.commonName && { CN: issuer.commonName }) },
    valid_from: date(validStart),
    valid_to: date(validExpiry),
  }
}
