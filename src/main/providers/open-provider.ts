import type { HttpClient } from '../http/client.ts'
import { createCallRecordProvider } from './call-record/call-record-provider.ts'
import { discover } from './call-record/discover.ts'
import type { PortalProvider } from './provider.ts'

/**
 * The provider for the portal at an origin, by the portal's own discovery document. The one place
 * that knows which portal kinds there are. Rejects with `not-a-portal` or a network failure.
 */
export async function openProvider(http: HttpClient, origin: URL): Promise<PortalProvider> {
  const discovered = await discover(http, origin)
  return createCallRecordProvider(http, origin, discovered)
}
