import type { Policy } from '../../shared/policy.ts'
import type { RouteOptions } from '../http/routes.ts'
import { createProxySignIns, type ProxySignIns } from './proxy-sign-ins.ts'
import { createTrust, type Trusted } from './trust.ts'
import { createWays, type Ways } from './ways.ts'

/** The way to portals through the network that this computer is in: the app's and its diagnostics' alike. */
export interface Network extends Required<Pick<RouteOptions, 'pinsFor'>> {
  waysTo: (origin: string) => Promise<Ways>
  trust: () => Promise<Trusted>
  signIns: ProxySignIns
}

export interface NetworkParts {
  /** Asked at each call, so that a change counts from the next one on. */
  policy: () => Policy
  /** The address of the portal that came with the app, or null. */
  ownPortal: string | null
  /** What the system says of the way to an address, in the form of a PAC script's answer. */
  resolveProxy: (url: string) => Promise<string>
}

export function createNetwork({ policy, ownPortal, resolveProxy }: NetworkParts): Network {
  return {
    waysTo: createWays(policy, resolveProxy),
    trust: createTrust(() => policy().CertificateAuthorityFile ?? null),
    pinsFor: (origin) => pinsUnder(policy(), ownPortal, origin),
    signIns: createProxySignIns(),
  }
}

/** The pins that hold for an origin: those of the one portal that people are given, or of any where there is none. */
export function pinsUnder(policy: Policy, ownPortal: string | null, origin: string): readonly string[] {
  const pinned = policy.PortalUrl ?? ownPortal
  const holds = pinned === null || new URL(pinned).origin === origin
  return holds ? (policy.CertificatePins ?? []) : []
}
