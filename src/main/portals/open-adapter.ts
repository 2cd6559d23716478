import { type PortalKind, type PortalProfile, portalSchema } from '../../shared/connections/portal.ts'
import type { HttpClient } from '../http/client.ts'
import { aptelaKind } from './aptela/aptela-adapter.ts'
import { callRecordKind } from './call-record/call-record-adapter.ts'
import { discover, lineOf, profileOf, unfit } from './discovery-document.ts'
import { exotelKind } from './exotel/exotel-adapter.ts'
import type { AdapterKind, KnownService, PortalAdapter } from './portal-adapter.ts'

/** Every portal kind. No other file lists them; docs/portal-kinds.md explains how to add one. */
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
 * The adapter for the portal at an origin: a known service's if the host is one of its own, otherwise of the kind that
 * the discovery document names. Rejects with `not-a-portal`, with a failure of the network, or once the signal aborts.
 */
export async function openAdapter(http: HttpClient, origin: URL, signal?: AbortSignal): Promise<PortalAdapter> {
  const known = serviceAt(origin)
  if (known) return fitting(known.kind.open(http, new URL(known.service.origin), known.service.document), origin)
  const document = await discover(http, origin, signal)
  return fitting(kinds[document.kind].open(http, origin, document), origin)
}

/**
 * The profile and the capabilities cross to the page and are written to the settings. Invalid ones are refused here,
 * before a connection is added.
 */
function fitting(adapter: PortalAdapter, origin: URL): PortalAdapter {
  const { profile, capabilities } = adapter
  const parsed = portalSchema.safeParse({ profile, capabilities })
  if (parsed.success) return { ...adapter, ...parsed.data }
  throw unfit(origin, 'document', parsed.error.issues.map(lineOf))
}

/** The services that people can choose without typing an address. */
export const knownServices: readonly { name: string; address: string }[] = services.map(({ service }) => ({
  name: service.name,
  address: service.origin,
}))

/** The origin that stands for the portal at an address: a known service has one for all its host names. */
export function portalOriginOf(address: URL): string {
  return serviceAt(address)?.service.origin ?? address.origin
}

/** The profile of the portal at an address until its discovery document has been read. */
export function unopenedProfile(address: URL): PortalProfile {
  const origin = new URL(portalOriginOf(address))
  return profileOf(origin, { kind: 'call-record', name: origin.host, support: {}, brand: {} })
}
