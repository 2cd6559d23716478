import type { AppErrorOf } from '../../shared/errors.ts'

/** Pins exist only for portals; these reasons are for any server. */
export type UntrustedReason = Exclude<AppErrorOf<'tls-untrusted'>['reason'], 'not-pinned'>

/** Node's codes for a certificate it does not trust (nodejs.org/api/tls.html, "X509 certificate error codes"). */
const reasons: ReadonlyMap<string, UntrustedReason> = new Map(
  Object.entries<UntrustedReason>({
    DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed',
    SELF_SIGNED_CERT_IN_CHAIN: 'unknown-issuer',
    UNABLE_TO_GET_ISSUER_CERT: 'unknown-issuer',
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknown-issuer',
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknown-issuer',
    CERT_UNTRUSTED: 'unknown-issuer',
    CERT_HAS_EXPIRED: 'expired',
    CERT_NOT_YET_VALID: 'not-yet-valid',
    ERR_TLS_CERT_ALTNAME_INVALID: 'wrong-host',
    HOSTNAME_MISMATCH: 'wrong-host',
    CERT_REVOKED: 'revoked',
    CERT_REJECTED: 'other',
    CERT_CHAIN_TOO_LONG: 'other',
    CERT_SIGNATURE_FAILURE: 'other',
    INVALID_CA: 'other',
    INVALID_PURPOSE: 'other',
    PATH_LENGTH_EXCEEDED: 'other',
  }),
)

/** Why a certificate was not trusted, from an error's code; undefined if the error is about something else. */
export function certificateReason(code: string): UntrustedReason | undefined {
  return reasons.get(code)
}

/** Whether the two ends have no TLS version or cipher in common, or one of them does not speak TLS. */
export function isHandshakeFailure(code: string): boolean {
  return /^(ERR_SSL_|EPROTO$)/.test(code)
}

/** Why a secure connection failed, from an error's code; undefined if TLS was not the cause. */
export function untrustedReason(code: string): UntrustedReason | undefined {
  return certificateReason(code) ?? (isHandshakeFailure(code) ? 'other' : undefined)
}
