import type { HttpClient } from '../http/client.ts'
import type { PortalAdapter } from './portal-adapter.ts'

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
