import { randomUUID } from 'node:crypto'
import { Failure } from '../../shared/errors.ts'
import type { ProviderProfile } from '../../shared/provider.ts'
import { type Connection, mostConnections } from '../../shared/settings.ts'
import type { HttpClient } from '../http/client.ts'
import { openProvider, unopenedProfile } from '../providers/open-provider.ts'
import type { PortalProvider } from '../providers/provider.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { parsePortalAddress } from './portal-address.ts'
import { isNewPreset } from './preset-portal.ts'

/**
 * The accounts side by side, each a connection to a portal, and which of them is in use. Which there
 * are comes from the settings, what a portal can do from the portal itself.
 */
export interface ActivePortal {
  /** Asks an address what it is. Remembers nothing. */
  check(address: string): Promise<PortalProvider>
  /** Adds a connection to the portal at an address and makes it the active one. */
  choose(address: string): Promise<PortalProvider>
  /** A connection's portal, of the active one unless told, discovered once a run. Rejects with `not-found` where there is none. */
  provider(connection?: string): Promise<PortalProvider>
  /** What is remembered of the active connection, or null on a first run. */
  connection(): Connection | null
  /** A refresh token for the connection may be in the keychain. */
  isKept(connection: string): boolean
  /** All of them, in the order they were added. */
  connections(): readonly Connection[]
  /** Makes another connection the active one. Throws a `Failure` with `not-found` where there is none. */
  use(connection: string): void
  /** Makes the connection to the portal at an origin the active one; adds one where there is none. */
  goTo(origin: URL): void
  /** Remembers something of a connection; nothing where it was forgotten meanwhile. */
  remember(connection: string, part: Partial<Pick<Connection, 'remembered' | 'account' | 'kept'>>): void
  /** Forgets a connection; where it was the active one, the one added last becomes it. */
  forget(connection: string): void
}

/**
 * `given` is the origin of a portal from the command line; it becomes the active one. `preset` is the
 * portal that nobody has to be asked for.
 */
export function createActivePortal(
  http: HttpClient,
  settings: SettingsStore,
  given: URL | null,
  preset: ProviderProfile | null = null,
): ActivePortal {
  const opened = new Map<string, Promise<PortalProvider>>()

  const connections = () => settings.read().connections
  const withId = (id: string | null) => connections().find((candidate) => candidate.id === id) ?? null
  const connection = () => withId(settings.read().activeConnection)

  const change = (id: string, part: Partial<Connection>) => {
    settings.change({
      connections: connections().map((candidate) => (candidate.id === id ? { ...candidate, ...part } : candidate)),
    })
  }

  /** A connection that nobody has signed in through yet is taken again: two of them could not be told apart. */
  const add = (profile: ProviderProfile): Connection => {
    const unused = connections().find(
      ({ profile: { url }, account, kept }) => url === profile.url && account === '' && !kept,
    )
    const added = unused ?? { id: randomUUID(), profile, remembered: {}, account: '', kept: false }
    if (!unused && connections().length >= mostConnections) throw new Failure({ code: 'refused' })
    if (!unused) settings.change({ connections: [...connections(), added] })
    settings.change({ activeConnection: added.id })
    change(added.id, { profile })
    return added
  }

  const goTo = (url: URL) => {
    if (connection()?.profile.url === url.origin) return
    const known = connections().find(({ profile }) => profile.url === url.origin)
    if (known) settings.change({ activeConnection: known.id })
    else add(unopenedProfile(url))
  }

  if (preset && isNewPreset(preset, connections())) add(preset)
  if (given) goTo(given)

  const check = (address: string) => openProvider(http, parsePortalAddress(address))

  return {
    check,
    connection,
    connections,
    async choose(address) {
      const provider = await check(address)
      opened.set(add(provider.profile).id, Promise.resolve(provider))
      return provider
    },
    isKept: (id) => withId(id)?.kept ?? false,
    provider(id) {
      const asked = id === undefined ? connection() : withId(id)
      if (!asked) return Promise.reject(new Failure({ code: 'not-found' }))
      const known = opened.get(asked.id)
      if (known) return known
      const provider = check(asked.profile.url).then((found) => {
        change(asked.id, { profile: found.profile })
        return found
      })
      opened.set(asked.id, provider)
      // A portal that could not be reached is asked again at the next call.
      provider.catch(() => opened.delete(asked.id))
      return provider
    },
    use(id) {
      if (!withId(id)) throw new Failure({ code: 'not-found' })
      settings.change({ activeConnection: id })
    },
    goTo,
    remember: change,
    forget(id) {
      const others = connections().filter((candidate) => candidate.id !== id)
      const active = connection()?.id === id ? (others.at(-1)?.id ?? null) : settings.read().activeConnection
      settings.change({ connections: others, activeConnection: active })
      opened.delete(id)
      if (preset && others.length === 0) add(preset)
    },
  }
}
