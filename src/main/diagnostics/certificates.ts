import { once } from 'node:events'
import net from 'node:net'
import tls, { type DetailedPeerCertificate, type TLSSocket } from 'node:tls'
import type { DiagnosticsText } from 'text:diagnostics'
import { toldText } from '../../shared/text/shown-text.ts'
import { checkPinned, notPinned, untrustedReason } from '../http/certificate-trust.ts'
import { bad, type Finding, good } from './finding.ts'

export interface CertificateQuestion {
  host: string
  port: number
  /** The keys of which the chain must hold one; empty for no restriction. */
  pins: readonly string[]
  /** The connection to secure; by default a new direct one. */
  tunnel?: net.Socket
}

/** Reads the chain even if it is not trusted, which is when it is needed. Sends nothing over the connection. */
export async function readCertificates(
  { host, port, pins, tunnel }: CertificateQuestion,
  text: DiagnosticsText['factText'],
  signal: AbortSignal,
): Promise<Omit<Finding, 'title'>> {
  const socket = tls.connect({
    host,
    port,
    servername: net.isIP(host) ? '' : host,
    ...(tunnel && { socket: tunnel }),
    ...(pins.length > 0 && { checkServerIdentity: checkPinned(pins) }),
  })
  const chain: string[] = []
  // Node closes a connection that it does not trust within this event.
  socket.prependOnceListener('secure', () => chain.push(...chainOf(socket, text)))
  const held = pins.length > 0 ? [text.pins({ count: pins.length })] : []
  try {
    await once(socket, 'secureConnect', { signal })
    return good(`${socket.getProtocol()}, ${socket.getCipher().name}`, ...held, ...chain)
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
    const reason = code === notPinned ? 'not-pinned' : (untrustedReason(code) ?? 'other')
    return bad(text.notTrusted({ reason, code }), ...held, ...chain)
  } finally {
    socket.destroy()
  }
}

/** More certificates than any real chain has, and more characters than any real name. */
const longestChain = 10
const longestName = 200

/** From the portal's certificate up to the root; anything else that the server sent is left out. */
function chainOf(socket: TLSSocket, text: DiagnosticsText['factText']): string[] {
  const nameOf = ({ CN, O }: Partial<Record<'CN' | 'O', string | string[]>>) =>
    toldText(longestName).parse([CN ?? O ?? text.nameless].flat().join(', '))
  const lines: string[] = []
  const seen = new Set<string>()
  let certificate: DetailedPeerCertificate | undefined = socket.getPeerCertificate(true)
  while (certificate?.fingerprint256 && !seen.has(certificate.fingerprint256) && seen.size < longestChain) {
    seen.add(certificate.fingerprint256)
    const { subject, issuer, valid_from, valid_to } = certificate
    lines.push(text.link({ name: nameOf(subject), issuer: nameOf(issuer), from: valid_from, to: valid_to }))
    certificate = certificate.issuerCertificate
  }
  return lines
}
