import { preferencesUnder } from '../../shared/settings/policy.ts'
import type { Feature } from '../feature.ts'
import { lockHandlers } from './lock-handlers.ts'

export const lock: Feature<'lock'> = ({ lock: appLock, settings, policy, whenAway, emit }) => {
  whenAway({
    afterMinutes: () => preferencesUnder(policy.current(), settings.read().preferences).lockAfterMinutes,
    lock: appLock.lock,
  })
  return {
    handlers: lockHandlers(appLock),
    dropSecrets: () => emit('secrets.hide', {}),
    onLockChange: (locked) => emit('session.locked', { locked }),
  }
}
