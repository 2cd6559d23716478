import { z } from 'zod'

/** The address given on the Password Reset page. Its form is checked by the portal, not here: the answer never depends on it. */
export const passwordRequestSchema = z.strictObject({ email: z.string().min(1).max(320) })

/** The same answer for every address. */
export const passwordRequestedSchema = z.strictObject({
  /** When "Send again" is allowed, in milliseconds since 1970-01-01 UTC. */
  resendAt: z.number().int().nonnegative(),
})
export type PasswordRequested = z.infer<typeof passwordRequestedSchema>
