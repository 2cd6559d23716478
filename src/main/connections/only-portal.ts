import type { Policy } from '../../shared/policy/policy.ts'
import type { ActivePortal } from './active-portal.ts'
import { givenUnder } from './allowed-portals.ts'
import type { ConnectionSessions } from './connection-handlers.ts'

interface OnlyPortalDependencies {
  portal: Pick<ActivePortal, 'connection' | 'mayUse' | 'goTo'>
  session: Pick<ConnectionSessions, 'isOpen'>
  lock: { isLocked(): boolean }
  policy: () => Policy
  /** Removes every secret from outside main's memory. */
  dropSecrets: () => void
}

/**
 * Switches from an account at a portal that policy no longer allows to the only portal allowed. Returns whether it
 * switched.
 */
export function createOnlyPortal({
  portal,
  session,
  lock,
  policy,
  dropSecrets,
}: OnlyPortalDependencies): () => boolean {
  return () => {
    const only = givenUnder(policy(), null)
    const current = portal.connection()
    if (!only || (current && portal.mayUse(current.profile.url))) return false
    // Only its own portal can unlock the app, so the account stays until the unlock or until its session ends.
    if (lock.isLocked() && session.isOpen(current?.id ?? '')) return false
    dropSecrets()
    portal.goTo(only)
    return true
  }
}
