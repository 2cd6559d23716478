import { allowsKeeping } from '../../shared/session/policy.ts'
import type { Feature } from '../feature.ts'
import type { Handlers } from '../ipc/dispatch.ts'
import type { SecretStore } from '../keychain/secret-store.ts'
import { offered } from '../portals/portal-adapter.ts'
import { createDrafts } from './drafts.ts'
import { forgetOrphans } from './kept-sign-ins.ts'
import { createRefusedSignIn, type RefusedSignIn } from './refused-sign-in.ts'
import type { SessionKeeper } from './session-keeper.ts'

export const session: Feature<'session'> = ({ session: keeper, portal, keychain, settings, policy, emit }) => {
  const drafts = createDrafts(portal, keeper)
  const refused = createRefusedSignIn(keeper, policy.current)
  void forgetOrphans(settings, keychain)
  return {
    handlers: { ...sessionHandlers(keeper, keychain, refused), ...drafts.handlers },
    dropSecrets: refused.forget,
    onAccountChange() {
      refused.forget()
      drafts.forgetOthers()
    },
    onSessionEnd(reason) {
      if (reason === 'signed-out') drafts.forget()
      emit('session.ended', { reason })
    },
    async onPolicy() {
      // Kept sign-ins are not removed because of a fault that may be temporary.
      if (!allowsKeeping(policy.current()) && !policy.standsIn('KeepSignedIn')) await keeper.forgetAllKept()
    },
    onQuit: keeper.allToldOfSignOuts,
  }
}

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
