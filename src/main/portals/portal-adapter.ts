import type { Capabilities, PortalProfile } from '../../shared/connections/portal.ts'
import { Failure } from '../../shared/errors.ts'
import type { AccountFacet } from './facets/account.ts'
import type { PhonesFacet } from './facets/phones.ts'
import type { RecordingsFacet } from './facets/recordings.ts'
import type { RecoveryFacet } from './facets/recovery.ts'
import type { SessionFacet } from './facets/session.ts'
import type { UsersFacet } from './facets/users.ts'

/**
 * A portal as this client uses it, in facets; one implementation for each portal kind. An absent facet or method is not
 * offered by this portal; callers use {@link offered}. Every method rejects with a `Failure` that carries a typed error
 * and nothing secret. No change is ever sent twice: a lost answer is `outcome-unknown`.
 */
export interface PortalAdapter {
  readonly profile: PortalProfile
  readonly capabilities: Capabilities
  /** Where its mark is, at its own origin. */
  readonly mark?: URL
  readonly session: SessionFacet
  readonly recovery?: RecoveryFacet
  readonly account?: AccountFacet
  readonly users?: UsersFacet
  readonly phones?: PhonesFacet
  /** Absent if calls are not listed. */
  readonly recordings?: RecordingsFacet
}

/**
 * A facet, or a method of one, that a call needs. The screens follow the capabilities, so only a bug or a compromised
 * page asks for an absent one: throws a `Failure` with `not-found`.
 */
export function offered<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new Failure({ code: 'not-found' })
  return part
}
