import { z } from 'zod'
import { shownText } from '../text/shown-text.ts'

const id = z.string().min(1).max(100)
const text = shownText(300)

/** One of the account's users, as their administrator sees them. */
export const userSchema = z.strictObject({
  id,
  name: text,
  username: text,
  /** The email address on the profile, masked by the portal; empty if the profile has none. */
  email: text,
})
export type User = z.infer<typeof userSchema>

/** A page of the list; `next` fetches the one after it. */
export const userPageSchema = z.strictObject({
  users: z.array(userSchema).max(5000),
  total: z.number().int().nonnegative(),
  next: z.string().max(200).nullable(),
})
export type UserPage = z.infer<typeof userPageSchema>

/** A temporary password was sent; only its recipient sees it. */
export const temporaryPasswordSentSchema = z.strictObject({
  /** The address that it was sent to, masked by the portal. */
  email: text,
  /** When it stops working, in milliseconds since 1970-01-01 UTC. */
  expiresAt: z.number().int().nonnegative(),
})
export type TemporaryPasswordSent = z.infer<typeof temporaryPasswordSentSchema>
