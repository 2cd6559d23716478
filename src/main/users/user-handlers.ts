import { Failure } from '../../shared/errors.ts'
import type { Handlers } from '../handlers.ts'
import type { PortalProvider } from '../providers/provider.ts'
import type { UsersProvider } from '../providers/users-provider.ts'
import type { SessionKeeper } from '../session/session-keeper.ts'

/** What administrators do for the account's users. */
export function userHandlers(session: SessionKeeper): Pick<Handlers, 'users.list' | 'users.sendTemporaryPassword'> {
  return {
    'users.list': ({ cursor }) => session.authorized((token, provider) => usersOf(provider).listUsers(token, cursor)),
    'users.sendTemporaryPassword': ({ user }) =>
      session.authorized((token, provider) => usersOf(provider).sendTemporaryPassword(token, user)),
  }
}

function usersOf({ users }: PortalProvider): UsersProvider {
  if (!users) throw new Failure({ code: 'forbidden' })
  return users
}
