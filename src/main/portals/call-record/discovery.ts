import { z } from 'zod'
import {
  brandSchema,
  capabilitiesSchema,
  portalKindSchema,
  supportContactSchema,
} from '../../../shared/connections/portal.ts'
import { shownName } from '../../../shared/text/shown-text.ts'

/** Letters, digits, `_`, `-` and inner dots between slashes: it can lead to no other origin. */
const ownPath = /^(\/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+$/

/** What a portal says of its look. Where its mark is concerns nobody but main. */
export const portalBrandSchema = brandSchema
  .extend({
    mark: z
      .string()
      .regex(ownPath)
      .max(200)
      .optional()
      .describe(
        "Where your mark is: a path at the document's own origin to a PNG, or to an SVG of paths and shapes alone.",
      ),
  })
  .describe('How the portal looks.')

export const discoverySchema = z
  .object({
    version: z.literal(1).describe('The version of this contract. Clients that do not know it ask for an update.'),
    kind: portalKindSchema.describe('`call-record` for a portal of this contract.'),
    name: shownName(120).describe("The portal's name on the login page."),
    api: z
      .string()
      .regex(/^(\/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*\/?$/)
      .min(1)
      .max(200)
      .describe("Where the endpoints are: a path at the document's own origin, with or without a `/` at its end."),
    support: supportContactSchema.default({}),
    brand: portalBrandSchema.default({}),
    capabilities: capabilitiesSchema,
  })
  .describe('The name of a portal, what it can do, and where its endpoints are (RFC 8615).')
export type Discovery = z.infer<typeof discoverySchema>
