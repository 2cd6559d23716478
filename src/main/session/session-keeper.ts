import { Failure } from '../../shared/errors.ts'
import type { Session, SessionEnd, SignIn } from '../../shared/session/session.ts'
import { createBackground } from '../background.ts'
import type { ActivePortal } from '../connections/active-portal.ts'
import { createReachability } from '../connections/reachability.ts'
import { KeychainError, type SecretStore } from '../keychain/secret-store.ts'
import type { Grant } from '../portals/facets/session.ts'
import type { PortalAdapter } from '../portals/portal-adapter.ts'
import { createAccess, isCode, isFresh, newestRefreshToken, type Use } from './access.ts'
import { createKeptSignIns } from './kept-sign-ins.ts'
import { createOpenSessions, type OpenSession } from './open-sessions.ts'

/** Failures in which the portal itself was not heard. */
const silent = ['offline', 'timeout', 'tls-untrusted', 'proxy-auth', 'portal-unavailable'] as const

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

export function createSessionKeeper(
  portal: ActivePortal,
  keychain: SecretStore,
  listener: SessionListener,
): SessionKeeper {
  const keptSignIns = createKeptSignIns(portal, keychain)
  /** Portals are told of a sign-out here: nothing waits for their answers. */
  const background = createBackground()
  const sessions = createOpenSessions(portal, keptSignIns, background)
  const call = createAccess(sessions, keptSignIns, expire)
  const portals = createReachability()
  const active = () => portal.connection()?.id ?? ''
  const originOf = (connection: string) => portal.connections().find(({ id }) => id === connection)?.profile.url ?? ''

  /** The portal ended the session. Only that of the account in use is told: nobody looks at the others. */
  async function expire(open: OpenSession): Promise<void> {
    if (!sessions.drop(open)) return
    if (open.kept) await keptSignIns.forget(open.connection)
    if (open.connection === active()) listener.ended('expired')
  }

  /** Leaves an account at once, even while its portal keeps a refresh or a sign-in waiting. */
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

/** Whatever a portal says of a field, no other is written to disk. */
const rememberable: ReadonlySet<string> = new Set(['clientId', 'username', 'region', 'accountSid'])

/** Of what somebody signed in with, the fields to fill in the next time: those that the portal marks `remember`. */
function rememberedFields(adapter: PortalAdapter, fields: SignIn['fields']): Record<string, string> {
  const remembered: Record<string, string> = {}
  for (const { name, remember, secret } of adapter.capabilities.signIn.fields) {
    const value = fields[name]
    if (remember && !secret && rememberable.has(name) && value) remembered[name] = value
  }
  return remembered
}

/** A token that is old, or was dropped, ends nothing at the portal: another one does. */
async function endAtPortal(open: OpenSession, refreshToken: string): Promise<void> {
  const { adapter, grant } = open
  try {
    if (isFresh(open)) return await adapter.session.signOut(grant.accessToken)
  } catch (cause) {
    if (!isCode(cause, 'session-expired')) throw cause
  }
  await adapter.session.signOut((await adapter.session.refresh(refreshToken)).accessToken)
}

/** Null would mean that nobody is signed in any more. */
function tellFault(cause: unknown): never {
  if (!(cause instanceof KeychainError)) throw cause
  throw new Failure({ code: cause.fault === 'unavailable' ? 'keychain-unavailable' : 'keychain-locked' })
}
