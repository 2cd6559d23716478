import type { Capabilities, PortalProfile } from '../../shared/connections/portal.ts'
import { Failure } from '../../shared/errors.ts'
import type { HttpClient } from '../http/client.ts'
import type { AccountFacet, PhonesFacet, RecordingsFacet, RecoveryFacet, SessionFacet, UsersFacet } from './facets.ts'

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

/** A service with the same address for all its customers, so that nobody has to type one. */
export interface KnownService {
  readonly name: string
  /** Identifies the service in its profile; its API may be elsewhere. */
  readonly origin: string
  /** The host names that lead to it when a person types one. */
  readonly hosts: RegExp
  /** Used instead of a discovery document, which it does not have. */
  readonly document: unknown
}

/** A kind of portal: how one is opened from its discovery document. */
export interface AdapterKind {
  readonly service?: KnownService
  /** Throws a `Failure` with `not-a-portal` if the document is not of this kind. */
  open(http: HttpClient, origin: URL, document: unknown): PortalAdapter
}
