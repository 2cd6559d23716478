import { z } from 'zod'
import { shownText } from '../text/shown-text.ts'

/** The address given on the Password Reset page. Its form is checked by the portal, not here: the answer never depends on it. */
export const passwordRequestSchema = z.strictObject({ email: z.string().min(1).max(320) })

/** The same answer for every address. */
export const passwordRequestedSchema = z.strictObject({
  /** When "Send again" is allowed, in milliseconds since 1970-01-01 UTC. */
  resendAt: z.number().int().nonnegative(),
})
export type PasswordRequested = z.infer<typeof passwordRequestedSchema>

/** Names something that main holds for the renderer, such as a ticket, and is worth nothing anywhere else. */
const handle = z.string().min(1).max(60)

/** Exactly as typed; what it must be like is the portal's matter (ASVS 5.0, 6.2.8). */
const newPassword = z.string().min(1).max(1024)

/** The name to sign in with, now that the password has been set. */
export const recoveredSchema = z.strictObject({ username: z.string().max(320) })
export type Recovered = z.infer<typeof recoveredSchema>

/** A reset link that was opened or pasted. Its token stays in main. */
export const openedLinkSchema = z.strictObject({
  link: handle,
  /** What its portal is called here, or its host where this app does not know the portal. */
  portal: shownText(300),
  /** It belongs to the portal in use; a link of another one is asked about before anything is sent there. */
  active: z.boolean(),
})
export type OpenedLink = z.infer<typeof openedLinkSchema>

export const linkSchema = z.strictObject({ link: handle })
/** As pasted: mail filters make a link several times as long. */
export const linkTextSchema = z.strictObject({ text: z.string().min(1).max(20_000) })
export const linkRedemptionSchema = z.strictObject({ link: handle, newPassword })

/** How a code comes. Calls are for landlines, which take no SMS. */
export const codeChannelSchema = z.enum(['sms', 'call'])
export type CodeChannel = z.infer<typeof codeChannelSchema>

/** What a code was asked for; it is good for nothing else. */
export const codePurposeSchema = z.enum(['password', 'email'])
export type CodePurpose = z.infer<typeof codePurposeSchema>

/** The number as people write it: the portal reads it, and its answer never depends on it. */
const phone = z.string().min(1).max(60)

export const codeRequestSchema = z.strictObject({ phone, channel: codeChannelSchema, purpose: codePurposeSchema })
export type CodeRequest = z.infer<typeof codeRequestSchema>

/** The same answer for every number. Both moments in milliseconds since 1970-01-01 UTC. */
export const codeRequestedSchema = z.strictObject({
  /** When the code ends. */
  expiresAt: z.number().int().nonnegative(),
  /** When another code, by SMS or by call, may be asked for. */
  againAt: z.number().int().nonnegative(),
})
export type CodeRequested = z.infer<typeof codeRequestedSchema>

export const codeSchema = z.strictObject({ phone, code: z.string().min(1).max(40), purpose: codePurposeSchema })
export type Code = z.infer<typeof codeSchema>

/** One of the accounts that a number belongs to. */
export const recoveryAccountSchema = z.strictObject({
  id: z.string().min(1).max(100),
  /** Enough for its owner to know it by, and masked for everybody else. */
  label: shownText(200),
})
export type RecoveryAccount = z.infer<typeof recoveryAccountSchema>

/** A right code gives a ticket, which stays in main, and the accounts to choose from. */
export const codeVerifiedSchema = z.strictObject({
  ticket: handle,
  accounts: z.array(recoveryAccountSchema).min(1).max(50),
})
export type CodeVerified = z.infer<typeof codeVerifiedSchema>

export const accountPasswordSchema = z.strictObject({
  ticket: handle,
  account: z.string().min(1).max(100),
  newPassword,
})
export const accountEmailRequestSchema = z.strictObject({ ticket: handle, account: z.string().min(1).max(100) })
export const accountEmailSchema = z.strictObject({ email: shownText(320) })
