import { lookup } from 'node:dns/promises'
import { once } from 'node:events'
import net from 'node:net'
import type { ProxyRoute } from '../http/proxy-routes-agent.ts'
import { isLoopback } from '../http/request-url.ts'
import { createTunnels, TunnelError } from '../http/tunnel.ts'
import type { Network } from '../network/network.ts'
import { readCertificates } from './certificates.ts'
import { after, bad, checkLimit, type Finding, found, good, skipped } from './finding.ts'

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
export async function networkChecks(url: URL, network: Network): Promise<Finding[]> {
  let proxyRoutes: readonly ProxyRoute[] = []
  const decision = await found('Way to the portal', async () => {
    const found = isLoopback(url.hostname)
      ? ({ proxyRoutes: [null], decidedBy: 'app: this computer itself' } as const)
      : await network.proxyRoutesTo(url.origin)
    proxyRoutes = found.proxyRoutes
    return good(
      `decided by the ${found.decidedBy}`,
      ...proxyRoutes.map((route, index) => `${index + 1}. ${nameOf(route)}`),
    )
  })
  const walked = await Promise.all(
    proxyRoutes
      .slice(0, mostProxyRoutes)
      .map((route) => (route === null ? directly(url, network) : through(route, url, network))),
  )
  const taken = walked.findIndex(({ leads }) => leads)
  const shown = taken < 0 ? walked : walked.slice(0, taken + 1)
  return [decision, ...shown.flatMap(({ findings }) => findings)]
}

const nameOf = (route: ProxyRoute) => (route === null ? 'directly, through no proxy' : `through the proxy ${route}`)

async function directly(url: URL, network: Network): Promise<Walked> {
  const { host, port } = placeOf(url)
  const name = await found(`Name of the portal: ${host}`, () => resolve(host))
  const reach = await after(name, `Connection to ${host}, port ${port}, directly`, (signal) =>
    connect(host, port, signal),
  )
  const pins = network.pinsFor(url.origin)
  const secure = await secured(url, reach, `Certificate of ${host}, directly`, (signal) =>
    readCertificates({ host, port, pins }, signal),
  )
  return { findings: [name, reach, secure], leads: reach.outcome === 'good' }
}

async function through(proxy: string, url: URL, network: Network): Promise<Walked> {
  const { host, port } = placeOf(url)
  const between = new URL(proxy)
  const at = placeOf(between)
  const unasked = skipped(`Name of the portal: ${host}`, 'the proxy looks it up')
  const name = await found(`Name of the proxy: ${at.host}`, () => resolve(at.host))
  const reach = await after(name, `Connection to the proxy ${at.host}, port ${at.port}`, (signal) =>
    connect(at.host, at.port, signal),
  )
  const guard =
    between.protocol === 'https:' &&
    (await after(reach, `Certificate of the proxy ${at.host}`, (signal) =>
      readCertificates({ ...at, pins: [] }, signal),
    ))

  let tunnel: net.Socket | undefined
  let answered = false
  const opened = await after(
    guard || reach,
    `Tunnel through the proxy ${between.host} to ${host}:${port}`,
    async () => {
      const signIn = network.signIns.for(between.origin)
      try {
        // A tunnel may need two attempts. The limit ends both before the check does, so that no tunnel is left open.
        tunnel = await createTunnels(() => signIn)({ proxy, host, port, limit: checkLimit / 2 - 500 })
        answered = true
        return good('the proxy opened it')
      } catch (cause) {
        if (!(cause instanceof TunnelError)) throw cause
        answered = cause.status !== null
        const taken = cause.schemes.length > 0 ? [`it takes: ${cause.schemes.join(', ')}`] : []
        if (cause.asksForMoreThanBasic && network.viaChromium) {
          const facts = [
            'status 407',
            ...taken,
            'Chromium signs in there and goes on: what comes of it is said at Portal',
          ]
          return { outcome: 'skipped', facts }
        }
        const asked = cause.status === 407 ? [signIn ? 'it refused the sign-in' : 'it asks for a sign-in'] : []
        return bad(cause.status === null ? `error: ${cause.code}` : `status ${cause.status}`, ...asked, ...taken)
      }
    },
  )
  const pins = network.pinsFor(url.origin)
  const secure = await secured(url, opened, `Certificate of ${host}, through the proxy ${between.host}`, (signal) =>
    readCertificates({ host, port, pins, ...(tunnel && { tunnel }) }, signal),
  )
  tunnel?.destroy()
  return { findings: [unasked, name, reach, ...(guard ? [guard] : []), opened, secure], leads: answered }
}

function secured(url: URL, before: Finding, ...[title, check]: Parameters<typeof found>): Promise<Finding> {
  if (url.protocol === 'https:') return after(before, title, check)
  return Promise.resolve(skipped(title, 'http on this computer'))
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

async function connect(host: string, port: number, signal: AbortSignal) {
  const started = performance.now()
  const socket = net.connect({ host, port })
  try {
    await once(socket, 'connect', { signal })
    return good(`${socket.remoteAddress} answered after ${Math.round(performance.now() - started)} ms`)
  } finally {
    socket.destroy()
  }
}
