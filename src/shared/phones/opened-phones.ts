import { z } from 'zod'

/** How many of the phones opened last are remembered. */
export const mostOpenedPhones = 5

/** The phones that the person opened last, newest first, and whether they put the first steps away. */
export const openedPhonesSchema = z.strictObject({
  phones: z.array(z.string().min(1).max(100)).max(mostOpenedPhones),
  knowsPhones: z.boolean(),
})
export type OpenedPhones = z.infer<typeof openedPhonesSchema>
