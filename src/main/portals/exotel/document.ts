import { z } from 'zod'
import { brandSchema, supportContactSchema } from '../../../shared/connections/portal.ts'
import { shownName } from '../../../shared/text/shown-text.ts'

/** What tells one Exotel from another: its regions. A reference portal serves such a document; Exotel itself has none. */
export const exotelDocumentSchema = z.object({
  version: z.literal(1),
  kind: z.literal('exotel'),
  name: shownName(120),
  /** Each region is a host of its own with accounts of its own; `url` is its origin. */
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
