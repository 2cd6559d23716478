import type { Handlers } from '../handlers.ts'
import type { Lock } from './lock.ts'

type LockCalls = 'session.lock' | 'session.unlock' | 'session.unlockWays' | 'session.unlockBySystem'

/** Locking and unlocking. */
export function lockHandlers(lock: Lock): Pick<Handlers, LockCalls> {
  return {
    async 'session.lock'() {
      lock.lock()
      return {}
    },
    async 'session.unlock'({ fields }) {
      await lock.unlock(fields)
      return {}
    },
    'session.unlockWays': async () => ({ system: lock.offersSystemProof() }),
    async 'session.unlockBySystem'() {
      await lock.unlockBySystem()
      return {}
    },
  }
}
