import type { InUse } from '../../shared/connections/connections.ts'
import type { Handlers } from '../ipc/handlers.ts'
import type { SessionKeeper } from '../session/session-keeper.ts'
import type { ActivePortal } from './active-portal.ts'

type ConnectionCalls = 'connections.list' | 'connections.use' | 'connections.remove'

/** Several accounts side by side. `hideSecrets` takes whatever is shown of one off the screen before another comes. */
export function connectionHandlers(
  portal: ActivePortal,
  session: SessionKeeper,
  hideSecrets: () => void,
): Pick<Handlers, ConnectionCalls> {
  return {
    async 'connections.list'() {
      const active = portal.connection()?.id
      const connections = portal.connections().map(({ id, profile, account }) => ({
        id,
        name: profile.name,
        host: new URL(profile.url).host,
        account,
        active: id === active,
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
      return inUse(portal, session)
    },
  }
}

/** The account in use, as the first screen needs it. */
export function inUse(portal: ActivePortal, session: SessionKeeper): InUse {
  const connection = portal.connection()
  return {
    profile: connection?.profile ?? null,
    remembered: connection?.remembered ?? {},
    kept: connection !== null && (connection.kept || session.isOpen(connection.id)),
    keepsSignedIn: connection?.keepsSignedIn ?? false,
    online: connection === null || session.isReachable(connection.id),
  }
}
