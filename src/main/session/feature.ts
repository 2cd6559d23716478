import { allowsKeeping } from '../../shared/session/policy.ts'
import type { Feature } from '../feature.ts'
import { createDrafts } from './drafts.ts'
import { forgetOrphans } from './forget-kept.ts'
import { createRefusedSignIn } from './refused-sign-in.ts'
import { sessionHandlers } from './session-handlers.ts'

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
