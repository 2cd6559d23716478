import { createHash, X509Certificate } from 'node:crypto'
import tls, { type DetailedPeerCertificate, type PeerCertificate } from 'node:tls'

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
