import { mostConnections } from '../../shared/connections/connections.ts'
import type { PortalProfile } from '../../shared/connections/portal.ts'
import type { Policy } from '../../shared/policy/policy.ts'
import type { Connection } from '../../shared/settings/settings.ts'
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

/**
 * Whether the preset portal has no account yet: on a first run, and after an update or an administrator changed it. It
 * then takes precedence over earlier choices; once it has an account, the person may use any of them.
 */
export function isNewPreset(preset: PortalProfile, connections: readonly Connection[]): boolean {
  const isKnown = connections.some(({ profile }) => profile.url === preset.url)
  return !isKnown && connections.length < mostConnections
}
