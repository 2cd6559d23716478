import { z } from 'zod'

/** The account as the portal holds it; `etag` names that version (RFC 9110, 8.8.3). */
export const accountSchema = z.strictObject({
  name: z.string().max(200),
  email: z.string().max(320),
  username: z.string().max(200),
  etag: z.string().max(200),
})
export type Account = z.infer<typeof accountSchema>

/** What Edit Account saves: only the changed members, and the version that they were changed from. */
export const accountChangeSchema = z.strictObject({
  etag: z.string().max(200),
  name: z.string().max(200).optional(),
  email: z.string().max(320).optional(),
  username: z.string().max(200).optional(),
  currentPassword: z.string().max(1024).optional(),
  newPassword: z.string().min(1).max(1024).optional(),
})
export type AccountChange = z.infer<typeof accountChangeSchema>

/** The result of a change. */
export const accountSavedSchema = z.strictObject({
  account: accountSchema,
  passwordChanged: z.boolean(),
  /** How many sessions on other computers the portal ended. */
  otherSessionsEnded: z.number().int().nonnegative(),
})
export type AccountSaved = z.infer<typeof accountSavedSchema>
