import { Failure } from '../../shared/errors.ts'
import type { PortalProvider } from '../providers/provider.ts'
import type { RecoveryProvider } from '../providers/recovery-provider.ts'

/** The portal's ways back in by link and code. Throws `not-found` where it has neither. */
export function recoveryOf({ recovery }: Pick<PortalProvider, 'recovery'>): RecoveryProvider {
  if (!recovery) throw new Failure({ code: 'not-found' })
  return recovery
}
