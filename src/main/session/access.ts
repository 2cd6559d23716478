import { Failure } from '../../shared/errors.ts'
import type { AccessToken } from '../portals/facets.ts'
import type { PortalAdapter } from '../portals/portal-adapter.ts'
import type { KeptSignIns } from './kept-sign-ins.ts'
import type { OpenSession, OpenSessions } from './open-sessions.ts'

/** The remaining lifetime at which an access token is refreshed, in milliseconds. */
const refreshBefore = 15_000

/** A call that uses a session. */
export type Use<Value> = (token: AccessToken, adapter: PortalAdapter) => Promise<Value>

/** Whether a session's access token can still be used. */
const isFresh = ({ grant }: OpenSession): boolean => grant.expiresAt - refreshBefore > Date.now()

/** Whether what was thrown is a `Failure` with this code. */
export const isCode = (cause: unknown, code: Failure['error']['code']): boolean =>
  cause instanceof Failure && cause.error.code === code

/**
 * The newest refresh token of a session. Another instance of the app may have rotated it and kept its successor, so the
 * keychain is read first: using a token whose successor is in use ends the session everywhere.
 */
export async function newestRefreshToken(keptSignIns: KeptSignIns, open: OpenSession): Promise<string> {
  const { adapter, connection, grant, kept } = open
  const found = kept ? await keptSignIns.read(connection, adapter.profile.url).catch(() => 'none' as const) : 'none'
  return typeof found === 'string' ? grant.refreshToken : found.refreshToken
}

/**
 * Returns a function that runs a call with a valid access token of an account, refreshing it if needed. If the portal
 * refuses the session, it calls `expired` and rejects with `session-expired`.
 */
export function createAccess(
  sessions: OpenSessions,
  keptSignIns: KeptSignIns,
  expired: (open: OpenSession) => Promise<void>,
): <Value>(connection: string, use: Use<Value>) => Promise<Value> {
  async function refresh(open: OpenSession): Promise<OpenSession> {
    const { adapter, connection, kept } = open
    const takeUp = sessions.begin(connection)
    return takeUp(adapter, await adapter.session.refresh(await newestRefreshToken(keptSignIns, open)), kept)
  }

  /** Concurrent calls with an expired token share one refresh: the later ones find it done. */
  const refreshed = (old: OpenSession): Promise<OpenSession> =>
    sessions.inTurn(old.connection, async (connection) => {
      const current = sessions.get(connection)
      if (!current) throw new Failure({ code: 'session-expired' })
      if (current !== old) return current
      try {
        return await refresh(old)
      } catch (cause) {
        if (isCode(cause, 'session-expired')) await expired(old)
        throw cause
      }
    })

  return async (connection, use) => {
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
    // The refresh returned the same token, so the session is valid and the portal refuses this call.
    if (grant.accessToken === current.grant.accessToken) throw new Failure({ code: 'forbidden' })
    return use(grant.accessToken, adapter)
  }
}

/** An expired or dropped token cannot end the session at the portal, so a new one is fetched first. */
export async function endAtPortal(open: OpenSession, refreshToken: string): Promise<void> {
  const { adapter, grant } = open
  try {
    if (isFresh(open)) return await adapter.session.signOut(grant.accessToken)
  } catch (cause) {
    if (!isCode(cause, 'session-expired')) throw cause
  }
  await adapter.session.signOut((await adapter.session.refresh(refreshToken)).accessToken)
}

/** Which portals answer. Two accounts at one portal share the result. */
interface Reachability {
  /** Records whether a portal answered. Returns whether that changed. */
  note(origin: string, answered: boolean): boolean
  /** Whether it answered the last request; true before the first. */
  isReachable(origin: string): boolean
}

export function createReachability(): Reachability {
  const silent = new Set<string>()
  return {
    note(origin, answered) {
      if (answered) return silent.delete(origin)
      return silent.size < silent.add(origin).size
    },
    isReachable: (origin) => !silent.has(origin),
  }
}
