import type { BridgeCall } from '../../shared/bridge.ts'
import { Failure } from '../../shared/errors.ts'
import type { Handlers } from '../ipc/handlers.ts'
import type { Lock } from './lock.ts'

/** What the lock screen and the sign-in card need, besides recovery. None of it gives anything of an account away. */
const named: ReadonlySet<string> = new Set<BridgeCall>([
  'app.start',
  'app.leave',
  'portal.current',
  'portal.known',
  'session.signIn',
  'session.restore',
  'session.signOut',
  'session.lock',
  'session.unlock',
  'session.unlockMethods',
  'session.unlockBySystem',
  'session.keychain',
  'links.open',
  'network.signInToProxy',
  'diagnostics.save',
])

/** Going over to a link's portal would leave the account behind that the lock is about. */
const isOpen = (name: string) =>
  named.has(name) || (name.startsWith('recovery.') && name !== ('recovery.acceptLink' satisfies BridgeCall))

/**
 * Refuses every other call with `locked` while the app is locked, new ones too, and holds back the
 * answer of one that was under way; `late` then takes away what that may have left behind.
 */
export function closeWhileLocked(handlers: Handlers, lock: Pick<Lock, 'isLocked'>, late: () => void): Handlers {
  const close = (handle: (input: never) => Promise<unknown>) => async (input: never) => {
    if (lock.isLocked()) throw new Failure({ code: 'locked' })
    const outcome = handle(input)
    await Promise.allSettled([outcome])
    if (!lock.isLocked()) return outcome
    late()
    throw new Failure({ code: 'locked' })
  }
  const entries = Object.entries(handlers).map(([name, handle]) => [name, isOpen(name) ? handle : close(handle)])
  // Each handler keeps its own input and output; only the way to it is longer.
  return Object.fromEntries(entries) as Handlers
}
