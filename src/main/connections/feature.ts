import type { Feature } from '../feature.ts'
import { connectionHandlers } from './connection-handlers.ts'
import { createOnlyPortal } from './only-portal.ts'
import { portalHandlers } from './portal-handlers.ts'

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
