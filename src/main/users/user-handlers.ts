import { Failure } from '../../shared/errors.ts'
import type { Handlers } from '../ipc/handlers.ts'
import type { PortalAdapter } from '../portals/portal-adapter.ts'
import type { UsersFacet } from '../portals/users-facet.ts'
import type { SessionKeeper } from '../session/session-keeper.ts'

/** What administrators do for the account's users. */
export function userHandlers(session: SessionKeeper): Pick<Handlers, 'users.list' | 'users.sendTemporaryPassword'> {
  return {
    'users.list': ({ cursor }) => session.authorized((token, adapter) => usersOf(adapter).listUsers(token, cursor)),
    'users.sendTemporaryPassword': ({ user }) =>
      session.authorized((token, adapter) => usersOf(adapter).sendTemporaryPassword(token, user)),
  }
}

function usersOf({ users }: PortalAdapter): UsersFacet {
  if (!users) throw new Failure({ code: 'forbidden' })
  return users
}
