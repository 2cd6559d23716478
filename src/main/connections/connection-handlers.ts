import type { InUse } from '../../shared/connections/connections.ts'
import type { Handlers } from '../ipc/dispatch.ts'
import type { ActivePortal } from './active-portal.ts'
import type { Marks } from './marks.ts'

type ConnectionCalls = 'connections.list' | 'connections.use' | 'connections.remove'

/** The part of the sessions that these handlers use. */
export interface ConnectionSessions {
  /** Whether an account's session is open. */
  isOpen(connection: string): boolean
  /** Whether the portal of an account answered the last request. */
  isReachable(connection: string): boolean
  /** Signs out of any account, active or not, and removes its kept sign-in. */
  forget(connection: string): Promise<void>
}

interface ConnectionHooks {
  /** Removes an account's secrets from the screen before another account is shown. */
  hideSecrets: () => void
  /** Leaves an account that policy no longer allows. */
  goToOnlyPortal: () => void
}

/** The calls for several accounts. Accounts that policy forbids are not listed. */
export function connectionHandlers(
  portal: ActivePortal,
  session: ConnectionSessions,
  marks: Pick<Marks, 'addressOf'>,
  { hideSecrets, goToOnlyPortal }: ConnectionHooks,
): Pick<Handlers, ConnectionCalls> {
  return {
    async 'connections.list'() {
      const active = portal.connection()?.id
      const usable = portal.connections().filter(({ profile }) => portal.mayUse(profile.url))
      const connections = usable.map(({ id, profile, account }) => ({
        id,
        name: profile.name,
        host: new URL(profile.url).host,
        account,
        active: id === active,
        accent: profile.brand.accent,
        mark: marks.addressOf(profile.url),
      }))
      return { connections }
    },
    async 'connections.use'({ id }) {
      hideSecrets()
      portal.use(id)
      return inUse(portal, session)
    },
    async 'connections.remove'({ id }) {
      await session.forget(id)
      portal.forget(id)
      goToOnlyPortal()
      return inUse(portal, session)
    },
  }
}

/** The account in use, as the first screen needs it. */
export function inUse(portal: ActivePortal, session: Pick<ConnectionSessions, 'isOpen' | 'isReachable'>): InUse {
  const connection = portal.connection()
  return {
    profile: connection?.profile ?? null,
    remembered: connection?.remembered ?? {},
    kept: connection !== null && (connection.kept || session.isOpen(connection.id)),
    keepsSignedIn: connection?.keepsSignedIn ?? false,
    online: connection === null || session.isReachable(connection.id),
  }
}
