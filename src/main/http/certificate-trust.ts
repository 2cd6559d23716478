import { createHash, X509Certificate } from 'node:crypto'
import tls, { type DetailedPeerCertificate, type PeerCertificate } from 'node:tls'
import type { AppErrorOf } from '../../shared/errors.ts'

/** The code of the error for a chain that holds none of the pinned keys. */
export const notPinned = 'ERR_NOT_PINNED'

/** A public key's pin: the SHA-256 of its SPKI, base64 (RFC 7469, 2.4). */
export function pinOf({ publicKey }: X509Certificate): string {
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64')
}

/**
 * Checks the server's name as Node does, then that one key of the chain is among the pins (RFC 7469, 2.6). Pins never
 * replace the validation of the chain.
 */
export function checkPinned(pins: readonly string[]) {
  return (host: string, certificate: PeerCertificate): Error | undefined => {
    const refused = tls.checkServerIdentity(host, certificate)
    if (refused) return refused
    return chainOf(certificate).some((link) => pins.includes(pinOf(new X509Certificate(link.raw))))
      ? undefined
      : Object.assign(new Error('no key of the chain is pinned'), { code: notPinned })
  }
}

/** From the server's certificate up; the root names itself as its issuer. */
function chainOf(certificate: PeerCertificate): PeerCertificate[] {
  const chain: PeerCertificate[] = []
  let link: PeerCertificate | DetailedPeerCertificate | undefined = certificate
  while (link && !chain.includes(link)) {
    chain.push(link)
    link = 'issuerCertificate' in link ? link.issuerCertificate : undefined
  }
  return chain
}

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
