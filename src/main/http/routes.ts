import http from 'node:http'
import https from 'node:https'
import tls from 'node:tls'
import { checkPinned } from './pinned.ts'
import { isLoopback } from './request-url.ts'

/** The origin of an http or https proxy, or null: straight there. */
export type Way = string | null

export interface RouteOptions {
  /** The ways to an origin, the first to be tried first; straight there unless told. Must not reject. */
  waysTo?: (origin: string) => Promise<{ ways: readonly Way[] }>
  /** What to sign in to a proxy with, by its host and port; another object once it changes. */
  proxySignIn?: (proxy: string) => SignIn
  /** PEM certificates trusted besides those Node trusts. */
  certificateAuthorities?: readonly string[]
  /**
   * Adds to what all of Node trusts; waited for before each secure connection. Another version once others are
   * trusted: earlier connections are then not used again. Must not reject.
   */
  trust?: () => Promise<{ version: number }>
  /** Public keys of which one must be in an origin's chain, as RFC 7469 writes them; none leaves it open. */
  pinsFor?: (origin: string) => readonly string[]
}

type SignIn = { user: string; password: string } | null

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
/**
 * Of a host with several addresses each is tried for this long before the next (RFC 8305, 5), in milliseconds.
 * Node's 250 would give up on every one of them over a slow line.
 */
const nextAddress = 1_000

/** Finds the way to an origin and keeps its connections. */
export function createRoutes(options: RouteOptions): (url: URL) => Promise<Route> {
  const secureContext =
    options.certificateAuthorities &&
    tls.createSecureContext({ ca: [...tls.getCACertificates('default'), ...options.certificateAuthorities] })
  const plain = new http.Agent({ keepAlive: true, timeout: idle })
  const known = new Map<string, { route: Route; signIn: unknown }>()

  async function create(address: string | null, signIn: SignIn, pins: readonly string[]): Promise<Route> {
    const shared = {
      keepAlive: true,
      ...(secureContext && { secureContext }),
      ...(pins.length > 0 && { checkServerIdentity: checkPinned(pins) }),
    }
    if (address === null) {
      const agent = new https.Agent({ ...shared, timeout: idle, autoSelectFamilyAttemptTimeout: nextAddress })
      return { agents: { http: plain, https: agent }, proxy: null }
    }
    const { HttpsProxyAgent } = await import('hpagent')
    const proxy = new URL(address)
    if (signIn) {
      proxy.username = encodeURIComponent(signIn.user)
      proxy.password = encodeURIComponent(signIn.password)
    }
    const agent = new HttpsProxyAgent({ ...shared, timeout: tunnel, proxy })
    return { agents: { http: plain, https: agent }, proxy: proxy.host }
  }

  return async (url) => {
    const trusted = url.protocol === 'https:' ? await options.trust?.() : undefined
    const [address = null] = isLoopback(url.hostname) ? [] : ((await options.waysTo?.(url.origin))?.ways ?? [])
    const signIn = address === null ? null : (options.proxySignIn?.(new URL(address).host) ?? null)
    const pins = options.pinsFor?.(url.origin) ?? []
    const name = [trusted?.version, address, ...pins].join(' ')
    const found = known.get(name)
    if (found && found.signIn === signIn) return found.route
    const route = await create(address, signIn, pins)
    known.set(name, { route, signIn })
    return route
  }
}
