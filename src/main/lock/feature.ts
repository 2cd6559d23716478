import { preferencesUnder } from '../../shared/settings/policy.ts'
import type { Feature } from '../feature.ts'

/** Locking and unlocking. */
export const lock: Feature<'lock'> = ({ lock: appLock, settings, policy, whenAway, emit }) => {
  whenAway({
    afterMinutes: () => preferencesUnder(policy.current(), settings.read().preferences).lockAfterMinutes,
    lock: appLock.lock,
  })
  return {
    handlers: {
      async 'session.lock'() {
        appLock.lock()
        return {}
      },
      async 'session.unlock'({ fields }) {
        await appLock.unlock(fields)
        return {}
      },
      'session.unlockMethods': async () => ({
        system: appLock.offersSystemAuthentication(),
        accounts: appLock.signedInAccounts(),
      }),
      async 'session.unlockBySystem'() {
        await appLock.unlockBySystem()
        return {}
      },
    },
    dropSecrets: () => emit('secrets.hide', {}),
    onLockChange: (locked) => emit('session.locked', { locked }),
  }
}
