import { Failure } from '../../shared/errors.ts'
import type { Handlers } from '../ipc/handlers.ts'
import { offered } from '../portals/portal-adapter.ts'
import type { SessionKeeper } from '../session/session-keeper.ts'

/** The handlers of Manage Account. */
export function accountHandlers(session: SessionKeeper): Pick<Handlers, 'account.read' | 'account.save'> {
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
  }
}
