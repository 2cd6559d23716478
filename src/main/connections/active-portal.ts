import { randomUUID } from 'node:crypto'
import { mostConnections } from '../../shared/connections/connections.ts'
import type { PortalProfile } from '../../shared/connections/portal.ts'
import { Failure } from '../../shared/errors.ts'
import type { Connection } from '../../shared/settings/settings.ts'
import type { HttpClient } from '../http/client.ts'
import { openAdapter, portalOriginOf, unopenedProfile } from '../portals/open-adapter.ts'
import type { PortalAdapter } from '../portals/portal-adapter.ts'
import type { SettingsStore } from '../settings/open-settings.ts'
import { isNewPreset } from './allowed-portals.ts'
import { createGuesses } from './guesses.ts'
import { createNewHosts } from './new-hosts.ts'
import { parsePortalAddress } from './portal-address.ts'

/**
 * The connections and which of them is active. The list comes from the settings; what a portal can do comes from the
 * portal. A portal that policy forbids is refused here with `managed`, before any request is sent to it or anything is
 * remembered.
 */
export interface ActivePortal {
  /**
   * Discovers the portal at an address, and cancels a check under way. Adds nothing. Rejects with `cancelled` if the
   * host is new and the person did not agree to it, and with `too-many-accounts` if no further connection fits.
   */
  check(address: string): Promise<PortalAdapter>
  /**
   * Adds a connection to the portal at an address and makes it the active one, reusing the result of the last check.
   * Rejects as `check` does.
   */
  choose(address: string): Promise<PortalAdapter>
  /** Whether policy allows the portal at an origin. */
  mayUse(origin: string): boolean
  /** Marks an origin that did not come from the page as agreed to. */
  agreeTo(origin: URL): void
  /**
   * The portal of a connection, by default the active one, discovered once per run. Rejects with `not-found` if there
   * is no such connection. While the app is locked, a portal that policy no longer allows is given too.
   */
  adapter(connection?: string): Promise<PortalAdapter>
  /** The active connection as it is remembered, or null on a first run. */
  connection(): Connection | null
  /** Whether a refresh token for the connection may be in the keychain. */
  isKept(connection: string): boolean
  /** All connections, in the order they were added. */
  connections(): readonly Connection[]
  /** Makes another connection the active one. Throws a `Failure` with `not-found` if there is no such connection. */
  use(connection: string): void
  /** Makes the connection to the portal at an origin the active one; adds it if there is none. */
  goTo(origin: URL): void
  /**
   * Changes what is remembered of a connection, unless it was forgotten meanwhile. Resolves with whether the change is
   * on disk.
   */
  remember(connection: string, part: Partial<Omit<Connection, 'id' | 'profile'>>): Promise<boolean>
  /** Forgets a connection. If it was the active one, the last added connection that policy allows becomes active. */
  forget(connection: string): void
}

/** Decides which portals are sent requests at all, and hears of those that answered. */
export interface PortalGuards {
  /** Whether policy allows a portal; by default every portal is allowed. Evaluated at each use. */
  mayUse?: (origin: string) => boolean
  /** Called with each portal that answered its discovery document. */
  opened?: (adapter: PortalAdapter) => void
  /** Asks the person, in a dialog outside the page, whether a new host may be contacted. */
  askAboutHost?: (host: string) => Promise<boolean>
  /** Milliseconds since 1970-01-01 UTC. */
  now?: () => number
}

/**
 * `given` is the origin of a portal from the command line; it becomes the active one. `preset` is the portal that needs
 * no question.
 */
export function createActivePortal(
  http: HttpClient,
  settings: SettingsStore,
  given: URL | null,
  preset: PortalProfile | null = null,
  { mayUse = () => true, opened = () => undefined, askAboutHost = async () => true, now = Date.now }: PortalGuards = {},
): ActivePortal {
  const adapters = new Map<string, Promise<PortalAdapter>>()

  const connections = () => settings.read().connections
  const withId = (id: string | null) => connections().find((candidate) => candidate.id === id) ?? null
  const lastUsable = () => connections().findLast(({ profile }) => mayUse(profile.url)) ?? null
  const connection = () => withId(settings.read().activeConnection) ?? lastUsable()

  /** Stays false once all connections are removed, because a compromised page could remove them. */
  let isFirstRun = connections().length === 0
  const newHosts = createNewHosts({
    isKnown: (origin) => origin === preset?.url || connections().some(({ profile }) => profile.url === origin),
    isFirstRun: () => isFirstRun,
    ask: askAboutHost,
  })
  const countGuesses = createGuesses(now, () => connection()?.account ?? '')
  const open = async (origin: URL, signal?: AbortSignal) => {
    const adapter = countGuesses(await openAdapter(http, origin, signal))
    opened(adapter)
    return adapter
  }
  let checking = new AbortController()
  let checked: PortalAdapter | null = null
  const demandAllowed = (origin: string) => {
    if (!mayUse(origin)) throw new Failure({ code: 'managed' })
  }

  const change = (id: string, part: Partial<Connection>) => {
    settings.change({
      connections: connections().map((candidate) => (candidate.id === id ? { ...candidate, ...part } : candidate)),
    })
  }

  /** A connection that has never been signed in to is reused: two of them would look the same. */
  const unusedAt = (origin: string) =>
    connections().find(({ profile: { url }, account, kept }) => url === origin && account === '' && !kept)
  const demandRoom = (origin: string) => {
    if (connections().length < mostConnections || unusedAt(origin)) return
    throw new Failure({ code: 'too-many-accounts', most: mostConnections })
  }
  const add = (profile: PortalProfile): Connection => {
    demandRoom(profile.url)
    const unused = unusedAt(profile.url)
    const added = unused ?? {
      id: randomUUID(),
      profile,
      remembered: {},
      account: '',
      kept: false,
      keepsSignedIn: false,
    }
    isFirstRun = false
    if (!unused) settings.change({ connections: [...connections(), added] })
    settings.change({ activeConnection: added.id })
    change(added.id, { profile })
    return added
  }

  const goTo = (address: URL) => {
    const origin = portalOriginOf(address)
    demandAllowed(origin)
    if (connection()?.profile.url === origin) return
    const known = connections().find(({ profile }) => profile.url === origin)
    if (known) settings.change({ activeConnection: known.id })
    else {
      makeRoom()
      add(unopenedProfile(address))
    }
  }
  /** At the limit, a connection that policy forbids makes room for the one that policy requires. */
  const makeRoom = () => {
    const { connections: all, orphans } = settings.read()
    const useless = all.find(({ profile }) => !mayUse(profile.url))
    if (all.length < mostConnections || !useless) return
    settings.change({ connections: all.filter((one) => one !== useless), orphans: [...orphans, useless.id] })
  }

  /** If no further connection fits, the active one stays. */
  const goToGiven = (address: URL) => {
    try {
      goTo(address)
    } catch (cause) {
      if (!(cause instanceof Failure && cause.error.code === 'too-many-accounts')) throw cause
    }
  }

  if (preset && isNewPreset(preset, connections())) add(preset)
  if (given) goToGiven(given)

  const admit = async (address: string) => {
    const origin = parsePortalAddress(address)
    demandAllowed(origin.origin)
    demandRoom(portalOriginOf(origin))
    await newHosts.admit(origin)
    return origin
  }
  const check = async (address: string) => {
    checking.abort()
    const origin = await admit(address)
    checking = new AbortController()
    checked = await open(origin, checking.signal)
    return checked
  }

  return {
    check,
    connection,
    connections,
    mayUse,
    agreeTo: newHosts.agreeTo,
    async choose(address) {
      const origin = portalOriginOf(await admit(address))
      const adapter = checked?.profile.url === origin ? checked : await check(address)
      checked = null
      adapters.set(add(adapter.profile).id, Promise.resolve(adapter))
      return adapter
    },
    isKept: (id) => withId(id)?.kept ?? false,
    async adapter(id) {
      const asked = id === undefined ? connection() : withId(id)
      if (!asked) throw new Failure({ code: 'not-found' })
      // Only the portal of the locked account can unlock the app, so it may still be used for that.
      if (!settings.read().locked) demandAllowed(asked.profile.url)
      const known = adapters.get(asked.id)
      if (known) return known
      const adapter = open(parsePortalAddress(asked.profile.url)).then(
        (found) => {
          change(asked.id, { profile: found.profile })
          return found
        },
        (cause) => {
          throw asked.account === '' ? cause : whatAnsweredInstead(cause)
        },
      )
      adapters.set(asked.id, adapter)
      // A portal that could not be reached is asked again at the next call.
      adapter.catch(() => adapters.delete(asked.id))
      return adapter
    },
    use(id) {
      const wished = withId(id)
      if (!wished) throw new Failure({ code: 'not-found' })
      demandAllowed(wished.profile.url)
      settings.change({ activeConnection: id })
    },
    goTo,
    remember(id, part) {
      change(id, part)
      return settings.saved()
    },
    forget(id) {
      const wasActive = connection()?.id === id
      settings.change({ connections: connections().filter((candidate) => candidate.id !== id) })
      if (wasActive) settings.change({ activeConnection: lastUsable()?.id ?? null })
      adapters.delete(id)
      if (preset && connections().length === 0) add(preset)
    },
  }
}

/**
 * An origin that was signed in to is a portal. If the answer is not a portal's, something in between sent it, such as
 * the sign-in page of a guest network.
 */
function whatAnsweredInstead(cause: unknown): unknown {
  if (!(cause instanceof Failure) || cause.error.code !== 'not-a-portal') return cause
  const { host, details } = cause.error
  return new Failure({ code: 'portal-unexpected', host, what: 'the discovery document', details })
}
