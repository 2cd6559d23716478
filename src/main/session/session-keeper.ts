import { Failure } from '../../shared/errors.ts'
import type { Session, SessionEnd, SignIn } from '../../shared/session/session.ts'
import type { ActivePortal } from '../connections/active-portal.ts'
import { KeychainError, type SecretStore } from '../keychain/secret-store.ts'
import type { Grant } from '../portals/facets.ts'
import type { PortalAdapter } from '../portals/portal-adapter.ts'
import { createAccess, createReachability, endAtPortal, isCode, newestRefreshToken, type Use } from './access.ts'
import { createKeptSignIns } from './kept-sign-ins.ts'
import { createBackground, createOpenSessions, type OpenSession } from './open-sessions.ts'

/** Failures without an answer from the portal itself. */
const silent = ['offline', 'timeout', 'tls-untrusted', 'proxy-auth', 'portal-unavailable'] as const

/**
 * The open sessions, at most one per account; calls use that of the account in use. Switching accounts leaves the other
 * session open in memory. Tokens never leave this module; only the refresh token is kept, in the keychain.
 */
export interface SessionKeeper {
  signIn(fields: SignIn['fields'], keepSignedIn: boolean): Promise<Session>
  /**
   * The kept session, or null if none is kept or the portal no longer accepts it. Rejects with `keychain-locked` or
   * `keychain-unavailable` if it cannot be read now.
   */
  restore(): Promise<Session | null>
  /**
   * Ends the session and removes it from the keychain at once, whatever is under way; the portal is informed in the
   * background.
   */
  signOut(): Promise<void>
  /** Resolves once every portal has been informed of the sign-outs so far, or did not answer. Never rejects. */
  allToldOfSignOuts(): Promise<void>
  /** Forgets every access token; a session's next call refreshes it. Returns whether there is any session. */
  dropAccessTokens(): boolean
  /** Whether the portal of an account answered the last request; true before the first. */
  isReachable(connection: string): boolean
  /** Whether an account's session is open. */
  isOpen(connection: string): boolean
  /** Signs out of any account, active or not, and removes its kept sign-in. */
  forget(connection: string): Promise<void>
  /** Removes every kept sign-in. Open sessions continue until the app exits. */
  forgetAllKept(): Promise<void>
  /**
   * Runs a call with a valid access token, refreshing it if needed. Rejects with `session-expired` if the portal
   * refuses the session.
   */
  authorized<Value>(use: Use<Value>): Promise<Value>
  /** Records that the temporary password has been replaced. */
  passwordChanged(): void
}

/** The events for the rest of the app. */
export interface SessionListener {
  ended(reason: SessionEnd): void
  /** The portal of the account in use stopped answering, or answers again. */
  reachable(answered: boolean): void
}

export function createSessionKeeper(
  portal: ActivePortal,
  keychain: SecretStore,
  listener: SessionListener,
): SessionKeeper {
  const keptSignIns = createKeptSignIns(portal, keychain)
  /** Informs portals of sign-outs, without waiting for their answers. */
  const background = createBackground()
  const sessions = createOpenSessions(portal, keptSignIns, background)
  const call = createAccess(sessions, keptSignIns, expire)
  const portals = createReachability()
  const active = () => portal.connection()?.id ?? ''
  const originOf = (connection: string) => portal.connections().find(({ id }) => id === connection)?.profile.url ?? ''

  /** Handles the end of a session by its portal. Reported only for the account in use. */
  async function expire(open: OpenSession): Promise<void> {
    if (!sessions.drop(open)) return
    if (open.kept) await keptSignIns.forget(open.connection)
    if (open.connection === active()) listener.ended('expired')
  }

  /** Leaves an account at once, even while its portal has not answered a refresh or a sign-in. */
  async function signOut(connection: string): Promise<void> {
    const wasKept = portal.isKept(connection)
    const open = sessions.depart(connection)
    void portal.remember(connection, { kept: false })
    if (connection === active()) listener.ended('signed-out')
    const refreshToken = open && (await newestRefreshToken(keptSignIns, open))
    if (wasKept) await keptSignIns.forget(connection)
    if (open) background.start(() => endAtPortal(open, refreshToken ?? ''))
  }

  async function forget(connection: string): Promise<void> {
    await signOut(connection)
    await keptSignIns.forget(connection)
  }

  /** Earlier connections of the same account, which a new sign-in to it replaces. */
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

  /** Records whether a portal answered. Reported only for the account in use. */
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
      sessions.inTurn(active(), async (connection) => {
        const adapter = await portal.adapter(connection)
        const takeUp = sessions.begin(connection)
        const grant = await adapter.session.signIn(fields)
        const open = await takeUp(adapter, grant, keepSignedIn && adapter.capabilities.signIn.keepSignedIn)
        if (!open.kept) await keptSignIns.forget(connection)
        void portal.remember(connection, {
          remembered: rememberedFields(adapter, fields),
          keepsSignedIn: keepSignedIn,
        })
        await Promise.all(twinsOf(connection, adapter, grant).map(leave))
        return view(open)
      }),
    restore: () =>
      sessions.inTurn(active(), async (connection) => {
        const open = sessions.get(connection)
        if (open) return view(open)
        if (!portal.isKept(connection)) return null
        const found = await keptSignIns.read(connection, originOf(connection)).catch(tellFault)
        if (found === 'foreign') await keptSignIns.forget(connection)
        if (typeof found === 'string') return null
        const takeUp = sessions.begin(connection)
        const adapter = await portal.adapter(connection)
        try {
          return view(await takeUp(adapter, await adapter.session.refresh(found.refreshToken), true))
        } catch (cause) {
          if (!isCode(cause, 'session-expired')) throw cause
          await keptSignIns.forget(connection)
          return null
        }
      }),
    signOut: () => signOut(active()),
    allToldOfSignOuts: background.settled,
    dropAccessTokens: () =>
      sessions.updateAll((open) => ({ ...open, grant: { ...open.grant, accessToken: '', expiresAt: 0 } })),
    isOpen: sessions.has,
    isReachable: (connection) => portals.isReachable(originOf(connection)),
    forget,
    async forgetAllKept() {
      const kept = portal.connections().filter((connection) => connection.kept)
      await Promise.all(
        kept.map(({ id }) =>
          sessions.inTurn(id, async (connection) => {
            sessions.update(connection, (open) => ({ ...open, kept: false }))
            await keptSignIns.forget(connection)
          }),
        ),
      )
    },
    authorized(use) {
      const connection = active()
      return heard(connection, call(connection, use))
    },
    passwordChanged: () =>
      sessions.update(active(), (open) => ({ ...open, grant: { ...open.grant, passwordChange: 'none' } })),
  }
}

const view = ({ grant, kept }: OpenSession): Session => ({
  name: grant.user.name,
  username: grant.user.username,
  passwordChange: grant.passwordChange,
  permissions: grant.permissions,
  kept,
})

/** Only these fields are ever written to disk, whatever the portal marks. */
const rememberable: ReadonlySet<string> = new Set(['clientId', 'username', 'region', 'accountSid'])

/** The fields to fill in at the next sign-in: those that the portal marks `remember`. */
function rememberedFields(adapter: PortalAdapter, fields: SignIn['fields']): Record<string, string> {
  const remembered: Record<string, string> = {}
  for (const { name, remember, secret } of adapter.capabilities.signIn.fields) {
    const value = fields[name]
    if (remember && !secret && rememberable.has(name) && value) remembered[name] = value
  }
  return remembered
}

/** Throws, because null would mean that nobody is signed in any more. */
function tellFault(cause: unknown): never {
  if (!(cause instanceof KeychainError)) throw cause
  throw new Failure({ code: cause.fault === 'unavailable' ? 'keychain-unavailable' : 'keychain-locked' })
}
