import type { PortalKind, ProviderProfile } from '../../shared/provider.ts'
import type { HttpClient } from '../http/client.ts'
import { aptelaKind } from './aptela/aptela-kind.ts'
import { callRecordKind } from './call-record/call-record-kind.ts'
import { discover } from './discover.ts'
import { exotelKind } from './exotel/exotel-kind.ts'
import { profileIdOf } from './profile-id.ts'
import type { PortalProvider } from './provider.ts'
import type { ProviderKind } from './provider-kind.ts'

/** Every portal kind. The one place that knows which there are; docs/providers.md says how to add one. */
const kinds: Record<PortalKind, ProviderKind> = {
  'call-record': callRecordKind,
  aptela: aptelaKind,
  exotel: exotelKind,
}

/**
 * The provider for the portal at an origin: of a service that is known by its host, or by the
 * portal's own discovery document. Rejects with `not-a-portal` or a network failure.
 */
export async function openProvider(http: HttpClient, origin: URL): Promise<PortalProvider> {
  for (const { service, open } of Object.values(kinds)) {
    if (service?.hosts.test(origin.hostname)) return open(http, new URL(service.origin), service.document)
  }
  const document = await discover(http, origin)
  return kinds[document.kind].open(http, origin, document)
}

/** Services that can be chosen without typing an address. */
export const knownServices: readonly { name: string; address: string }[] = Object.values(kinds).flatMap(
  ({ service }) => (service ? [{ name: service.name, address: service.origin }] : []),
)

/** Stands in until the portal at an address has said what it is and what it is called. */
export function unopenedProfile(origin: URL): ProviderProfile {
  return { id: profileIdOf(origin), kind: 'call-record', name: origin.host, url: origin.origin, support: {}, brand: {} }
}
