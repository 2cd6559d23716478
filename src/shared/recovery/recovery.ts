import { z } from 'zod'
import { shownText } from '../text/shown-text.ts'

/**
 * The address given on the Password Reset page. It is not validated here, because the portal's answer never depends on
 * it.
 */
export const passwordRequestSchema = z.strictObject({ email: z.string().min(1).max(320) })

/** The same answer for every address. */
export const passwordRequestedSchema = z.strictObject({
  /** When "Send again" is allowed, in milliseconds since 1970-01-01 UTC. */
  resendAt: z.number().int().nonnegative(),
})
export type PasswordRequested = z.infer<typeof passwordRequestedSchema>

/** Names something that main holds for the renderer, such as a ticket; useless anywhere else. */
const handle = z.string().min(1).max(60)

/** Exactly as typed; the portal checks it (ASVS 5.0, 6.2.8). */
const newPassword = z.string().min(1).max(1024)

/** The name to sign in with, now that the password has been set. */
export const recoveredSchema = z.strictObject({ username: z.string().max(320) })
export type Recovered = z.infer<typeof recoveredSchema>

/** A reset link that was opened or pasted. Its token stays in main. */
export const openedLinkSchema = z.strictObject({
  link: handle,
  /** The portal's name, or its host if this app does not know it. */
  portal: shownText(300),
  /** Whether it belongs to the portal in use; otherwise the person is asked before anything is sent there. */
  active: z.boolean(),
})
export type OpenedLink = z.infer<typeof openedLinkSchema>

export const linkSchema = z.strictObject({ link: handle })
/** As pasted: mail filters make links several times longer. */
export const linkTextSchema = z.strictObject({ text: z.string().min(1).max(20_000) })
export const linkRedemptionSchema = z.strictObject({ link: handle, newPassword })

/** How a code is sent. Calls are for landlines, which cannot receive SMS. */
export const codeChannelSchema = z.enum(['sms', 'call'])
export type CodeChannel = z.infer<typeof codeChannelSchema>

/** The purpose of a code; it is not valid for any other. */
export const codePurposeSchema = z.enum(['password', 'email'])
export type CodePurpose = z.infer<typeof codePurposeSchema>

/** The number as people write it: the portal parses it, and its answer never depends on it. */
const phone = z.string().min(1).max(60)

export const codeRequestSchema = z.strictObject({ phone, channel: codeChannelSchema, purpose: codePurposeSchema })
export type CodeRequest = z.infer<typeof codeRequestSchema>

/** The same answer for every number. Both moments in milliseconds since 1970-01-01 UTC. */
export const codeRequestedSchema = z.strictObject({
  /** When the code expires. */
  expiresAt: z.number().int().nonnegative(),
  /** When another code, by SMS or by call, may be requested. */
  againAt: z.number().int().nonnegative(),
})
export type CodeRequested = z.infer<typeof codeRequestedSchema>

export const codeSchema = z.strictObject({ phone, code: z.string().min(1).max(40), purpose: codePurposeSchema })
export type Code = z.infer<typeof codeSchema>

/** One of the accounts that a number belongs to. */
export const recoveryAccountSchema = z.strictObject({
  id: z.string().min(1).max(100),
  /** Enough for its owner to recognise it, masked for anyone else. */
  label: shownText(200),
})
export type RecoveryAccount = z.infer<typeof recoveryAccountSchema>

/** A correct code gives a ticket, which stays in main, and the accounts to choose from. */
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
