import { Failure } from '../../shared/errors.ts'
import type { Session, SessionEnd, SignIn } from '../../shared/session/session.ts'
import { createBackground } from '../background.ts'
import type { ActivePortal } from '../connections/active-portal.ts'
import { createReachability } from '../connections/reachability.ts'
import { KeychainError, type SecretStore } from '../keychain/secret-store.ts'
import type { AccessToken, Grant } from '../portals/facets/session.ts'
import type { PortalAdapter } from '../portals/portal-adapter.ts'
import { createSerialQueue, type SerialQueue } from '../serial-queue.ts'
import { createKeptSignIns } from './kept-sign-ins.ts'
import { rememberedFields } from './remembered-fields.ts'

/** A new access token is fetched when the old one has this long to live, in milliseconds. */
const refreshBefore = 15_000

/** Failures in which the portal itself was not heard. */
const silent = ['offline', 'timeout', 'tls-untrusted', 'proxy-auth', 'portal-unavailable'] as const

type Use<Value> = (token: AccessToken, adapter: PortalAdapter) => Promise<Value>

/**
 * The signed-in sessions, one for each account side by side at most; every call is about that of the
 * account in use. Going over to another account leaves the first one's session open in memory. Tokens
 * stay in here; only the refresh token is ever kept, in the keychain.
 */
export interface SessionKeeper {
  signIn(fields: SignIn['fields'], keepSignedIn: boolean): Promise<Session>
  /**
   * The kept session, or null where none is kept or the portal no longer takes it. Rejects with `keychain-locked` or
   * `keychain-unavailable` where it cannot be read now.
   */
  restore(): Promise<Session | null>
  /** Ends the session here and in the keychain, whatever is under way; the portal is told in the background. */
  signOut(): Promise<void>
  /** Settles once every portal has been told of the sign-outs so far, or did not answer. Never rejects. */
  allToldOfSignOuts(): Promise<void>
  /**
   * Forgets every access token; the next call of a session fetches one with its refresh token.
   * Gives whether there is any session.
   */
  dropAccessTokens(): boolean
  /** Whether the portal of an account answered when it was last asked; true before. */
  isReachable(connection: string): boolean
  /** Whether an account's session is open. */
  isOpen(connection: string): boolean
  /** Signs out of any account, in use or not, and removes what is kept of it. */
  forget(connection: string): Promise<void>
  /** Removes what is kept of every account. Open sessions go on until the app ends. */
  forgetAllKept(): Promise<void>
  /** Runs a call with a good access token, refreshing it where needed. Rejects with `session-expired` once the portal refuses. */
  authorized<Value>(use: Use<Value>): Promise<Value>
  /** The temporary password has been replaced. */
  passwordChanged(): void
}

/** What the rest of the app is told. */
export interface SessionListener {
  ended(reason: SessionEnd): void
  /** The portal of the account in use fell silent, or answers again. */
  reachable(answered: boolean): void
}

interface Open {
  adapter: PortalAdapter
  connection: string
  grant: Grant
  kept: boolean
}

export function createSessionKeeper(
  portal: ActivePortal,
  keychain: SecretStore,
  listener: SessionListener,
): SessionKeeper {
  const sessions = new Map<string, Open>()
  const keptSignIns = createKeptSignIns(portal, keychain)
  const active = () => portal.connection()?.id ?? ''
  const originOf = (connection: string) => portal.connections().find(({ id }) => id === connection)?.profile.url ?? ''
  const portals = createReachability()
  const turns = new Map<string, SerialQueue>()

  /** One after the other for each account; a portal that keeps one account waiting holds up no other. */
  function inTurn<Value>(connection: string, work: (connection: string) => Promise<Value>): Promise<Value> {
    const own = turns.get(connection) ?? createSerialQueue()
    turns.set(connection, own)
    return own(() => work(connection))
  }

  const view = ({ grant, kept }: Open): Session => ({
    name: grant.user.name,
    username: grant.user.username,
    passwordChange: grant.passwordChange,
    permissions: grant.permissions,
    kept,
  })

  /** How often each account was left. What was asked for before belongs to nobody any more when it comes. */
  const departures = new Map<string, number>()
  const departuresOf = (connection: string) => departures.get(connection) ?? 0

  /** Portals are told of a sign-out here: nothing waits for their answers. */
  const background = createBackground()

  /**
   * The new refresh token is stored before the new access token is first used: until then the portal
   * still takes the old one, so a crash at any point leaves a good token in the keychain. Rejects with `cancelled`
   * where the account was left meanwhile, as `departed` says: how often it had been left before the portal was asked.
   */
  async function adopt(
    adapter: PortalAdapter,
    connection: string,
    grant: Grant,
    { wanted, departed }: { wanted: boolean; departed: number },
  ): Promise<Open> {
    const kept =
      wanted &&
      departed === departuresOf(connection) &&
      (await keptSignIns.keep(connection, adapter.profile.url, grant.refreshToken))
    if (departed !== departuresOf(connection)) {
      background.start(() => adapter.session.signOut(grant.accessToken))
      if (kept) await keptSignIns.forget(connection)
      throw new Failure({ code: 'cancelled' })
    }
    const open = { adapter, connection, grant, kept }
    sessions.set(connection, open)
    void portal.remember(connection, { account: grant.user.username })
    return open
  }

  /** The portal ended the session. Only that of the account in use is told: nobody looks at the others. */
  async function expire(open: Open): Promise<void> {
    const { connection } = open
    if (sessions.get(connection) !== open) return
    sessions.delete(connection)
    if (open.kept) await keptSignIns.forget(connection)
    if (connection === active()) listener.ended('expired')
  }

  /** Leaves an account at once, even while its portal keeps a refresh or a sign-in waiting. */
  async function signOut(connection: string): Promise<void> {
    const open = sessions.get(connection)
    const wasKept = portal.isKept(connection)
    departures.set(connection, departuresOf(connection) + 1)
    sessions.delete(connection)
    void portal.remember(connection, { kept: false })
    if (connection === active()) listener.ended('signed-out')
    const refreshToken = open && (await newestOf(open))
    if (wasKept) await keptSignIns.forget(connection)
    if (open) background.start(() => endAtPortal(open, refreshToken ?? ''))
  }

  /** A token that is old, or was dropped, ends nothing at the portal: another one does. */
  async function endAtPortal(open: Open, refreshToken: string): Promise<void> {
    const { adapter, grant } = open
    try {
      if (isFresh(open)) return await adapter.session.signOut(grant.accessToken)
    } catch (cause) {
      if (!isCode(cause, 'session-expired')) throw cause
    }
    await adapter.session.signOut((await adapter.session.refresh(refreshToken)).accessToken)
  }

  async function forget(connection: string): Promise<void> {
    await signOut(connection)
    await keptSignIns.forget(connection)
  }

  /** Connections added before to the same account: who adds it once more and signs in means this one from now on. */
  const twinsOf = (connection: string, { profile }: PortalAdapter, { user }: Grant): string[] => {
    const ids = portal.connections().map(({ id }) => id)
    return portal
      .connections()
      .slice(0, ids.indexOf(connection))
      .filter(({ profile: { url }, account }) => url === profile.url && account === user.username)
      .map(({ id }) => id)
  }

  async function leave(twin: string): Promise<void> {
    await forget(twin)
    portal.forget(twin)
  }

  /**
   * Another copy of the app may have rotated the token and kept its successor. The keychain is read
   * first, because handing in a token whose successor is in use ends the session everywhere.
   */
  async function newestOf({ adapter, connection, grant, kept }: Open): Promise<string> {
    const found = kept ? await keptSignIns.read(connection, adapter.profile.url).catch(() => 'none' as const) : 'none'
    return typeof found === 'string' ? grant.refreshToken : found.refreshToken
  }

  async function refresh(open: Open): Promise<Open> {
    const { adapter, connection, kept } = open
    const departed = departuresOf(connection)
    return adopt(adapter, connection, await adapter.session.refresh(await newestOf(open)), { wanted: kept, departed })
  }

  /** Calls that find the token old at the same moment share one refresh: the later ones find it done. */
  const refreshed = (old: Open): Promise<Open> =>
    inTurn(old.connection, async () => {
      const current = sessions.get(old.connection)
      if (!current) throw new Failure({ code: 'session-expired' })
      if (current !== old) return current
      try {
        return await refresh(old)
      } catch (cause) {
        if (isCode(cause, 'session-expired')) await expire(old)
        throw cause
      }
    })

  async function call<Value>(connection: string, use: Use<Value>): Promise<Value> {
    const open = sessions.get(connection)
    if (!open) throw new Failure({ code: 'session-expired' })
    const current = isFresh(open) ? open : await refreshed(open)
    try {
      return await use(current.grant.accessToken, current.adapter)
    } catch (cause) {
      if (!isCode(cause, 'session-expired')) throw cause
    }
    // The portal refused the token before doing anything, so the call may be made again.
    const { grant, adapter } = await refreshed(current)
    // Where a portal has no other token to give and took this one just now, it is this call that it refuses.
    if (grant.accessToken === current.grant.accessToken) throw new Failure({ code: 'forbidden' })
    return use(grant.accessToken, adapter)
  }

  /** What a portal in the background says tells nothing of the one that a person looks at. */
  function heard<Value>(connection: string, answer: Promise<Value>): Promise<Value> {
    const tell = (answered: boolean) => {
      const isNews = portals.note(originOf(connection), answered)
      if (isNews && connection === active()) listener.reachable(answered)
    }
    answer.then(
      () => tell(true),
      (cause) => tell(!silent.some((code) => isCode(cause, code))),
    )
    return answer
  }

  return {
    signIn: (fields, keepSignedIn) =>
      inTurn(active(), async (connection) => {
        const adapter = await portal.adapter(connection)
        const departed = departuresOf(connection)
        const grant = await adapter.session.signIn(fields)
        const wanted = keepSignedIn && adapter.capabilities.signIn.keepSignedIn
        const open = await adopt(adapter, connection, grant, { wanted, departed })
        if (!open.kept) await keptSignIns.forget(connection)
        void portal.remember(connection, {
          remembered: rememberedFields(adapter, fields),
          keepsSignedIn: keepSignedIn,
        })
        await Promise.all(twinsOf(connection, adapter, grant).map(leave))
        return view(open)
      }),
    restore: () =>
      inTurn(active(), async (connection) => {
        const open = sessions.get(connection)
        if (open) return view(open)
        if (!portal.isKept(connection)) return null
        const found = await keptSignIns.read(connection, originOf(connection)).catch(tellFault)
        if (found === 'foreign') await keptSignIns.forget(connection)
        if (typeof found === 'string') return null
        const departed = departuresOf(connection)
        const adapter = await portal.adapter(connection)
        try {
          const grant = await adapter.session.refresh(found.refreshToken)
          return view(await adopt(adapter, connection, grant, { wanted: true, departed }))
        } catch (cause) {
          if (!isCode(cause, 'session-expired')) throw cause
          await keptSignIns.forget(connection)
          return null
        }
      }),
    signOut: () => signOut(active()),
    allToldOfSignOuts: background.settled,
    dropAccessTokens() {
      for (const [connection, open] of sessions) {
        sessions.set(connection, { ...open, grant: { ...open.grant, accessToken: '', expiresAt: 0 } })
      }
      return sessions.size > 0
    },
    isOpen: (connection) => sessions.has(connection),
    isReachable: (connection) => portals.isReachable(originOf(connection)),
    forget,
    async forgetAllKept() {
      const kept = portal.connections().filter((connection) => connection.kept)
      await Promise.all(
        kept.map(({ id }) =>
          inTurn(id, async (connection) => {
            const open = sessions.get(connection)
            if (open) sessions.set(connection, { ...open, kept: false })
            await keptSignIns.forget(connection)
          }),
        ),
      )
    },
    authorized(use) {
      const connection = active()
      return heard(connection, call(connection, use))
    },
    passwordChanged() {
      const open = sessions.get(active())
      if (open) sessions.set(open.connection, { ...open, grant: { ...open.grant, passwordChange: 'none' } })
    },
  }
}

/** Null would mean that nobody is signed in any more. */
function tellFault(cause: unknown): never {
  if (!(cause instanceof KeychainError)) throw cause
  throw new Failure({ code: cause.fault === 'unavailable' ? 'keychain-unavailable' : 'keychain-locked' })
}

const isFresh = ({ grant }: Open) => grant.expiresAt - refreshBefore > Date.now()

function isCode(cause: unknown, code: Failure['error']['code']): boolean {
  return cause instanceof Failure && cause.error.code === code
}
