import { z } from 'zod'
import { shownText } from '../text/shown-text.ts'

/** What the sign-in card sends: one value per field of the portal's `capabilities.signIn.fields`, exactly as typed. */
export const signInSchema = z.strictObject({
  fields: z.strictObject({
    clientId: z.string().max(200).optional(),
    username: z.string().max(320).optional(),
    password: z.string().max(1024).optional(),
    region: z.string().max(60).optional(),
    accountSid: z.string().max(200).optional(),
    apiKey: z.string().max(500).optional(),
    apiToken: z.string().max(500).optional(),
  }),
  keepSignedIn: z.boolean(),
})
export type SignIn = z.infer<typeof signInSchema>

/** Whether the password in use was emailed: `required` must be done first, `advised` allows "Later". */
export const passwordChangeSchema = z.enum(['none', 'advised', 'required'])
export type PasswordChange = z.infer<typeof passwordChangeSchema>

/** What this account may do, if the portal's capabilities include it. */
export const permissionSchema = z.enum([
  'account',
  'phones',
  'users',
  'operator-password',
  'recordings',
  'recordings-play',
  'recordings-download',
  'recordings-annotate',
  'recordings-hold',
  'recordings-delete',
  'recordings-audit',
])
export type Permission = z.infer<typeof permissionSchema>

/** The signed-in person as the renderer may know them: no tokens. */
export const sessionSchema = z.strictObject({
  name: shownText(200),
  username: shownText(320),
  passwordChange: passwordChangeSchema,
  /** Together with the portal's capabilities, these decide what the menu shows. */
  permissions: z.array(permissionSchema).max(20),
  /** Whether the sign-in is kept in the keychain and survives a restart. */
  kept: z.boolean(),
})
export type Session = z.infer<typeof sessionSchema>

/** Why a session ended. `expired` leads back to sign-in without losing work; the session may also have been revoked. */
export const sessionEndSchema = z.enum(['signed-out', 'expired'])
export type SessionEnd = z.infer<typeof sessionEndSchema>

/** What the keychain can do now. The renderer chooses the name that people know the keychain by. */
export const keychainStatusSchema = z.enum(['ready', 'locked', 'denied', 'unavailable', 'not-answering'])
export type KeychainStatus = z.infer<typeof keychainStatusSchema>
