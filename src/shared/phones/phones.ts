import { z } from 'zod'
import { secretAccessSchema } from '../connections/portal.ts'
import { shownText } from '../text/shown-text.ts'

const id = z.string().min(1).max(100)
const text = z.string().max(300)
const port = z.number().int().min(1).max(65535)

/** Whether the phone is registered at its registrar now, if the portal knows. */
export const registrationStateSchema = z.enum(['registered', 'unregistered', 'unknown'])
export type RegistrationState = z.infer<typeof registrationStateSchema>

/** One row of the phone list: what is searched, sorted and shown at a glance. */
export const phoneSchema = z.strictObject({
  id,
  name: shownText(300),
  extension: shownText(300),
  sipUser: text,
  device: shownText(300),
  registration: registrationStateSchema,
})
export type Phone = z.infer<typeof phoneSchema>

/** A page of the list; `next` fetches the one after it. */
export const phonePageSchema = z.strictObject({
  phones: z.array(phoneSchema).max(5000),
  total: z.number().int().nonnegative(),
  next: z.string().max(200).nullable(),
})
export type PhonePage = z.infer<typeof phonePageSchema>

export const transportSchema = z.enum(['udp', 'tcp', 'tls'])
export type Transport = z.infer<typeof transportSchema>

/** What registers the phone (RFC 3261, 10 and 22). `authorizationId` is the digest user name and often differs from `username`. */
export const sipSettingsSchema = z.strictObject({
  domain: text,
  /** Null if the portal gives none: the server is then found in the DNS (RFC 3263, 4.2). */
  port: port.nullable(),
  transport: transportSchema,
  /**
   * Set if the portal names no transport and no outbound proxy: UDP, SIP's default (RFC 3263, 4.1), is assumed and may
   * be wrong.
   */
  assumedAddress: z.boolean().optional(),
  outboundProxy: text.nullable(),
  username: text,
  authorizationId: text,
  displayName: text,
  voicemailNumber: text.nullable(),
  password: secretAccessSchema,
})
export type SipSettings = z.infer<typeof sipSettingsSchema>

/** Where the phone fetches its configuration. `ftp` sends the password in clear (RFC 959); `ftps` is AUTH TLS (RFC 4217). */
export const ftpSettingsSchema = z.strictObject({
  server: text,
  port,
  security: z.enum(['ftp', 'ftps']),
  username: text,
  directory: text,
  password: secretAccessSchema,
})
export type FtpSettings = z.infer<typeof ftpSettingsSchema>

/** Everything about one phone except its passwords. */
export const phoneDetailSchema = z.strictObject({
  id,
  name: shownText(300),
  extension: shownText(300),
  device: shownText(300),
  mac: z
    .string()
    .regex(/^[0-9a-f]{12}$/)
    .nullable(),
  registration: registrationStateSchema,
  /** The portal's own text for whether the phone takes calls, e.g. "free". */
  status: shownText(60).optional(),
  sip: sipSettingsSchema.nullable(),
  ftp: ftpSettingsSchema.nullable(),
})
export type PhoneDetail = z.infer<typeof phoneDetailSchema>

/** Which of a phone's passwords is meant. */
export const phoneSecretSchema = z.enum(['sip', 'ftp'])
export type PhoneSecret = z.infer<typeof phoneSecretSchema>

export const phoneSecretRequestSchema = z.strictObject({ phone: id, secret: phoneSecretSchema })

/** A password exactly as the portal gave it, and how long the screen may show it. */
export const revealedSecretSchema = z.strictObject({
  password: z.string().max(1024),
  hideAfterMs: z.number().int().positive(),
})
export type RevealedSecret = z.infer<typeof revealedSecretSchema>

/** A new password for a phone, sent exactly as typed. */
export const setPhonePasswordSchema = z.strictObject({
  phone: id,
  secret: phoneSecretSchema,
  password: z.string().min(1).max(1024),
})

/** The password has been set; `details` are lines for the portal's support, such as the request's number. */
export const secretSetSchema = z.strictObject({ details: z.array(z.string().max(500)).max(20) })
export type SecretSet = z.infer<typeof secretSetSchema>

/** A password was copied; it is cleared from the clipboard after this time. */
export const copiedSecretSchema = z.strictObject({ clearsAfterMs: z.number().int().positive() })
export type CopiedSecret = z.infer<typeof copiedSecretSchema>
