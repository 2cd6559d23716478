import { Failure } from '../../shared/errors.ts'
import type { Feature } from '../feature.ts'
import type { Handlers } from '../ipc/dispatch.ts'
import { offered } from '../portals/portal-adapter.ts'
import type { SessionKeeper } from '../session/session-keeper.ts'

type AccountCalls = 'account.read' | 'account.save' | 'account.setVoicemailPin' | 'account.setOperatorPassword'

export const account: Feature<'account'> = ({ session }) => ({ handlers: accountHandlers(session) })

/** The handlers of Manage Account. Each change is sent only once. */
export function accountHandlers(session: SessionKeeper): Pick<Handlers, AccountCalls> {
  const read = () => session.authorized((token, adapter) => offered(adapter.account).read(token))

  return {
    'account.read': read,
    async 'account.save'(change) {
      try {
        const saved = await session.authorized((token, adapter) => offered(adapter.account).change(token, change))
        if (saved.passwordChanged) session.passwordChanged()
        return saved
      } catch (cause) {
        if (!(cause instanceof Failure) || cause.error.code !== 'conflict') throw cause
        // The person needs the current values to choose between them and what they typed.
        throw new Failure({ ...cause.error, current: await read() })
      }
    },
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
