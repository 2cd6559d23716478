import type { PortalProfile } from '../../shared/connections/portal.ts'
import type { Policy } from '../../shared/policy/policy.ts'
import { portalOriginOf, unopenedProfile } from '../portals/open-adapter.ts'

/** Whether the portal at an address may be used: any, unless policy allows only one. */
export function isAllowedPortal({ PortalLocked, PortalUrl }: Policy, url: string): boolean {
  return !PortalLocked || PortalUrl === undefined || portalOriginOf(new URL(PortalUrl)) === portalOriginOf(new URL(url))
}

/** The portal to open at startup, regardless of earlier choices: the only one allowed, or the one given. */
export function givenUnder({ PortalLocked, PortalUrl }: Policy, given: URL | null): URL | null {
  return PortalLocked && PortalUrl !== undefined ? new URL(new URL(PortalUrl).origin) : given
}

/** The portal that needs no question: policy's takes precedence over the one that came with the app. */
export function presetUnder({ PortalUrl }: Policy, preset: PortalProfile | null): PortalProfile | null {
  const decided = PortalUrl === undefined ? null : new URL(new URL(PortalUrl).origin)
  return decided === null || decided.origin === preset?.url ? preset : unopenedProfile(decided)
}
