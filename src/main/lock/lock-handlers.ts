import type { Handlers } from '../ipc/handlers.ts'
import type { Lock } from './lock.ts'

type LockCalls = 'session.lock' | 'session.unlock' | 'session.unlockMethods' | 'session.unlockBySystem'

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
    'session.unlockMethods': async () => ({ system: lock.offersSystemAuthentication() }),
    async 'session.unlockBySystem'() {
      await lock.unlockBySystem()
      return {}
    },
  }
}
