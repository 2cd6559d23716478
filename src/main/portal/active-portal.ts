import { randomUUID } from 'node:crypto'
import { Failure } from '../../shared/errors.ts'
import type { ProviderProfile } from '../../shared/provider.ts'
import type { Connection } from '../../shared/settings.ts'
import type { HttpClient } from '../http/client.ts'
import { openProvider } from '../providers/open-provider.ts'
import { profileIdOf } from '../providers/profile-id.ts'
import type { PortalProvider } from '../providers/provider.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { parsePortalAddress } from './portal-address.ts'

/** The portal in use: which one it is comes from the settings, what it can do from the portal itself. */
export interface ActivePortal {
  /** Asks an address what it is. Remembers nothing. */
  check(address: string): Promise<PortalProvider>
  /** Remembers the portal at an address and makes it the active one. */
  choose(address: string): Promise<PortalProvider>
  /** The active portal, discovered once a run. Rejects with `not-found` before one was chosen. */
  provider(): Promise<PortalProvider>
  /** What is remembered of the active portal, or null on a first run. */
  connection(): Connection | null
  remember(part: Partial<Pick<Connection, 'remembered' | 'kept'>>): void
  forget(): void
}

/** `preset` is the origin of a portal given from outside (the command line); it becomes the active one. */
export function createActivePortal(http: HttpClient, settings: SettingsStore, preset: URL | null): ActivePortal {
  let opened: { connection: string; provider: Promise<PortalProvider> } | null = null

  const connection = () => {
    const { connections, activeConnection } = settings.read()
    return connections.find((candidate) => candidate.id === activeConnection) ?? null
  }

  const replace = (changed: Connection) => {
    const others = settings.read().connections.filter((candidate) => candidate.id !== changed.id)
    settings.change({ connections: [...others, changed], activeConnection: changed.id })
  }

  const choose = (profile: ProviderProfile): Connection => {
    const known = settings.read().connections.find((candidate) => candidate.profile.url === profile.url)
    const chosen = { ...(known ?? { id: randomUUID(), remembered: {}, kept: false }), profile }
    replace(chosen)
    return chosen
  }

  if (preset && connection()?.profile.url !== preset.origin) choose(unknownProfile(preset))

  const check = (address: string) => openProvider(http, parsePortalAddress(address))

  return {
    check,
    connection,
    async choose(address) {
      const provider = await check(address)
      const chosen = choose(provider.profile)
      opened = { connection: chosen.id, provider: Promise.resolve(provider) }
      return provider
    },
    provider() {
      const active = connection()
      if (!active) return Promise.reject(new Failure({ code: 'not-found' }))
      if (opened?.connection !== active.id) {
        const provider = check(active.profile.url).then((found) => {
          choose(found.profile)
          return found
        })
        opened = { connection: active.id, provider }
        // A portal that could not be reached is asked again at the next call.
        provider.catch(() => {
          if (opened?.provider === provider) opened = null
        })
      }
      return opened.provider
    },
    remember(part) {
      const active = connection()
      if (active) replace({ ...active, ...part })
    },
    forget() {
      const active = connection()
      if (!active) return
      const others = settings.read().connections.filter((candidate) => candidate.id !== active.id)
      settings.change({ connections: others, activeConnection: others.at(-1)?.id ?? null })
      opened = null
    },
  }
}

/** Stands in until the portal at a preset address has said what it is called. */
function unknownProfile(origin: URL): ProviderProfile {
  return { id: profileIdOf(origin), kind: 'call-record', name: origin.host, url: origin.origin, support: {}, brand: {} }
}
