import type { SettingsStore } from '../settings/settings-store.ts'

/** The address of the portal of the account in use, from the settings alone; null before there is one. */
export function portalInUse(settings: Pick<SettingsStore, 'read'>): URL | null {
  const { activeConnection, connections } = settings.read()
  return URL.parse(connections.find(({ id }) => id === activeConnection)?.profile.url ?? '')
}
