import { Failure } from '../../shared/errors.ts'
import type { Session, SessionEnd, SignIn } from '../../shared/session.ts'
import type { SecretStore } from '../keychain/secret-store.ts'
import type { ActivePortal } from '../portal/active-portal.ts'
import type { AccessToken, Grant, PortalProvider } from '../providers/provider.ts'
import { createTurns } from '../turns.ts'

/** A new access token is fetched when the old one has this long to live, in milliseconds. */
const renewBefore = 15_000

/** Failures in which the portal itself was not heard. */
const silent = ['offline', 'timeout', 'tls-untrusted', 'proxy-auth', 'portal-unavailable'] as const

type Use<Value> = (token: AccessToken, provider: PortalProvider) => Promise<Value>

/** The one signed-in session. Tokens stay in here; only the refresh token is ever kept, in the keychain. */
export interface SessionKeeper {
  signIn(fields: SignIn['fields'], keepSignedIn: boolean): Promise<Session>
  /** The kept session, or null where none is kept or the portal no longer takes it. */
  restore(): Promise<Session | null>
  /** Ends the session at the portal as far as it can be reached, and always here and in the keychain. */
  signOut(): Promise<void>
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
  let open: Open | null = null
  const inTurn = createTurns()

  const view = ({ grant, kept }: Open): Session => ({
    name: grant.user.name,
    username: grant.user.username,
    passwordChange: grant.passwordChange,
    permissions: grant.permissions,
    kept,
  })

  /** Keeps the refresh token; a keychain that cannot is no reason to fail: the session lives for this run. */
  async function keep(connection: string, refreshToken: string): Promise<boolean> {
    try {
      await keychain.set(connection, refreshToken)
      portal.remember({ kept: true })
      return true
    } catch {
      return false
    }
  }

  async function forgetKept(connection: string): Promise<void> {
    portal.remember({ kept: false })
    await keychain.delete(connection).catch(() => undefined)
  }

  /**
   * The new refresh token is stored before the new access token is first used: until then the portal
   * still takes the old one, so a crash at any point leaves a good token in the keychain.
   */
  async function adopt(provider: PortalProvider, connection: string, grant: Grant, wanted: boolean): Promise<Open> {
    const kept = wanted && (await keep(connection, grant.refreshToken))
    return { provider, connection, grant, kept }
  }

  async function end(reason: SessionEnd): Promise<void> {
    const ended = open
    open = null
    if (ended?.kept) await forgetKept(ended.connection)
    listener.ended(reason)
  }

  /**
   * Another copy of the app may have rotated the token and kept its successor. The keychain is read
   * first, because handing in a token whose successor is in use ends the session everywhere.
   */
  async function renew({ provider, connection, grant, kept }: Open): Promise<Open> {
    const newest = kept ? await keychain.get(connection).catch(() => null) : null
    return adopt(provider, connection, await provider.refresh(newest ?? grant.refreshToken), kept)
  }

  /** Calls that find the token old at the same moment share one renewal: the later ones find it done. */
  const renewed = (old: Open): Promise<Open> =>
    inTurn(async () => {
      if (open !== old) {
        if (open) return open
        throw new Failure({ code: 'session-expired' })
      }
      try {
        open = await renew(old)
        return open
      } catch (cause) {
        if (isCode(cause, 'session-expired')) await end('expired')
        throw cause
      }
    })

  async function call<Value>(use: Use<Value>): Promise<Value> {
    if (!open) throw new Failure({ code: 'session-expired' })
    const fresh = open.grant.expiresAt - renewBefore > Date.now()
    const current = fresh ? open : await renewed(open)
    try {
      return await use(current.grant.accessToken, current.provider)
    } catch (cause) {
      if (!isCode(cause, 'session-expired')) throw cause
    }
    // The portal refused the token before doing anything, so the call may be made again.
    const { grant, provider } = await renewed(current)
    return use(grant.accessToken, provider)
  }

  function heard<Value>(answer: Promise<Value>): Promise<Value> {
    answer.then(
      () => listener.reachable(true),
      (cause) => listener.reachable(!silent.some((code) => isCode(cause, code))),
    )
    return answer
  }

  return {
    signIn: (fields, keepSignedIn) =>
      inTurn(async () => {
        const provider = await portal.provider()
        const connection = portal.connection()?.id ?? ''
        const grant = await provider.signIn(fields)
        open = await adopt(provider, connection, grant, keepSignedIn && provider.capabilities.signIn.keepSignedIn)
        if (!open.kept) await forgetKept(connection)
        portal.remember({ remembered: rememberedOf(provider, fields) })
        return view(open)
      }),
    restore: () =>
      inTurn(async () => {
        if (open) return view(open)
        const connection = portal.connection()
        if (!connection?.kept) return null
        const refreshToken = await keychain.get(connection.id).catch(() => null)
        if (!refreshToken) return null
        const provider = await portal.provider()
        try {
          open = await adopt(provider, connection.id, await provider.refresh(refreshToken), true)
          return view(open)
        } catch (cause) {
          if (!isCode(cause, 'session-expired')) throw cause
          await forgetKept(connection.id)
          return null
        }
      }),
    signOut: () =>
      inTurn(async () => {
        const ended = open
        await end('signed-out')
        await ended?.provider.signOut(ended.grant.accessToken).catch(() => undefined)
      }),
    authorized: (use) => heard(call(use)),
    passwordChanged() {
      if (open) open = { ...open, grant: { ...open.grant, passwordChange: 'none' } }
    },
  }
}

function isCode(cause: unknown, code: Failure['error']['code']): boolean {
  return cause instanceof Failure && cause.error.code === code
}

function rememberedOf(provider: PortalProvider, fields: SignIn['fields']): Record<string, string> {
  const remembered: Record<string, string> = {}
  for (const { name, remember, secret } of provider.capabilities.signIn.fields) {
    const value = fields[name]
    if (remember && !secret && value) remembered[name] = value
  }
  return remembered
}
