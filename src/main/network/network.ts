import type { Policy } from '../../shared/policy/policy.ts'
import type { RouteOptions } from '../http/routes.ts'
import type { Transport } from '../http/transport.ts'
import { type ChromiumDependencies, createChromiumTransport } from './chromium-transport.ts'
import { createProxyRoutes, type ProxyRoutes } from './proxy-routes.ts'
import { createProxySignIns, type ProxySignIns } from './proxy-sign-ins.ts'
import { createSystemAuthorities, type SystemAuthorities } from './system-authorities.ts'
import { createTrust, type Trusted } from './trust.ts'

/** The way to portals through the network that this computer is in: the app's and its diagnostics' alike. */
export interface Network extends Required<Pick<RouteOptions, 'pinsFor' | 'proxySignIn'>> {
  proxyRoutesTo: (origin: string) => Promise<ProxyRoutes>
  trust: () => Promise<Trusted>
  /** The system is still asked for its authorities: an orderly exit would wait for it. */
  pending: () => boolean
  signIns: ProxySignIns
  /** The way through proxies that take no sign-in of Node's, where there is a Chromium. */
  viaChromium?: Transport
}

export interface NetworkDependencies {
  /** Asked at each call, so that a change counts from the next one on. */
  policy: () => Policy
  /** The address of the portal that came with the app, or null. */
  ownPortal: string | null
  /** What the system says of the way to an address, in the form of a PAC script's answer. */
  resolveProxy: (url: string) => Promise<string>
  systemAuthorities?: SystemAuthorities
  /** Electron's own network stack. */
  chromium?: Pick<ChromiumDependencies, 'request' | 'fromPartition'>
}

export function createNetwork(parts: NetworkDependencies): Network {
  const { policy, ownPortal, resolveProxy, systemAuthorities = createSystemAuthorities(), chromium } = parts
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

/** The pins that hold for an origin: those of the one portal that people are given, or of any where there is none. */
export function pinsUnder(policy: Policy, ownPortal: string | null, origin: string): readonly string[] {
  const pinned = policy.PortalUrl ?? ownPortal
  const holds = pinned === null || new URL(pinned).origin === origin
  return holds ? (policy.CertificatePins ?? []) : []
}
