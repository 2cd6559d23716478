import { z } from 'zod'
import { brandSchema, supportContactSchema } from '../../../shared/connections/portal.ts'
import { shownName } from '../../../shared/text/shown-text.ts'
import { readDocument, unfit } from '../discovery-document.ts'

/** The regions of a portal that speaks Exotel's API. A reference portal serves such a document; Exotel itself has none. */
export const exotelDocumentSchema = z.object({
  version: z.literal(1),
  kind: z.literal('exotel'),
  name: shownName(120),
  /**
   * Each region has its own hosts and accounts; `url` is the origin of its API for users, `callsUrl` that of its API for
   * calls, if it is another one.
   */
  regions: z
    .array(
      z.object({
        value: shownName(60),
        label: shownName(80),
        url: z.url().max(300),
        callsUrl: z.url().max(300).optional(),
      }),
    )
    .min(1)
    .max(10),
  support: supportContactSchema.default({}),
  brand: brandSchema.default({}),
})
export type ExotelDocument = z.infer<typeof exotelDocumentSchema>

/** Exotel's own regions (developer.exotel.com/docs/users/overview, "Base URL"; /api/call-details-bulk). */
export const exotelItself: ExotelDocument = {
  version: 1,
  kind: 'exotel',
  name: 'Exotel',
  regions: [
    {
      value: 'singapore',
      label: 'Singapore',
      url: 'https://ccm-api.exotel.com',
      callsUrl: 'https://api.exotel.com',
    },
    {
      value: 'mumbai',
      label: 'Mumbai',
      url: 'https://ccm-api.in.exotel.com',
      callsUrl: 'https://api.in.exotel.com',
    },
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
  const addresses = read.regions.flatMap(({ url, callsUrl }) => [url, ...(callsUrl === undefined ? [] : [callsUrl])])
  const stranger = addresses.map((url) => new URL(url)).find((url) => !mayHaveKey(origin, url))
  if (!stranger) return read
  throw unfit(origin, 'document', [`regions: one at ${stranger.host}, which is not the portal's own`])
}

/**
 * Whether key and token may be sent to an address: it must be at the portal's host or a subdomain, with the same scheme
 * security, or at Exotel itself.
 */
export function mayHaveKey({ protocol, hostname }: URL, address: URL): boolean {
  const isOwn = address.hostname === hostname || address.hostname.endsWith(`.${hostname}`)
  return isOwn ? address.protocol === protocol : address.protocol === 'https:' && exotelHosts.test(address.hostname)
}
