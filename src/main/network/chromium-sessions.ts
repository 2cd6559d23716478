import { X509Certificate } from 'node:crypto'
import type { Certificate, Session } from 'electron'
import { pinOf } from '../http/pinned.ts'
import type { TransportCall } from '../http/transport.ts'
import { createSerialQueue } from '../serial-queue.ts'
import type { Seen } from './chromium-errors.ts'

/** A session of Chromium's for calls of one kind, and what its connections have shown. */
export interface ChromiumSession {
  session: Session
  seen: Seen
  /** Runs calls one after the other, each on connections of its own. */
  alone<Value>(call: () => Promise<Value>): Promise<Value>
}

/** No host has this name (RFC 6761, 6.4). */
const nobody = 'nobody.invalid'

/** Chromium's answers of `setCertificateVerifyProc`: what Chromium found itself, or a refusal. */
const asChromiumFound = -3
const refuse = -2

/**
 * Sessions in memory, without cache or cookies, one for each proxy, portal and set of pins, as Chromium keeps
 * what it found about a certificate for as long as a session is there. A certificate is never accepted that
 * Chromium refuses; one that it accepts is refused where no pinned key is in its chain.
 *
 * @param fromPartition Electron's `session.fromPartition`.
 */
export function createChromiumSessions(
  fromPartition: (name: string, options: { cache: boolean }) => Session,
): (call: TransportCall) => Promise<ChromiumSession> {
  const known = new Map<string, Promise<ChromiumSession>>()

  async function create({ proxy, url, pins }: TransportCall): Promise<ChromiumSession> {
    const session = fromPartition(`proxy-sign-in-${known.size}`, { cache: false })
    const { protocol, hostname: nameOfProxy } = new URL(proxy)
    const proxyHost = protocol === 'https:' ? nameOfProxy : null
    const seen: Seen = { certificate: null, notPinned: false }
    // The account of this computer signs in to the proxy; it is nobody's business at the portal.
    session.allowNTLMCredentialsForDomains(nobody)
    session.setCertificateVerifyProc(({ hostname, errorCode, certificate, validatedCertificate }, answer) => {
      // An https proxy shows one too, which pins say nothing of. Any other name is held to them.
      if (hostname === proxyHost && hostname !== url.hostname) return answer(asChromiumFound)
      seen.certificate = certificate
      seen.notPinned = errorCode === 0 && pins.length > 0 && !isPinned(validatedCertificate, pins)
      answer(seen.notPinned ? refuse : asChromiumFound)
    })
    await session.setProxy({ mode: 'fixed_servers', proxyRules: proxy })
    const inTurn = createSerialQueue()
    return {
      session,
      seen,
      alone: (call) =>
        inTurn(async () => {
          await session.closeAllConnections()
          return call()
        }),
    }
  }

  return (call) => {
    // Reading shares connections. What is sent once gets sessions of its own, whose connections are closed before.
    const kind = call.method === 'GET' ? 'reading' : 'once'
    const name = [kind, call.proxy, call.url.origin, ...call.pins].join(' ')
    const found = known.get(name) ?? create(call)
    known.set(name, found)
    return found
  }
}

/** From the server's certificate up. */
function isPinned(certificate: Certificate, pins: readonly string[]): boolean {
  const seen = new Set<string>()
  let link: Certificate | undefined = certificate
  while (link && !seen.has(link.data)) {
    seen.add(link.data)
    if (pins.includes(pinOf(new X509Certificate(link.data)))) return true
    link = link.issuerCert
  }
  return false
}
