import type { ProxySignIn } from '../../shared/network/network.ts'
import type { Policy } from '../../shared/policy/policy.ts'
import type { Transport } from '../http/request.ts'
import type { RouteOptions } from '../http/routes.ts'
import { type ChromiumDependencies, createChromiumTransport } from './chromium-transport.ts'
import { createProxyRoutes, type ProxyRoutes } from './proxy-routes.ts'
import { createSystemAuthorities, createTrust, type SystemAuthorities, type Trusted } from './trust.ts'

/** How portals are reached from this computer's network, both for the app and for its diagnostics. */
export interface Network extends Required<Pick<RouteOptions, 'pinsFor' | 'proxySignIn'>> {
  proxyRoutesTo: (origin: string) => Promise<ProxyRoutes>
  trust: () => Promise<Trusted>
  /** Whether the system's authorities are still being read: an orderly exit would wait for that. */
  pending: () => boolean
  signIns: ProxySignIns
  /** Transport for proxies that need a scheme Node lacks, if Chromium is available. */
  viaChromium?: Transport
}

export interface NetworkDependencies {
  /** Read at each call, so that a change applies from the next call. */
  policy: () => Policy
  /** The address of the portal that came with the app, or null. */
  ownPortal: string | null
  /** The system's proxy routes to an address, in the format of a PAC script's result. */
  resolveProxy: (url: string) => Promise<string>
  systemAuthorities?: SystemAuthorities
  /** Electron's own network stack. */
  chromium?: Pick<ChromiumDependencies, 'request' | 'fromPartition'>
}

export function createNetwork(dependencies: NetworkDependencies): Network {
  const { policy, ownPortal, resolveProxy, systemAuthorities = createSystemAuthorities(), chromium } = dependencies
  const signIns = createProxySignIns()
  return {
    proxyRoutesTo: createProxyRoutes(policy, resolveProxy),
    trust: createTrust(() => policy().CertificateAuthorityFile ?? null, { systemAuthorities }),
    pending: systemAuthorities.pending,
    pinsFor: (origin) => pinsUnder(policy(), ownPortal, origin),
    proxySignIn: signIns.for,
    signIns,
    ...(chromium && {
      viaChromium: createChromiumTransport({
        ...chromium,
        signInFor: signIns.for,
        hasOwnAuthorities: () => policy().CertificateAuthorityFile !== undefined,
      }),
    }),
  }
}

/**
 * The pins for an origin: they apply to policy's portal, else to the one that came with the app, else to every portal.
 */
export function pinsUnder(policy: Policy, ownPortal: string | null, origin: string): readonly string[] {
  const pinned = policy.PortalUrl ?? ownPortal
  const holds = pinned === null || new URL(pinned).origin === origin
  return holds ? (policy.CertificatePins ?? []) : []
}

export type ProxyCredentials = Pick<ProxySignIn, 'user' | 'password'>

/** The credentials that people entered for proxies. In memory only, for this run of the app. */
interface ProxySignIns {
  /**
   * By origin, so that credentials for an https proxy are never sent to an http one of the same name. Returns the same
   * object until new credentials are entered.
   */
  for(proxy: string): ProxyCredentials | null
  signIn(signIn: ProxySignIn): void
}

export function createProxySignIns(): ProxySignIns {
  const known = new Map<string, ProxyCredentials>()
  return {
    for: (proxy) => known.get(proxy) ?? null,
    signIn: ({ proxy, user, password }) => void known.set(proxy, { user, password }),
  }
}
