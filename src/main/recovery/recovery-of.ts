import { Failure } from '../../shared/errors.ts'
import type { PortalAdapter } from '../portals/portal-adapter.ts'
import type { RecoveryFacet } from '../portals/recovery-facet.ts'

/** The portal's recovery methods by link and code. Throws `not-found` where it has neither. */
export function recoveryOf({ recovery }: Pick<PortalAdapter, 'recovery'>): RecoveryFacet {
  if (!recovery) throw new Failure({ code: 'not-found' })
  return recovery
}
