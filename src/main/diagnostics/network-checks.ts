import { lookup } from 'node:dns/promises'
import { once } from 'node:events'
import net from 'node:net'
import type { DiagnosticsText } from 'text:diagnostics'
import type { ProxyRoute } from '../http/proxy-routes-agent.ts'
import { isLoopback } from '../http/request.ts'
import { createTunnels, TunnelError } from '../http/tunnel.ts'
import type { Network } from '../network/network.ts'
import { readCertificates } from './certificates.ts'
import { bad, type Check, type Checks, checkLimit, type Finding, good, skipped } from './finding.ts'

/** More proxy routes than any real PAC script returns. */
const mostProxyRoutes = 4

/**
 * One proxy route and what was found on it. `leads`: the app would use this route, even if a later step on it fails.
 */
interface Walked {
  findings: Finding[]
  leads: boolean
}

/**
 * Checks each step from the host name to a secured connection, on the proxy route that the app uses and on those before
 * it that are closed. All routes are checked at the same time.
 */
export async function networkChecks(
  url: URL,
  network: Network,
  checks: Checks,
  text: DiagnosticsText,
): Promise<Finding[]> {
  const { checkText, factText } = text
  let proxyRoutes: readonly ProxyRoute[] = []
  const decision = await checks.run(checkText.route, async () => {
    const found = isLoopback(url.hostname)
      ? ({ proxyRoutes: [null], decidedBy: 'app' } as const)
      : await network.proxyRoutesTo(url.origin)
    proxyRoutes = found.proxyRoutes
    return good(
      factText.routeBy[found.decidedBy],
      ...proxyRoutes.map((route, index) =>
        route === null ? factText.direct({ place: index + 1 }) : factText.through({ place: index + 1, proxy: route }),
      ),
    )
  })
  const needed = { url, network, checks, text }
  const walked = await Promise.all(
    proxyRoutes.slice(0, mostProxyRoutes).map((route) => (route === null ? directly(needed) : through(route, needed))),
  )
  const taken = walked.findIndex(({ leads }) => leads)
  const shown = taken < 0 ? walked : walked.slice(0, taken + 1)
  return [decision, ...shown.flatMap(({ findings }) => findings)]
}

/** What the checks of every proxy route need. */
interface RouteDependencies {
  url: URL
  network: Network
  checks: Checks
  text: DiagnosticsText
}

async function directly({ url, network, checks, text }: RouteDependencies): Promise<Walked> {
  const { checkText, factText } = text
  const { host, port } = placeOf(url)
  const name = await checks.run(checkText.portalName({ host }), () => resolve(host))
  const reach = await checks.runAfter(name, checkText.connection({ host, port: String(port) }), (signal) =>
    connect(host, port, factText, signal),
  )
  const pins = network.pinsFor(url.origin)
  const secure = await secured({ url, checks, text }, reach, checkText.certificate({ host }), (signal) =>
    readCertificates({ host, port, pins }, factText, signal),
  )
  return { findings: [name, reach, secure], leads: reach.outcome === 'good' }
}

async function through(proxy: string, { url, network, checks, text }: RouteDependencies): Promise<Walked> {
  const { checkText, factText } = text
  const { host, port } = placeOf(url)
  const between = new URL(proxy)
  const at = placeOf(between)
  const unasked = skipped(checkText.portalName({ host }), factText.resolvedByProxy)
  const name = await checks.run(checkText.proxyName({ host: at.host }), () => resolve(at.host))
  const reach = await checks.runAfter(
    name,
    checkText.proxyConnection({ host: at.host, port: String(at.port) }),
    (signal) => connect(at.host, at.port, factText, signal),
  )
  const guard =
    between.protocol === 'https:' &&
    (await checks.runAfter(reach, checkText.proxyCertificate({ host: at.host }), (signal) =>
      readCertificates({ ...at, pins: [] }, factText, signal),
    ))

  let tunnel: net.Socket | undefined
  let answered = false
  const opened = await checks.runAfter(
    guard || reach,
    checkText.tunnel({ proxy: between.host, target: `${host}:${port}` }),
    async () => {
      const signIn = network.signIns.for(between.origin)
      try {
        // A tunnel may need two attempts. The limit ends both before the check does, so that no tunnel is left open.
        tunnel = await createTunnels(() => signIn)({ proxy, host, port, limit: checkLimit / 2 - 500 })
        answered = true
        return good(factText.tunnelOpened)
      } catch (cause) {
        if (!(cause instanceof TunnelError)) throw cause
        answered = cause.status !== null
        const taken = cause.schemes.length > 0 ? [factText.accepts({ schemes: cause.schemes.join(', ') })] : []
        if (cause.asksForMoreThanBasic && network.viaChromium) {
          const facts = [factText.status({ status: '407' }), ...taken, factText.chromiumSignsIn]
          return { outcome: 'skipped', facts }
        }
        const asked = cause.status === 407 ? [signIn ? factText.signInRefused : factText.signInRequired] : []
        const answer =
          cause.status === null
            ? factText.error({ code: String(cause.code) })
            : factText.status({ status: String(cause.status) })
        return bad(answer, ...asked, ...taken)
      }
    },
  )
  const pins = network.pinsFor(url.origin)
  const secure = await secured(
    { url, checks, text },
    opened,
    checkText.certificateThrough({ host, proxy: between.host }),
    (signal) => readCertificates({ host, port, pins, ...(tunnel && { tunnel }) }, factText, signal),
  )
  tunnel?.destroy()
  return { findings: [unasked, name, reach, ...(guard ? [guard] : []), opened, secure], leads: answered }
}

function secured(
  { url, checks, text }: Omit<RouteDependencies, 'network'>,
  before: Finding,
  title: string,
  check: Check,
): Promise<Finding> {
  if (url.protocol === 'https:') return checks.runAfter(before, title, check)
  return Promise.resolve(skipped(title, text.factText.unencrypted))
}

function placeOf(url: URL): { host: string; port: number } {
  // A URL writes IPv6 in brackets (RFC 3986, 3.2.2), which sockets do not accept.
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return { host, port: Number(url.port) || (url.protocol === 'https:' ? 443 : 80) }
}

async function resolve(host: string) {
  const addresses = await lookup(host, { all: true })
  return good(...addresses.map(({ address, family }) => `IPv${family} ${address}`))
}

async function connect(host: string, port: number, text: DiagnosticsText['factText'], signal: AbortSignal) {
  const started = performance.now()
  const socket = net.connect({ host, port })
  try {
    await once(socket, 'connect', { signal })
    return good(
      text.answered({
        address: String(socket.remoteAddress),
        milliseconds: Math.round(performance.now() - started),
      }),
    )
  } finally {
    socket.destroy()
  }
}
