import type { HttpClient } from '../http/client.ts'
import type { PortalAdapter } from './portal-adapter.ts'

/** A service that everybody reaches at the same address, so that nobody has to type it. */
export interface KnownService {
  readonly name: string
  /** What its connection is known by; need not be where its API is. */
  readonly origin: string
  /** Host names that mean it when a person types one of them. */
  readonly hosts: RegExp
  /** Stands in for a discovery document, which it does not have. */
  readonly document: unknown
}

/** A kind of portal: how one is opened from its discovery document. */
export interface AdapterKind {
  readonly service?: KnownService
  /** Throws a `Failure` with `not-a-portal` where the document is not one of this kind. */
  open(http: HttpClient, origin: URL, document: unknown): PortalAdapter
}
