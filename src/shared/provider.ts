import { z } from 'zod'
import { passwordPolicySchema } from './password-policy.ts'
import { shownName } from './shown-text.ts'

/** The portal kinds this client speaks. */
export const portalKinds = ['call-record', 'aptela', 'exotel'] as const
export const portalKindSchema = z.enum(portalKinds)
export type PortalKind = z.infer<typeof portalKindSchema>

/** Whom a person turns to when the portal cannot help them. Every part is optional. */
export const supportContactSchema = z.object({
  name: shownName(120).optional(),
  phone: shownName(60).optional(),
  email: z.email().max(320).optional(),
  /** https only; opened in the system's browser. */
  website: z
    .url({ protocol: /^https$/ })
    .max(500)
    .optional(),
})
export type SupportContact = z.infer<typeof supportContactSchema>

/** How a provider looks: one accent colour; the theme derives readable shades from it. */
export const brandSchema = z.object({
  accent: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/)
    .optional(),
})

/** A portal and how to present it. `id` is stable and safe in file and keychain names. */
export const providerProfileSchema = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,80}$/),
  kind: portalKindSchema,
  name: shownName(120),
  url: z.url().max(500),
  support: supportContactSchema.default({}),
  brand: brandSchema.default({}),
})
export type ProviderProfile = z.infer<typeof providerProfileSchema>

/** A field on the sign-in card. `remember` fields are filled in the next time; secret ones never are. */
export const signInFieldSchema = z.object({
  name: z.enum(['clientId', 'username', 'password', 'region', 'accountSid', 'apiKey', 'apiToken']),
  secret: z.boolean().default(false),
  remember: z.boolean().default(false),
  /** A fixed choice instead of free text. */
  options: z
    .array(z.object({ value: shownName(60), label: shownName(80) }))
    .max(20)
    .optional(),
})
export type SignInField = z.infer<typeof signInFieldSchema>
export type SignInFieldName = SignInField['name']

/** The ways back in that a portal offers to those who forgot their password. */
export const recoveryWaySchema = z.enum(['emailed-temporary-password', 'emailed-link', 'phone-code', 'ask-provider'])
export type RecoveryWay = z.infer<typeof recoveryWaySchema>

/** Whether a secret can be looked up, only be replaced, or does not exist. */
export const secretAccessSchema = z.enum(['readable', 'write-only', 'none'])
export type SecretAccess = z.infer<typeof secretAccessSchema>

/**
 * What a portal can do, as data. Screens follow this and never the portal's kind.
 */
export const capabilitiesSchema = z.object({
  signIn: z.object({
    fields: z.array(signInFieldSchema).min(1).max(6),
    /** The portal issues a refresh token that may be kept in the system's keychain. */
    keepSignedIn: z.boolean(),
  }),
  recovery: z.object({
    ways: z.array(recoveryWaySchema).max(4),
    /** The e-mail address given for recovery can be filled in as user name afterwards. */
    usernameIsEmail: z.boolean().default(false),
    /** Who helps with a forgotten user name or client ID. */
    forgottenUsername: z.enum(['contact-provider', 'ask-admin']).default('contact-provider'),
    /** Who helps those who cannot use the ways above; the provider unless told. */
    unableToComplete: z.enum(['contact-provider', 'ask-admin']).optional(),
    /** The policy of a password set by a link or a code, where it is not that of the account. */
    password: passwordPolicySchema.optional(),
    /** The number that verifies a phone which gives it a missed call. */
    missedCallNumber: shownName(60).optional(),
  }),
  account: z
    .object({
      editable: z.array(z.enum(['name', 'email', 'username'])).max(3),
      /** In the portal's own words, why a field cannot be changed. */
      fixed: z
        .object({ name: shownName(300), email: shownName(300), username: shownName(300) })
        .partial()
        .optional(),
      currentPassword: z.boolean(),
      password: passwordPolicySchema.nullable(),
      /** The policy of the voicemail PIN, where people choose theirs. */
      voicemailPin: passwordPolicySchema.optional(),
      /** The policy of the operator's login password, where the account has an operator. */
      operatorPassword: passwordPolicySchema.optional(),
    })
    .nullable(),
  /** Administrators see the account's users and can have a temporary password mailed to each. */
  users: z.boolean().optional(),
  phones: z
    .object({
      /** `account`: one set of SIP and FTP settings serves every phone, and the list holds it alone. `phone` unless told. */
      scope: z.enum(['phone', 'account']).optional(),
      sip: secretAccessSchema,
      ftp: secretAccessSchema,
      registrationState: z.boolean(),
      /** False where phones have no extensions. */
      extensions: z.boolean().optional(),
      sipPassword: passwordPolicySchema.nullable(),
      ftpPassword: passwordPolicySchema.nullable(),
      /** Softphones that are set up by a QR code. */
      softphones: z
        .object({
          /** Every phone has a link that Linphone fetches its settings from. */
          linphone: z.boolean().default(false),
          /** The Cloud ID of Acrobits' Cloud Softphone; letters and digits, `*` for its test version. */
          acrobits: z
            .string()
            .regex(/^[A-Za-z0-9]{1,60}\*?$/)
            .optional(),
        })
        .optional(),
    })
    .nullable(),
})
export type Capabilities = z.infer<typeof capabilitiesSchema>
