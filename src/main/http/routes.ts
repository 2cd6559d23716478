import http from 'node:http'
import https from 'node:https'
import tls from 'node:tls'
import { checkPinned } from './certificate-trust.ts'
import { createClosedProxyRoutes, type ProxyRoute, ProxyRoutesAgent } from './proxy-routes-agent.ts'
import { isLoopback } from './request.ts'
import { createTunnels, type SignIn } from './tunnel.ts'

export interface RouteOptions {
  /** The proxy routes to an origin, in the order to try; a direct connection by default. Must not reject. */
  proxyRoutesTo?: (origin: string) => Promise<{ proxyRoutes: readonly ProxyRoute[] }>
  /** The credentials for a proxy, by its origin. */
  proxySignIn?: (proxy: string) => SignIn
  /** PEM certificates to trust in addition to those that Node trusts. */
  certificateAuthorities?: readonly string[]
  /**
   * Adds authorities for all of Node; awaited before each secure connection. The version changes when the authorities
   * do: earlier connections are then not reused. Must not reject.
   */
  trust?: () => Promise<{ version: number }>
  /** Public keys of which one must be in an origin's chain, as RFC 7469 writes them; empty for no restriction. */
  pinsFor?: (origin: string) => readonly string[]
}

/** How an origin is reached. */
export interface Route {
  agents: { http: http.Agent; https: https.Agent }
  /** The proxy to try first, null for none. */
  proxy: ProxyRoute
}

/**
 * How long idle connections are kept, in milliseconds: long enough for a screen's calls, and shorter than the five
 * seconds after which Node's own servers close an idle one.
 */
const idle = 4_000
/**
 * How long each of a host's addresses is tried before the next (RFC 8305, 5), in milliseconds. With Node's default of
 * 250, every attempt would fail on a slow connection.
 */
const nextAddress = 1_000

/**
 * Finds the proxy routes to an origin and keeps their connections. Pins may be those of another origin.
 *
 * @param limits for each route, and for TLS through a tunnel, in milliseconds.
 */
export function createRoutes(
  options: RouteOptions,
  limits: { connect: number; secureConnect: number },
): (url: URL, pinnedAs?: string) => Promise<Route> {
  const secureContext =
    options.certificateAuthorities &&
    tls.createSecureContext({ ca: [...tls.getCACertificates('default'), ...options.certificateAuthorities] })
  const plain = new http.Agent({ keepAlive: true, timeout: idle })
  const closed = createClosedProxyRoutes()
  const openTunnel = createTunnels((proxy) => options.proxySignIn?.(proxy) ?? null)
  const known = new Map<string, Route>()

  function create(proxyRoutes: readonly ProxyRoute[], pins: readonly string[]): Route {
    const shared = {
      keepAlive: true,
      timeout: idle,
      autoSelectFamilyAttemptTimeout: nextAddress,
      ...(secureContext && { secureContext }),
      ...(pins.length > 0 && { checkServerIdentity: checkPinned(pins) }),
    }
    const [first = null] = proxyRoutes
    const onlyDirectly = proxyRoutes.every((route) => route === null)
    const agent = onlyDirectly
      ? new https.Agent(shared)
      : new ProxyRoutesAgent({ ...shared, proxyRoutes, closed, openTunnel, limits })
    return { agents: { http: plain, https: agent }, proxy: first }
  }

  return async (url, pinnedAs = url.origin) => {
    const trusted = url.protocol === 'https:' ? await options.trust?.() : undefined
    const { proxyRoutes } = (!isLoopback(url.hostname) && (await options.proxyRoutesTo?.(url.origin))) || {
      proxyRoutes: [null],
    }
    const pins = options.pinsFor?.(pinnedAs) ?? []
    const name = [trusted?.version, ...proxyRoutes, ...pins].join(' ')
    const route = known.get(name) ?? create(proxyRoutes, pins)
    known.set(name, route)
    return route
  }
}
