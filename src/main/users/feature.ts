import type { Feature } from '../feature.ts'
import type { Handlers } from '../ipc/dispatch.ts'
import { offered } from '../portals/portal-adapter.ts'
import type { SessionKeeper } from '../session/session-keeper.ts'

/** What administrators do for the account's users. */
export function userHandlers(session: SessionKeeper): Pick<Handlers, 'users.list' | 'users.sendTemporaryPassword'> {
  return {
    'users.list': ({ cursor }) => session.authorized((token, adapter) => offered(adapter.users).list(token, cursor)),
    'users.sendTemporaryPassword': ({ user }) =>
      session.authorized((token, adapter) => offered(adapter.users).sendTemporaryPassword(token, user)),
  }
}

export const users: Feature<'users'> = ({ session }) => ({ handlers: userHandlers(session) })
