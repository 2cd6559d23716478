import { z } from 'zod'

/** Where a page of a list begins and how long it may be. */
export const pageQuerySchema = z.object({
  offset: z.coerce.number().int().min(0).default(0).describe('How many to leave out before the page.'),
  limit: z.coerce.number().int().min(1).max(1000).default(200).describe('The most that the page holds.'),
})
