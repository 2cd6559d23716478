import type { Policy } from '../../shared/policy/policy.ts'
import type { ActivePortal } from './active-portal.ts'
import { givenUnder } from './allowed-portals.ts'
import type { ConnectionSessions } from './connection-handlers.ts'

interface OnlyPortalDependencies {
  portal: Pick<ActivePortal, 'connection' | 'mayUse' | 'goTo'>
  session: Pick<ConnectionSessions, 'isOpen'>
  lock: { isLocked(): boolean }
  policy: () => Policy
  /** Takes whatever secret is outside of main's memory away. */
  dropSecrets: () => void
}

/** Leaves an account at a portal that policy no longer allows, for the only one that it does; gives whether there was one. */
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
    // Its own portal alone can open a lock, so the account stays until then or until its session is over.
    if (lock.isLocked() && session.isOpen(current?.id ?? '')) return false
    dropSecrets()
    portal.goTo(only)
    return true
  }
}
