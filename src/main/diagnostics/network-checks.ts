import { lookup } from 'node:dns/promises'
import { once } from 'node:events'
import net from 'node:net'
import tls, { type DetailedPeerCertificate, type TLSSocket } from 'node:tls'
import { untrustedReason } from '../http/tls-reason.ts'
import { bad, type Finding, found, good } from './finding.ts'

/** From the name to a secured connection, straight to the portal. Each needs the one before. */
export async function networkChecks(url: URL): Promise<Finding[]> {
  // A URL writes IPv6 in brackets (RFC 3986, 3.2.2), which no socket takes.
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80)
  const name = await found(`Name of the portal: ${host}`, () => resolve(host))
  const reach = await after(name, `Connection to ${host}, port ${port}`, () => connect(host, port))
  const secure = `Certificate of ${host}`
  if (url.protocol !== 'https:')
    return [name, reach, { title: secure, outcome: 'skipped', facts: ['http on this computer'] }]
  return [name, reach, await after(reach, secure, () => readCertificates(host, port))]
}

async function after(before: Finding, ...[title, check]: Parameters<typeof found>): Promise<Finding> {
  if (before.outcome !== 'good') return { title, outcome: 'skipped', facts: [] }
  return found(title, check)
}

async function resolve(host: string) {
  const addresses = await lookup(host, { all: true })
  return good(...addresses.map(({ address, family }) => `IPv${family} ${address}`))
}

async function connect(host: string, port: number) {
  const started = performance.now()
  const socket = net.connect({ host, port })
  try {
    await once(socket, 'connect')
    return good(`${socket.remoteAddress} answered after ${Math.round(performance.now() - started)} ms`)
  } finally {
    socket.destroy()
  }
}

/** Reads the chain also where it is not trusted, which is when it is needed. Sends nothing over the connection. */
async function readCertificates(host: string, port: number) {
  const servername = net.isIP(host) ? '' : host
  const socket = tls.connect({ host, port, servername })
  const chain: string[] = []
  // Node closes a connection that it does not trust within this event.
  socket.prependOnceListener('secure', () => chain.push(...chainOf(socket)))
  try {
    await once(socket, 'secureConnect')
    return good(`${socket.getProtocol()}, ${socket.getCipher().name}`, ...chain)
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
    return bad(`not trusted: ${untrustedReason(code) ?? 'other'} (${code})`, ...chain)
  } finally {
    socket.destroy()
  }
}

/** From the portal's own certificate up to its issuer's last. */
function chainOf(socket: TLSSocket): string[] {
  const lines: string[] = []
  const seen = new Set<string>()
  let certificate: DetailedPeerCertificate | undefined = socket.getPeerCertificate(true)
  while (certificate?.fingerprint256 && !seen.has(certificate.fingerprint256)) {
    seen.add(certificate.fingerprint256)
    const { subject, issuer, valid_from, valid_to } = certificate
    lines.push(`${nameOf(subject)}, issued by ${nameOf(issuer)}, valid ${valid_from} to ${valid_to}`)
    certificate = certificate.issuerCertificate
  }
  return lines
}

const nameOf = ({ CN, O }: Partial<Record<'CN' | 'O', string | string[]>>) => [CN ?? O ?? 'nameless'].flat().join(', ')
