import type { Handlers } from '../ipc/handlers.ts'
import { offered } from '../portals/portal-adapter.ts'
import type { SessionKeeper } from '../session/session-keeper.ts'

/** Changes the secrets of an account other than the login password. Each change is sent only once. */
export function accountPasswordHandlers(
  session: SessionKeeper,
): Pick<Handlers, 'account.setVoicemailPin' | 'account.setOperatorPassword'> {
  return {
    async 'account.setVoicemailPin'(change) {
      await session.authorized((token, adapter) => offered(adapter.account?.setVoicemailPin)(token, change))
      return {}
    },
    async 'account.setOperatorPassword'(change) {
      await session.authorized((token, adapter) => offered(adapter.account?.setOperatorPassword)(token, change))
      return {}
    },
  }
}
