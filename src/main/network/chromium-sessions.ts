import { X509Certificate } from 'node:crypto'
import type { Certificate, Session } from 'electron'
import { pinOf } from '../http/certificate-trust.ts'
import type { TransportCall } from '../http/request.ts'
import { createSerialQueue } from '../serial-queue.ts'
import type { Seen } from './chromium-errors.ts'

/** A Chromium session for one kind of call, and what was found on its connections. */
export interface ChromiumSession {
  session: Session
  seen: Seen
  /** Runs calls one after the other, each on new connections. */
  alone<Value>(call: () => Promise<Value>): Promise<Value>
}

/** No host has this name (RFC 6761, 6.4). */
const nobody = 'nobody.invalid'

/** The answers of `setCertificateVerifyProc`: Chromium's own result, or a refusal. */
const asChromiumFound = -3
const refuse = -2

/**
 * In-memory sessions, without cache or cookies, one for each proxy, portal and set of pins, because Chromium caches
 * certificate results for the life of a session. A certificate is never accepted that Chromium refuses; one that it
 * accepts is refused where no pinned key is in its chain.
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
    // The computer's account is only for the proxy; it must never be sent to a portal.
    session.allowNTLMCredentialsForDomains(nobody)
    session.setCertificateVerifyProc(({ hostname, errorCode, certificate, validatedCertificate }, answer) => {
      // An https proxy has a certificate too, to which pins do not apply. They apply to any other name.
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
    // GET requests share connections. Requests that must be sent only once get separate sessions whose connections are
    // closed beforehand.
    const kind = call.method === 'GET' ? 'reading' : 'once'
    const name = [kind, call.proxy, call.url.origin, ...call.pins].join(' ')
    const found = known.get(name) ?? create(call)
    known.set(name, found)
    return found
  }
}

/** Checks the chain from the server's certificate up. */
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
