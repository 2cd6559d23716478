import type { Feature } from '../feature.ts'
import { connectionHandlers } from './connection-handlers.ts'
import { createOnlyPortal } from './only-portal.ts'
import { portalHandlers } from './portal-handlers.ts'

export const connections: Feature<'connections'> = ({ portal, session, lock, policy, emit, dropSecrets }) => {
  const goToOnlyPortal = createOnlyPortal({ portal, session, lock, policy: policy.current, dropSecrets })
  const followPolicy = () => {
    if (goToOnlyPortal()) emit('policy.changed', {})
  }
  return {
    handlers: {
      ...portalHandlers(portal, policy.current),
      ...connectionHandlers(portal, session, { hideSecrets: () => emit('secrets.hide', {}), goToOnlyPortal }),
    },
    onLockChange(locked) {
      if (!locked) followPolicy()
    },
    onSessionEnd: followPolicy,
    // Sends no `policy.changed`: that follows once all features have applied the policy.
    onPolicy: () => void goToOnlyPortal(),
  }
}
