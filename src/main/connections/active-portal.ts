import { randomUUID } from 'node:crypto'
import { mostConnections } from '../../shared/connections/connections.ts'
import type { PortalProfile } from '../../shared/connections/portal.ts'
import { Failure } from '../../shared/errors.ts'
import type { Connection } from '../../shared/settings/settings.ts'
import type { HttpClient } from '../http/client.ts'
import { openAdapter, portalOriginOf, unopenedProfile } from '../portals/open-adapter.ts'
import type { PortalAdapter } from '../portals/portal-adapter.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { createGuesses } from './guesses.ts'
import { createNewHosts } from './new-hosts.ts'
import { parsePortalAddress } from './portal-address.ts'
import { isNewPreset } from './preset-portal.ts'

/**
 * The accounts side by side, each a connection to a portal, and which of them is in use. Which there
 * are comes from the settings, what a portal can do from the portal itself. A portal that may not be
 * used is refused with `managed` here, before anything is asked of it or remembered.
 */
export interface ActivePortal {
  /**
   * Asks an address what it is, in place of one that is being asked. Adds nothing. Rejects with `cancelled` where it is
   * a new one and the person did not agree to it, and with `too-many-accounts` where there is no room for it.
   */
  check(address: string): Promise<PortalAdapter>
  /**
   * Adds a connection to the portal at an address and makes it the active one, without asking again what was checked
   * last. Rejects as `check` does.
   */
  choose(address: string): Promise<PortalAdapter>
  /** Whether the organisation lets the portal at an origin be used. */
  mayUse(origin: string): boolean
  /** Takes an origin as agreed to: it did not come from the page. */
  agreeTo(origin: URL): void
  /**
   * A connection's portal, of the active one unless told, discovered once a run. Rejects with `not-found` where there
   * is none. While the app is locked, also one that may no longer be used.
   */
  adapter(connection?: string): Promise<PortalAdapter>
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
  /** Remembers something of a connection, nothing where it was forgotten meanwhile, and settles with whether it is on disk. */
  remember(
    connection: string,
    part: Partial<Pick<Connection, 'remembered' | 'account' | 'kept' | 'keepsSignedIn'>>,
  ): Promise<boolean>
  /** Forgets a connection; where it was the active one, the one added last that may be used becomes it. */
  forget(connection: string): void
}

/** Who decides which portals are asked at all. */
export interface PortalGuards {
  /** Whether the organisation lets a portal be used; any unless told. Asked anew each time. */
  mayUse?: (origin: string) => boolean
  /** Asks the person, past the page, whether a host that is new here may be asked for a portal. */
  askAboutHost?: (host: string) => Promise<boolean>
  /** Milliseconds since 1970-01-01 UTC. */
  now?: () => number
}

/**
 * `given` is the origin of a portal from the command line; it becomes the active one. `preset` is the
 * portal that nobody has to be asked for.
 */
export function createActivePortal(
  http: HttpClient,
  settings: SettingsStore,
  given: URL | null,
  preset: PortalProfile | null = null,
  { mayUse = () => true, askAboutHost = async () => true, now = Date.now }: PortalGuards = {},
): ActivePortal {
  const opened = new Map<string, Promise<PortalAdapter>>()

  const connections = () => settings.read().connections
  const withId = (id: string | null) => connections().find((candidate) => candidate.id === id) ?? null
  const lastUsable = () => connections().findLast(({ profile }) => mayUse(profile.url)) ?? null
  const connection = () => withId(settings.read().activeConnection) ?? lastUsable()

  /** Not again once all accounts are removed: a page could do that. */
  let isFirstRun = connections().length === 0
  const newHosts = createNewHosts({
    isKnown: (origin) => origin === preset?.url || connections().some(({ profile }) => profile.url === origin),
    isFirstRun: () => isFirstRun,
    ask: askAboutHost,
  })
  const countGuesses = createGuesses(now)
  const open = async (origin: URL, signal?: AbortSignal) => countGuesses(await openAdapter(http, origin, signal))
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

  /** A connection that nobody has signed in through yet is taken again: two of them could not be told apart. */
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
  /** Of as many accounts as there may be, one that may not be used gives way to one that must be. */
  const makeRoom = () => {
    const { connections: all, orphans } = settings.read()
    const useless = all.find(({ profile }) => !mayUse(profile.url))
    if (all.length < mostConnections || !useless) return
    settings.change({ connections: all.filter((one) => one !== useless), orphans: [...orphans, useless.id] })
  }

  /** Where there is no room for it, the account in use stays. */
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
      opened.set(add(adapter.profile).id, Promise.resolve(adapter))
      return adapter
    },
    isKept: (id) => withId(id)?.kept ?? false,
    async adapter(id) {
      const asked = id === undefined ? connection() : withId(id)
      if (!asked) throw new Failure({ code: 'not-found' })
      // A lock can be opened by the portal of its account alone, whose session goes no further than that.
      if (!settings.read().locked) demandAllowed(asked.profile.url)
      const known = opened.get(asked.id)
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
      opened.set(asked.id, adapter)
      // A portal that could not be reached is asked again at the next call.
      adapter.catch(() => opened.delete(asked.id))
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
      opened.delete(id)
      if (preset && connections().length === 0) add(preset)
    },
  }
}

/**
 * A portal that somebody has signed in to is one: what answers there now and is none stands between, as the sign-in
 * page of a guest network does.
 */
function whatAnsweredInstead(cause: unknown): unknown {
  if (!(cause instanceof Failure) || cause.error.code !== 'not-a-portal') return cause
  const { host, details } = cause.error
  return new Failure({ code: 'portal-unexpected', host, what: 'the discovery document', details })
}
