import { z } from 'zod'
import { passwordPolicySchema } from '../account/password-policy.ts'
import { mostDays, recordingFilterNames } from '../recordings/recordings.ts'
import { shownName } from '../text/shown-text.ts'

/** The portal kinds this client speaks. */
export const portalKinds = ['call-record', 'aptela', 'exotel'] as const
export const portalKindSchema = z.enum(portalKinds)
export type PortalKind = z.infer<typeof portalKindSchema>

/** Whom a person turns to when the portal cannot help them. Every part is optional. */
export const supportContactSchema = z
  .object({
    name: shownName(120).optional().describe('Who answers, such as "Northwind support".'),
    phone: shownName(60).optional().describe('A telephone number as people write it.'),
    email: z.email().max(320).optional().describe('An email address.'),
    website: z
      .url({ protocol: /^https$/ })
      .max(500)
      .optional()
      .describe("A help page, https only; it opens in the system's browser."),
  })
  .describe('Whom people turn to when the portal cannot help them.')
export type SupportContact = z.infer<typeof supportContactSchema>

/** A portal's appearance: one colour, from which each theme derives what is readable. */
export const brandSchema = z
  .object({
    accent: z
      .string()
      .regex(/^#[0-9a-fA-F]{6}$/)
      .optional()
      .describe('One colour as `#rrggbb`. Buttons have it as it is; readable shades for text are derived from it.'),
  })
  .describe('How the portal looks.')

/** A portal and how to present it. `id` is stable and safe in file and keychain names. */
export const portalProfileSchema = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,80}$/),
  kind: portalKindSchema,
  name: shownName(120),
  url: z.url().max(500),
  support: supportContactSchema.default({}),
  brand: brandSchema.default({}),
})
export type PortalProfile = z.infer<typeof portalProfileSchema>

/** A field on the sign-in card. `remember` fields are filled in the next time; secret ones never are. */
export const signInFieldSchema = z
  .object({
    name: z
      .enum(['clientId', 'username', 'password', 'region', 'accountSid', 'apiKey', 'apiToken'])
      .describe('What is asked for. A portal of this contract uses `clientId`, `username` and `password`.'),
    secret: z.boolean().default(false).describe('Masked while it is typed, and never kept.'),
    remember: z.boolean().default(false).describe('Filled in again the next time.'),
    options: z
      .array(
        z.object({
          value: shownName(60).describe('What is sent.'),
          label: shownName(80).describe('What people read.'),
        }),
      )
      .max(20)
      .optional()
      .describe('A fixed choice instead of free text.'),
  })
  .describe('A field on the sign-in card.')
export type SignInField = z.infer<typeof signInFieldSchema>
export type SignInFieldName = SignInField['name']

/** The recovery methods that a portal may offer. */
export const recoveryMethodSchema = z.enum(['emailed-temporary-password', 'emailed-link', 'phone-code', 'ask-provider'])
export type RecoveryMethod = z.infer<typeof recoveryMethodSchema>

/** Whether a secret can be read, can only be replaced, or does not exist. */
export const secretAccessSchema = z.enum(['readable', 'write-only', 'none'])
export type SecretAccess = z.infer<typeof secretAccessSchema>

/** Lists may hold more words than this client knows, so that a portal can also name newer ones. */
const mostWords = 50

const helper = z.enum(['contact-provider', 'ask-admin'])

const fixedFieldsSchema = z
  .object({
    name: shownName(300).describe('Why `name` is fixed.'),
    email: shownName(300).describe('Why `email` is fixed.'),
    username: shownName(300).describe('Why `username` is fixed.'),
  })
  .partial()

/** What can be done with calls and recordings; what is left out is not offered. */
const recordingCapabilitiesSchema = z
  .object({
    filters: z
      .array(z.enum(recordingFilterNames))
      .max(mostWords)
      .default(['party', 'text', 'direction', 'recorded', 'minSeconds', 'maxSeconds'])
      .describe('The filters of the list, besides the range of dates.'),
    filteredInApp: z
      .array(z.enum(recordingFilterNames))
      .max(mostWords)
      .default([])
      .describe(
        'Those of `filters` for which the client may have to read the calls and filter them itself. A portal of this contract leaves it out.',
      ),
    longestRange: z
      .number()
      .int()
      .min(1)
      .max(mostDays)
      .default(mostDays)
      .describe('How many days a request for the list may cover.'),
    keptDays: z
      .number()
      .int()
      .min(1)
      .max(100_000)
      .optional()
      .describe('For how many days calls can be read; left out if there is no limit.'),
    zone: z
      .string()
      .max(60)
      .optional()
      .describe('The IANA time zone of the portal, in which its people think of times.'),
    peaks: z.boolean().default(false).describe('The portal computes waveforms.'),
    notes: z.boolean().default(false).describe('Notes at a place in a recording.'),
    labels: z.boolean().default(false).describe('Tags and a score.'),
    holds: z.boolean().default(false).describe('Holds with a reason, which stop retention and deletion.'),
    deletion: z
      .enum(['none', 'final', 'restorable'])
      .default('none')
      .describe('Whether a recording can be deleted, and then restored for a while.'),
    archive: z.boolean().default(false).describe('Archived recordings can be fetched back.'),
    audit: z.boolean().default(false).describe('Who played, downloaded or changed a recording can be seen.'),
    playReason: z.boolean().default(false).describe('A reason is required before playing and downloading.'),
  })
  .describe('Calls and what was recorded of them; left out where there is nothing to see.')

/**
 * What a portal can do, as data. Screens follow this and never the portal's kind. A member that may be `null` may
 * also be left out.
 */
export const capabilitiesSchema = z
  .object({
    signIn: z
      .object({
        fields: z
          .array(signInFieldSchema)
          .min(1)
          .max(mostWords)
          .describe('What the sign-in card asks for, in this order.'),
        keepSignedIn: z.boolean().describe("The refresh token may be kept in the system's keychain."),
      })
      .describe('How people sign in.'),
    recovery: z
      .object({
        methods: z
          .array(recoveryMethodSchema)
          .max(mostWords)
          .describe(
            'The recovery methods, of which the client offers each. `ask-provider`: the support contact helps.',
          ),
        usernameIsEmail: z
          .boolean()
          .default(false)
          .describe('People sign in with their email address: it is filled in as the username after a recovery.'),
        forgottenUsername: helper
          .default('contact-provider')
          .describe('Who helps with a forgotten username or Client ID.'),
        unableToComplete: helper
          .optional()
          .describe('Who helps those who cannot use the recovery methods above; `contact-provider` if it is left out.'),
        password: passwordPolicySchema
          .optional()
          .describe('The policy of a password set by a link or a code, if it is not `account.password`.'),
        missedCallNumber: shownName(60)
          .optional()
          .describe('The number that verifies a phone which gives it a missed call.'),
        usualMinutes: z
          .number()
          .int()
          .min(1)
          .max(240)
          .optional()
          .describe('In how many minutes your emails usually arrive. Left out, the client promises no time.'),
        codeLength: z
          .number()
          .int()
          .min(4)
          .max(12)
          .optional()
          .describe('How many digits a code by phone has. Left out, the client names no number.'),
      })
      .describe('What the portal offers to those who forgot their password, username or email address.'),
    account: z
      .object({
        editable: z
          .array(z.enum(['name', 'email', 'username']))
          .max(mostWords)
          .describe('The fields that people may change.'),
        fixed: fixedFieldsSchema
          .optional()
          .describe("Why a field cannot be changed, in the portal's own words and in its people's language."),
        currentPassword: z.boolean().describe('A new password needs the current one.'),
        password: passwordPolicySchema
          .nullable()
          .default(null)
          .describe('The policy of a new password; `null` if passwords are not changed here.'),
        voicemailPin: passwordPolicySchema
          .optional()
          .describe('The policy of the voicemail PIN, if people choose theirs.'),
        operatorPassword: passwordPolicySchema
          .optional()
          .describe("The policy of the operator's login password, if there is an operator."),
      })
      .nullable()
      .default(null)
      .describe('What people may change of their own profile; `null` if it is nothing.'),
    users: z
      .boolean()
      .optional()
      .describe("Administrators see the customer's users and can have a temporary password mailed to each."),
    recordings: recordingCapabilitiesSchema.optional(),
    phones: z
      .object({
        scope: z
          .enum(['phone', 'account'])
          .optional()
          .describe('`account`: one set of settings serves every phone, and the list holds it alone. Else `phone`.'),
        sip: secretAccessSchema
          .default('none')
          .describe('Whether SIP passwords can be looked up, can only be replaced, or do not exist.'),
        ftp: secretAccessSchema
          .default('none')
          .describe('Whether FTP passwords can be looked up, can only be replaced, or do not exist.'),
        registrationState: z.boolean().describe('Whether a phone is registered is known.'),
        extensions: z.boolean().optional().describe('False if phones have no extensions: no column is shown.'),
        sipPassword: passwordPolicySchema
          .nullable()
          .default(null)
          .describe('The policy of a new SIP password; `null` if none can be set.'),
        ftpPassword: passwordPolicySchema
          .nullable()
          .default(null)
          .describe('The policy of a new FTP password; `null` if none can be set.'),
        softphones: z
          .object({
            linphone: z
              .boolean()
              .default(false)
              .describe('Every phone has a provisioning link that Linphone fetches its settings from.'),
            acrobits: z
              .string()
              .regex(/^[A-Za-z0-9]{1,60}\*?$/)
              .optional()
              .describe("Your Cloud ID at Acrobits: letters and digits, with `*` after it for the app's test version."),
          })
          .optional()
          .describe('Softphones that are set up by a QR code.'),
      })
      .nullable()
      .default(null)
      .describe('What can be done with phones; `null` if there are none.'),
  })
  .describe('What the portal can do. The client shows this and nothing else.')
export type Capabilities = z.infer<typeof capabilitiesSchema>

/** A portal that answered its discovery document. */
export const portalSchema = z.strictObject({
  profile: portalProfileSchema,
  capabilities: capabilitiesSchema,
})
export type Portal = z.infer<typeof portalSchema>
