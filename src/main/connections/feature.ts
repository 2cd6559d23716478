import type { Portal } from '../../shared/connections/portal.ts'
import { allowsFormat } from '../../shared/phones/policy.ts'
import type { Policy } from '../../shared/policy/policy.ts'
import { allowsKeeping } from '../../shared/session/policy.ts'
import type { Feature } from '../feature.ts'
import type { Handlers } from '../ipc/dispatch.ts'
import { knownServices } from '../portals/open-adapter.ts'
import type { PortalAdapter } from '../portals/portal-adapter.ts'
import type { ActivePortal } from './active-portal.ts'
import { givenUnder } from './allowed-portals.ts'
import { type ConnectionSessions, connectionHandlers } from './connection-handlers.ts'

export const connections: Feature<'connections'> = ({
  build,
  portal,
  session,
  lock,
  policy,
  marks,
  emit,
  dropSecrets,
}) => {
  const goToOnlyPortal = createOnlyPortal({ portal, session, lock, policy: policy.current, dropSecrets })
  const followPolicy = () => {
    if (goToOnlyPortal()) emit('policy.changed', {})
  }
  if (build.brand) marks.addOwn(build.brand.profile.url)
  marks.onAdded((added) => emit('portal.marked', added))
  return {
    handlers: {
      ...portalHandlers(portal, policy.current),
      ...connectionHandlers(portal, session, marks, { hideSecrets: () => emit('secrets.hide', {}), goToOnlyPortal }),
    },
    onLockChange(locked) {
      if (!locked) followPolicy()
    },
    onSessionEnd: followPolicy,
    // Sends no `policy.changed`: that follows once all features have applied the policy.
    onPolicy: () => void goToOnlyPortal(),
  }
}

/** The calls for finding and choosing a portal. They give the page nothing that `policy` forbids. */
export function portalHandlers(
  portal: Pick<ActivePortal, 'check' | 'choose' | 'adapter'>,
  policy: () => Policy,
): Pick<Handlers, 'portal.check' | 'portal.known' | 'portal.choose' | 'portal.current'> {
  return {
    'portal.check': async ({ address }) => offered(await portal.check(address), policy()),
    'portal.known': async () => ({ services: policy().PortalLocked ? [] : [...knownServices] }),
    'portal.choose': async ({ address }) => offered(await portal.choose(address), policy()),
    'portal.current': async () => offered(await portal.adapter(), policy()),
  }
}

function offered({ profile, capabilities }: Pick<PortalAdapter, 'profile' | 'capabilities'>, policy: Policy): Portal {
  const { signIn, phones } = capabilities
  return {
    profile,
    capabilities: {
      ...capabilities,
      signIn: { ...signIn, keepSignedIn: signIn.keepSignedIn && allowsKeeping(policy) },
      phones: phones && { ...phones, softphones: allowedSoftphones(phones, policy) },
    },
  }
}

function allowedSoftphones({ softphones }: NonNullable<Portal['capabilities']['phones']>, policy: Policy) {
  return (
    softphones && {
      linphone: softphones.linphone && allowsFormat(policy, 'linphone'),
      ...(softphones.acrobits && allowsFormat(policy, 'acrobits') && { acrobits: softphones.acrobits }),
    }
  )
}

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
function createOnlyPortal({ portal, session, lock, policy, dropSecrets }: OnlyPortalDependencies): () => boolean {
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
