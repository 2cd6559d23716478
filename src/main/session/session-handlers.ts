import type { Handlers } from '../ipc/handlers.ts'
import type { SecretStore } from '../keychain/secret-store.ts'
import { offered } from '../portals/portal-adapter.ts'
import type { RefusedSignIn } from './refused-sign-in.ts'
import type { SessionKeeper } from './session-keeper.ts'

type SessionCalls =
  | 'session.signIn'
  | 'session.signInAtRegion'
  | 'session.restore'
  | 'session.signOut'
  | 'session.check'
  | 'session.reauthenticate'
  | 'session.keychain'

/** Signing in and out. */
export function sessionHandlers(
  session: SessionKeeper,
  keychain: Pick<SecretStore, 'status'>,
  refused: RefusedSignIn,
): Pick<Handlers, SessionCalls> {
  return {
    'session.signIn': refused.attempt,
    'session.signInAtRegion': ({ region }) => refused.attemptAt(region),
    'session.restore': () => session.restore(),
    async 'session.signOut'() {
      await session.signOut()
      return {}
    },
    async 'session.check'() {
      await session.authorized((token, adapter) => adapter.session.check(token))
      return {}
    },
    async 'session.reauthenticate'({ password }) {
      await session.authorized((token, adapter) => offered(adapter.session.reauthenticate)(token, password))
      return {}
    },
    'session.keychain': async () => ({ status: await keychain.status() }),
  }
}
