import { Failure } from '../../shared/errors.ts'
import type { Handlers } from '../ipc/handlers.ts'
import type { AccountPasswordsFacet } from '../portals/account-passwords-facet.ts'
import type { PortalAdapter } from '../portals/portal-adapter.ts'
import type { SessionKeeper } from '../session/session-keeper.ts'

/** The secrets of an account beside one's own login password. Each change is sent once. */
export function accountPasswordHandlers(
  session: SessionKeeper,
): Pick<Handlers, 'account.setVoicemailPin' | 'account.setOperatorPassword'> {
  return {
    async 'account.setVoicemailPin'(change) {
      await session.authorized((token, adapter) => passwordsOf(adapter).setVoicemailPin(token, change))
      return {}
    },
    async 'account.setOperatorPassword'(change) {
      await session.authorized((token, adapter) => passwordsOf(adapter).setOperatorPassword(token, change))
      return {}
    },
  }
}

function passwordsOf({ accountPasswords }: PortalAdapter): AccountPasswordsFacet {
  if (!accountPasswords) throw new Failure({ code: 'forbidden' })
  return accountPasswords
}
