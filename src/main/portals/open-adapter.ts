import { type PortalKind, type PortalProfile, portalSchema } from '../../shared/connections/portal.ts'
import type { HttpClient } from '../http/client.ts'
import type { AdapterKind, KnownService } from './adapter-kind.ts'
import { aptelaKind } from './aptela/aptela-kind.ts'
import { callRecordKind } from './call-record/call-record-kind.ts'
import { discover } from './discover.ts'
import { exotelKind } from './exotel/exotel-kind.ts'
import type { PortalAdapter } from './portal-adapter.ts'
import { profileIdOf } from './profile-id.ts'
import { lineOf, unfit } from './read-document.ts'

/** Every portal kind. The one place that knows which there are; docs/portal-kinds.md says how to add one. */
const kinds: Record<PortalKind, AdapterKind> = {
  'call-record': callRecordKind,
  aptela: aptelaKind,
  exotel: exotelKind,
}

const services: readonly { kind: AdapterKind; service: KnownService }[] = Object.values(kinds).flatMap((kind) =>
  kind.service ? [{ kind, service: kind.service }] : [],
)

const serviceAt = ({ hostname }: URL) => services.find(({ service }) => service.hosts.test(hostname))

/**
 * The provider for the portal at an origin: of a service that is known by its host, or by the
 * portal's own discovery document. Rejects with `not-a-portal` or a network failure,
 * and once the signal aborts.
 */
export async function openAdapter(http: HttpClient, origin: URL, signal?: AbortSignal): Promise<PortalAdapter> {
  const known = serviceAt(origin)
  if (known) return fitting(known.kind.open(http, new URL(known.service.origin), known.service.document), origin)
  const document = await discover(http, origin, signal)
  return fitting(kinds[document.kind].open(http, origin, document), origin)
}

/**
 * What a portal says of itself crosses to the page and is written to the settings: it fits both, or is refused here,
 * where it harms nothing.
 */
function fitting(adapter: PortalAdapter, origin: URL): PortalAdapter {
  const { profile, capabilities } = adapter
  const parsed = portalSchema.safeParse({ profile, capabilities })
  if (parsed.success) return { ...adapter, ...parsed.data }
  throw unfit(origin, 'document', parsed.error.issues.map(lineOf))
}

/** Services that can be chosen without typing an address. */
export const knownServices: readonly { name: string; address: string }[] = services.map(({ service }) => ({
  name: service.name,
  address: service.origin,
}))

/** The origin that stands for the portal at an address: a known service has one for all its host names. */
export function portalOriginOf(address: URL): string {
  return serviceAt(address)?.service.origin ?? address.origin
}

/** Stands in until the portal at an address has said what it is and what it is called. */
export function unopenedProfile(address: URL): PortalProfile {
  const origin = new URL(portalOriginOf(address))
  return { id: profileIdOf(origin), kind: 'call-record', name: origin.host, url: origin.origin, support: {}, brand: {} }
}
