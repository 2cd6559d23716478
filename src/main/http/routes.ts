import http from 'node:http'
import https from 'node:https'
import tls from 'node:tls'
import { isLoopback } from './request-url.ts'

export interface RouteOptions {
  /** The http or https URL of the proxy for an origin, or null to go directly. Must not reject. */
  proxyFor?: (origin: string) => Promise<string | null>
  /** PEM certificates trusted besides those Node trusts. */
  certificateAuthorities?: readonly string[]
}

/** The way to an origin. */
export interface Route {
  agents: { http: http.Agent; https: https.Agent }
  /** Host of the proxy in between. */
  proxy: string | null
}

/**
 * Connections are used again for this long, in milliseconds: long enough for a screen's calls, and
 * shorter than the five seconds after which Node's own servers close an idle one.
 */
const idle = 4_000
/** A proxy has this long to open a tunnel, in milliseconds. */
const tunnel = 10_000

/** Finds the way to an origin and keeps its connections. */
export function createRoutes(options: RouteOptions): (url: URL) => Promise<Route> {
  const secureContext =
    options.certificateAuthorities &&
    tls.createSecureContext({ ca: [...tls.getCACertificates('default'), ...options.certificateAuthorities] })
  const trust = secureContext ? { secureContext } : {}
  const plain = new http.Agent({ keepAlive: true, timeout: idle })
  const direct: Route = {
    agents: { http: plain, https: new https.Agent({ keepAlive: true, timeout: idle, ...trust }) },
    proxy: null,
  }
  const proxied = new Map<string, Route>()

  return async (url) => {
    const address = isLoopback(url.hostname) ? null : ((await options.proxyFor?.(url.origin)) ?? null)
    if (address === null) return direct
    const known = proxied.get(address)
    if (known) return known
    const { HttpsProxyAgent } = await import('hpagent')
    const agent = new HttpsProxyAgent({ keepAlive: true, timeout: tunnel, proxy: address, ...trust })
    const route: Route = { agents: { http: plain, https: agent }, proxy: new URL(address).host }
    proxied.set(address, route)
    return route
  }
}
