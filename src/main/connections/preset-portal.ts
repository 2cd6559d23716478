import { mostConnections } from '../../shared/connections/connections.ts'
import type { PortalProfile } from '../../shared/connections/portal.ts'
import type { Connection } from '../../shared/settings/settings.ts'

/**
 * Whether the preset portal has no account yet: on a first run, and after an update or an administrator changed it. It
 * then takes precedence over earlier choices; once it has an account, the person may use any of them.
 */
export function isNewPreset(preset: PortalProfile, connections: readonly Connection[]): boolean {
  const isKnown = connections.some(({ profile }) => profile.url === preset.url)
  return !isKnown && connections.length < mostConnections
}
