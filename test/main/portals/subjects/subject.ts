import type { PortalKind } from '../../../../src/shared/connections/portal.ts'
import type { SignIn } from '../../../../src/shared/session/session.ts'
import type { Fault } from '../../../portal/faults/faults.ts'
import type { LoggedRequest } from '../../../portal/server/request-log.ts'

/** A portal of one kind under way, and what the conformance suite must know of it. */
export interface Subject {
  kind: PortalKind
  url: string
  good: SignIn['fields']
  /** How many rows its list of phones has. */
  phones: number
  /** A phone whose SIP password can be set, by the id that the list gives; null where that is not done here. */
  settable: string | null
  /** Everything that must not be told: what one signs in with, and every phone's password. */
  secrets(): string[]
  /** The SIP password that the portal has for a phone. */
  storedPassword(phone: string): string | undefined
  requests(): LoggedRequest[]
  /** What happens to every request from now on, or to every one of a method. */
  fail(fault: Fault, method?: string): void
  recover(): void
  close(): Promise<void>
}
