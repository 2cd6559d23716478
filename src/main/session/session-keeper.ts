import { Failure } from '../../shared/errors.ts'
import type { Session, SessionEnd, SignIn } from '../../shared/session.ts'
import type { SecretStore } from '../keychain/secret-store.ts'
import type { ActivePortal } from '../portal/active-portal.ts'
import type { AccessToken, Grant, PortalProvider } from '../providers/provider.ts'
import { createTurns, type Turns } from '../turns.ts'
import { readKept, writeKept } from './kept-token.ts'

/** A new access token is fetched when the old one has this long to live, in milliseconds. */
const renewBefore = 15_000

/** Failures in which the portal itself was not heard. */
const silent = ['offline', 'timeout', 'tls-untrusted', 'proxy-auth', 'portal-unavailable'] as const

type Use<Value> = (token: AccessToken, provider: PortalProvider) => Promise<Value>

/**
 * The signed-in sessions, one for each account side by side at most; every call is about that of the
 * account in use. Going over to another account leaves the first one's session open in memory. Tokens
 * stay in here; only the refresh token is ever kept, in the keychain.
 */
export interface SessionKeeper {
  signIn(fields: SignIn['fields'], keepSignedIn: boolean): Promise<Session>
  /** The kept session, or null where none is kept or the portal no longer takes it. */
  restore(): Promise<Session | null>
  /** Ends the session at the portal as far as it can be reached, and always here and in the keychain. */
  signOut(): Promise<void>
  /**
   * Forgets every access token; the next call of a session fetches one with its refresh token.
   * Gives whether there is any session.
   */
  dropAccessTokens(): boolean
  /** Whether an account's session is open. */
  isOpen(connection: string): boolean
  /** Signs out of any account, in use or not, and removes what is kept of it. */
  forget(connection: string): Promise<void>
  /** Removes what is kept of every account. Open sessions go on until the app ends. */
  forgetAllKept(): Promise<void>
  /** Runs a call with a good access token, renewing it where needed. Rejects with `session-expired` once the portal refuses. */
  authorized<Value>(use: Use<Value>): Promise<Value>
  /** The temporary password has been replaced. */
  passwordChanged(): void
}

/** What the rest of the app is told. */
export interface SessionListener {
  ended(reason: SessionEnd): void
  /** Whether the portal answered the last call at all. */
  reachable(answered: boolean): void
}

interface Open {
  provider: PortalProvider
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
  const active = () => portal.connection()?.id ?? ''
  const turns = new Map<string, Turns>()

  /** One after the other for each account; a portal that keeps one account waiting holds up no other. */
  function inTurn<Value>(connection: string, work: (connection: string) => Promise<Value>): Promise<Value> {
    const own = turns.get(connection) ?? createTurns()
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

  /** Keeps the refresh token; a keychain that cannot is no reason to fail: the session lives for this run. */
  async function keep(connection: string, origin: string, refreshToken: string): Promise<boolean> {
    try {
      await keychain.set(connection, writeKept(origin, refreshToken))
      portal.remember(connection, { kept: true })
      return true
    } catch {
      return false
    }
  }

  async function forgetKept(connection: string): Promise<void> {
    portal.remember(connection, { kept: false })
    await keychain.delete(connection).catch(() => undefined)
  }

  /**
   * The new refresh token is stored before the new access token is first used: until then the portal
   * still takes the old one, so a crash at any point leaves a good token in the keychain.
   */
  async function adopt(provider: PortalProvider, connection: string, grant: Grant, wanted: boolean): Promise<Open> {
    const kept = wanted && (await keep(connection, provider.profile.url, grant.refreshToken))
    const open = { provider, connection, grant, kept }
    sessions.set(connection, open)
    portal.remember(connection, { account: grant.user.username })
    return open
  }

  /** Only the end of the session in use is told: nobody looks at the others. */
  async function end(connection: string, reason: SessionEnd): Promise<Open | undefined> {
    const ended = sessions.get(connection)
    sessions.delete(connection)
    if (ended?.kept) await forgetKept(connection)
    if (connection === active()) listener.ended(reason)
    return ended
  }

  async function signOut(connection: string): Promise<void> {
    const open = sessions.get(connection)
    // A token that is old, or was dropped, would end nothing at the portal.
    if (open && !isFresh(open)) await renew(open).catch(() => undefined)
    const ended = await end(connection, 'signed-out')
    await ended?.provider.signOut(ended.grant.accessToken).catch(() => undefined)
  }

  async function forget(connection: string): Promise<void> {
    await signOut(connection)
    await forgetKept(connection)
  }

  /** Connections added before to the same account: who adds it once more and signs in means this one from now on. */
  const twinsOf = (connection: string, { profile }: PortalProvider, { user }: Grant): string[] => {
    const ids = portal.connections().map(({ id }) => id)
    return portal
      .connections()
      .slice(0, ids.indexOf(connection))
      .filter(({ profile: { url }, account }) => url === profile.url && account === user.username)
      .map(({ id }) => id)
  }

  async function leave(twin: string): Promise<void> {
    await inTurn(twin, forget)
    portal.forget(twin)
  }

  /**
   * Another copy of the app may have rotated the token and kept its successor. The keychain is read
   * first, because handing in a token whose successor is in use ends the session everywhere.
   */
  async function renew({ provider, connection, grant, kept }: Open): Promise<Open> {
    const item = kept ? await keychain.get(connection).catch(() => null) : null
    const newest = item === null ? null : readKept(provider.profile.url, item)
    return adopt(provider, connection, await provider.refresh(newest ?? grant.refreshToken), kept)
  }

  /** Calls that find the token old at the same moment share one renewal: the later ones find it done. */
  const renewed = (old: Open): Promise<Open> =>
    inTurn(old.connection, async () => {
      const current = sessions.get(old.connection)
      if (!current) throw new Failure({ code: 'session-expired' })
      if (current !== old) return current
      try {
        return await renew(old)
      } catch (cause) {
        if (isCode(cause, 'session-expired')) await end(old.connection, 'expired')
        throw cause
      }
    })

  async function call<Value>(connection: string, use: Use<Value>): Promise<Value> {
    const open = sessions.get(connection)
    if (!open) throw new Failure({ code: 'session-expired' })
    const current = isFresh(open) ? open : await renewed(open)
    try {
      return await use(current.grant.accessToken, current.provider)
    } catch (cause) {
      if (!isCode(cause, 'session-expired')) throw cause
    }
    // The portal refused the token before doing anything, so the call may be made again.
    const { grant, provider } = await renewed(current)
    // Where a portal has no other token to give and took this one just now, it is this call that it refuses.
    if (grant.accessToken === current.grant.accessToken) throw new Failure({ code: 'forbidden' })
    return use(grant.accessToken, provider)
  }

  /** What a portal in the background says tells nothing of the one that a person looks at. */
  function heard<Value>(connection: string, answer: Promise<Value>): Promise<Value> {
    const tell = (answered: boolean) => connection === active() && listener.reachable(answered)
    answer.then(
      () => tell(true),
      (cause) => tell(!silent.some((code) => isCode(cause, code))),
    )
    return answer
  }

  return {
    signIn: (fields, keepSignedIn) =>
      inTurn(active(), async (connection) => {
        const provider = await portal.provider(connection)
        const grant = await provider.signIn(fields)
        const open = await adopt(provider, connection, grant, keepSignedIn && provider.capabilities.signIn.keepSignedIn)
        if (!open.kept) await forgetKept(connection)
        portal.remember(connection, { remembered: rememberedOf(provider, fields) })
        await Promise.all(twinsOf(connection, provider, grant).map(leave))
        return view(open)
      }),
    restore: () =>
      inTurn(active(), async (connection) => {
        const open = sessions.get(connection)
        if (open) return view(open)
        if (!portal.isKept(connection)) return null
        const item = await keychain.get(connection).catch(() => null)
        if (!item) return null
        const { url = '' } = portal.connections().find(({ id }) => id === connection)?.profile ?? {}
        const refreshToken = readKept(url, item)
        if (refreshToken === null) {
          await forgetKept(connection)
          return null
        }
        const provider = await portal.provider(connection)
        try {
          return view(await adopt(provider, connection, await provider.refresh(refreshToken), true))
        } catch (cause) {
          if (!isCode(cause, 'session-expired')) throw cause
          await forgetKept(connection)
          return null
        }
      }),
    signOut: () => inTurn(active(), signOut),
    dropAccessTokens() {
      for (const [connection, open] of sessions) {
        sessions.set(connection, { ...open, grant: { ...open.grant, accessToken: '', expiresAt: 0 } })
      }
      return sessions.size > 0
    },
    isOpen: (connection) => sessions.has(connection),
    forget: (connection) => inTurn(connection, forget),
    async forgetAllKept() {
      const kept = portal.connections().filter((connection) => connection.kept)
      await Promise.all(
        kept.map(({ id }) =>
          inTurn(id, async (connection) => {
            const open = sessions.get(connection)
            if (open) sessions.set(connection, { ...open, kept: false })
            await forgetKept(connection)
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

const isFresh = ({ grant }: Open) => grant.expiresAt - renewBefore > Date.now()

function isCode(cause: unknown, code: Failure['error']['code']): boolean {
  return cause instanceof Failure && cause.error.code === code
}

/** Whatever a portal says of a field, no other is written to disk. */
const rememberable: ReadonlySet<string> = new Set(['clientId', 'username', 'region', 'accountSid'])

function rememberedOf(provider: PortalProvider, fields: SignIn['fields']): Record<string, string> {
  const remembered: Record<string, string> = {}
  for (const { name, remember, secret } of provider.capabilities.signIn.fields) {
    const value = fields[name]
    if (remember && !secret && rememberable.has(name) && value) remembered[name] = value
  }
  return remembered
}
