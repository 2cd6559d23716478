import { once } from 'node:events'
import net, { type Socket } from 'node:net'
import tls, { type DetailedPeerCertificate, type TLSSocket } from 'node:tls'
import type Electron from 'electron'
import { NetError } from './proxy-tunnel.ts'

export type VerifyProc = NonNullable<Parameters<Electron.Session['setCertificateVerifyProc']>[0]>

/** Chromium's errors for what Node finds, each with its number (net/base/net_error_list.h). */
const errors: Record<string, [string, number]> = {
  ERR_TLS_CERT_ALTNAME_INVALID: ['CERT_COMMON_NAME_INVALID', -200],
  CERT_HAS_EXPIRED: ['CERT_DATE_INVALID', -201],
  CERT_NOT_YET_VALID: ['CERT_DATE_INVALID', -201],
  CERT_REVOKED: ['CERT_REVOKED', -206],
}

/**
 * Secures a tunnel. Node judges the certificate in Chromium's place, by the authorities that this process trusts, and
 * main's own procedure is then asked as Electron asks it.
 *
 * @param ownCertificate PEM with its key, shown to a server that asks for one.
 */
export async function secured(
  tunnel: Socket,
  host: string,
  verify: VerifyProc | null,
  ownCertificate: string | null,
): Promise<TLSSocket> {
  const socket = tls.connect({
    socket: tunnel,
    ...(ownCertificate !== null && { cert: ownCertificate, key: ownCertificate }),
    servername: net.isIP(host) ? '' : host,
    // Judged below: Electron asks main before it refuses.
    rejectUnauthorized: false,
  })
  try {
    await once(socket, 'secureConnect')
  } catch {
    throw new NetError('ERR_SSL_PROTOCOL_ERROR')
  }
  const certificate = socket.getPeerCertificate(true)
  const wrong = socket.authorizationError ?? tls.checkServerIdentity(host, certificate)
  const code = wrong === undefined ? undefined : codeOf(wrong)
  const [name, errorCode] = code === undefined ? ['OK', 0] : (errors[code] ?? ['CERT_AUTHORITY_INVALID', -202])
  const shown = shape(certificate)
  const request: Electron.Request = {
    hostname: host,
    certificate: shown,
    validatedCertificate: shown,
    isIssuedByKnownRoot: false,
    verificationResult: name,
    errorCode,
  }
  const asFound = -3
  const answer = verify ? await new Promise<number>((resolve) => verify(request, resolve)) : asFound
  if (answer === 0 || (answer === asFound && errorCode === 0)) return socket
  socket.destroy()
  throw new NetError(answer === asFound ? `ERR_${name}` : 'ERR_FAILED')
}

/** `authorizationError` is a text that is the code, whatever its type says. */
const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error))

function shape(certificate: DetailedPeerCertificate): Electron.Certificate {
  const { raw, subject, issuer, valid_from, valid_to, issuerCertificate, fingerprint256, serialNumber } = certificate
  const isLast = !issuerCertificate || issuerCertificate.fingerprint256 === fingerprint256
  return {
    data: `-----BEGIN CERTIFICATE-----\n${raw.toString('base64')}\n-----END CERTIFICATE-----\n`,
    fingerprint: `sha256/${fingerprint256}`,
    subject: principal(subject),
    subjectName: String(subject.CN ?? ''),
    issuer: principal(issuer),
    issuerName: String(issuer.CN ?? ''),
    serialNumber,
    validStart: Date.parse(valid_from) / 1000,
    validExpiry: Date.parse(valid_to) / 1000,
    // The chain ends without one.
    issuerCert: isLast ? (undefined as unknown as Electron.Certificate) : shape(issuerCertificate),
  }
}

function principal({ CN = '', O: organisation = [] }: tls.Certificate): Electron.CertificatePrincipal {
  const rest = { country: '', locality: '', state: '', organizationUnits: [] }
  return { ...rest, commonName: String(CN), organizations: [organisation].flat() }
}
