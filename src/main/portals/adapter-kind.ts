import type { HttpClient } from '../http/client.ts'
import type { PortalAdapter } from './portal-adapter.ts'

/** A service that is at the same address for all its customers, so that it can be offered without typing one. */
export interface KnownService {
  readonly name: string
  /** Identifies the service in its profile; its API may be elsewhere. */
  readonly origin: string
  /** The host names that lead to it when a person types one. */
  readonly hosts: RegExp
  /** Used in place of a discovery document, which it does not have. */
  readonly document: unknown
}

/** A kind of portal: how one is opened from its discovery document. */
export interface AdapterKind {
  readonly service?: KnownService
  /** Throws a `Failure` with `not-a-portal` where the document is not one of this kind. */
  open(http: HttpClient, origin: URL, document: unknown): PortalAdapter
}
