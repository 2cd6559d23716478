import { z } from 'zod'

/** Required if `capabilities.account.currentPassword` is set. */
const currentPassword = z.string().max(1024).optional()

/** A new voicemail PIN for the signed-in person. */
export const voicemailPinChangeSchema = z.strictObject({ pin: z.string().min(1).max(256), currentPassword })
export type VoicemailPinChange = z.infer<typeof voicemailPinChangeSchema>

/** A new login password for the account's operator; `currentPassword` is the password of the person who changes it. */
export const operatorPasswordChangeSchema = z.strictObject({
  newPassword: z.string().min(1).max(1024),
  currentPassword,
})
export type OperatorPasswordChange = z.infer<typeof operatorPasswordChangeSchema>
