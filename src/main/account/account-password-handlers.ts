import { Failure } from '../../shared/errors.ts'
import type { Handlers } from '../handlers.ts'
import type { AccountPasswordsProvider } from '../providers/account-passwords-provider.ts'
import type { PortalProvider } from '../providers/provider.ts'
import type { SessionKeeper } from '../session/session-keeper.ts'

/** The secrets of an account beside one's own login password. Each change is sent once. */
export function accountPasswordHandlers(
  session: SessionKeeper,
): Pick<Handlers, 'account.setVoicemailPin' | 'account.setOperatorPassword'> {
  return {
    async 'account.setVoicemailPin'(change) {
      await session.authorized((token, provider) => passwordsOf(provider).setVoicemailPin(token, change))
      return {}
    },
    async 'account.setOperatorPassword'(change) {
      await session.authorized((token, provider) => passwordsOf(provider).setOperatorPassword(token, change))
      return {}
    },
  }
}

function passwordsOf({ accountPasswords }: PortalProvider): AccountPasswordsProvider {
  if (!accountPasswords) throw new Failure({ code: 'forbidden' })
  return accountPasswords
}
