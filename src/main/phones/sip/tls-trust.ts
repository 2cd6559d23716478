import type { AppErrorOf } from '../../../shared/errors.ts'

type Reason = AppErrorOf<'tls-untrusted'>['reason']

/** OpenSSL's verdicts, as Node names them. */
const reasons: Record<string, Reason> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknown-issuer',
  UNABLE_TO_GET_ISSUER_CERT: 'unknown-issuer',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknown-issuer',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknown-issuer',
  CERT_UNTRUSTED: 'unknown-issuer',
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not-yet-valid',
  CERT_REVOKED: 'revoked',
  ERR_TLS_CERT_ALTNAME_INVALID: 'wrong-host',
  HOSTNAME_MISMATCH: 'wrong-host',
  INVALID_CA: 'other',
  INVALID_PURPOSE: 'other',
  CERT_REJECTED: 'other',
  CERT_SIGNATURE_FAILURE: 'other',
}

/** The code of a system or TLS error, or an empty string. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** Why a certificate was not trusted, or null where the error is about something else. */
export function distrustReason(error: unknown): Reason | null {
  return reasons[errorCode(error)] ?? null
}

/** The two ends found no TLS version or cipher in common, or one of them does not speak TLS at all. */
export function isHandshakeFailure(error: unknown): boolean {
  return /^(?:ERR_SSL_|EPROTO)/.test(errorCode(error))
}

/** What a failed or broken connection means for a person; codes that nobody expects count as unreachable. */
export function connectionCause(error: unknown): 'timeout' | 'connection-refused' | 'connection-lost' | 'unreachable' {
  const code = errorCode(error)
  if (code === 'ECONNREFUSED') return 'connection-refused'
  if (code === 'ETIMEDOUT') return 'timeout'
  return ['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'].includes(code) ? 'connection-lost' : 'unreachable'
}
