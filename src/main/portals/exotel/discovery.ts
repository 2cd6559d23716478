import { z } from 'zod'
import { brandSchema, supportContactSchema } from '../../../shared/connections/portal.ts'
import { shownName } from '../../../shared/text/shown-text.ts'
import { readDocument, unfit } from '../discovery-document.ts'

/** The regions of a portal that speaks Exotel's API. A reference portal serves such a document; Exotel itself has none. */
export const exotelDocumentSchema = z.object({
  version: z.literal(1),
  kind: z.literal('exotel'),
  name: shownName(120),
  /** Each region has its own host and accounts; `url` is its origin. */
  regions: z
    .array(z.object({ value: shownName(60), label: shownName(80), url: z.url().max(300) }))
    .min(1)
    .max(10),
  support: supportContactSchema.default({}),
  brand: brandSchema.default({}),
})
export type ExotelDocument = z.infer<typeof exotelDocumentSchema>

/** Exotel's own regions (developer.exotel.com/docs/users/overview, "Base URL"). */
export const exotelItself: ExotelDocument = {
  version: 1,
  kind: 'exotel',
  name: 'Exotel',
  regions: [
    { value: 'singapore', label: 'Singapore', url: 'https://ccm-api.exotel.com' },
    { value: 'mumbai', label: 'Mumbai', url: 'https://ccm-api.in.exotel.com' },
  ],
  support: { name: 'Exotel support', email: 'hello@exotel.com', website: 'https://support.exotel.com' },
  brand: {},
}

/** The hosts of Exotel itself. */
export const exotelHosts = /^([a-z0-9-]+\.)*exotel\.com$/

/**
 * Reads a discovery document. Throws a `Failure` with `not-a-portal` if it is invalid or a region belongs to another
 * host.
 */
export function readExotelDocument(document: unknown, origin: URL): ExotelDocument {
  const read = readDocument(exotelDocumentSchema, document, origin)
  const stranger = read.regions.find(({ url }) => !isRegionOf(origin, new URL(url)))
  if (!stranger) return read
  throw unfit(origin, 'document', [`regions: one at ${new URL(stranger.url).host}, which is not the portal's own`])
}

/**
 * Keys are sent to a region, so it must be the portal's host or a subdomain, with the same scheme security, or Exotel
 * itself.
 */
function isRegionOf({ protocol, hostname }: URL, region: URL): boolean {
  const isOwn = region.hostname === hostname || region.hostname.endsWith(`.${hostname}`)
  return isOwn ? region.protocol === protocol : region.protocol === 'https:' && exotelHosts.test(region.hostname)
}
