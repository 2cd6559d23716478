import { z } from 'zod'
import { call } from '../bridge/define.ts'
import { temporaryPasswordSentSchema, userPageSchema } from './users.ts'

export const usersCalls = {
  'users.list': call(z.strictObject({ cursor: z.string().max(200).nullable() }), userPageSchema),
  /** Asks the portal to email a user a temporary password, which nobody else sees. */
  'users.sendTemporaryPassword': call(
    z.strictObject({ user: z.string().min(1).max(100) }),
    temporaryPasswordSentSchema,
  ),
}
