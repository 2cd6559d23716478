import { mostConnections } from '../../shared/connections/connections.ts'
import type { PortalProfile } from '../../shared/connections/portal.ts'
import type { Connection } from '../../shared/settings/settings.ts'

/**
 * Whether the preset has yet to become an account: on a first run, and after an update or an
 * administrator brought another one. Then it goes before what was chosen earlier; once it is among
 * the accounts, the person may use any of them.
 */
export function isNewPreset(preset: PortalProfile, connections: readonly Connection[]): boolean {
  const isKnown = connections.some(({ profile }) => profile.url === preset.url)
  return !isKnown && connections.length < mostConnections
}
