import { z } from 'zod'
import { shownText } from './text/shown-text.ts'

/** Lines of safe facts for a person's IT department (host names, status codes, request ids). Never secrets. */
const details = z.array(shownText(500)).max(20).optional()

/** A moment as milliseconds since 1970-01-01 UTC. */
const moment = z.number().int().nonnegative()

const host = z.string().max(300)

/** One field that the portal or a rule refused; `rule` is a stable name that the renderer turns into a sentence. */
export const fieldProblemSchema = z.strictObject({
  field: z.string().max(60),
  rule: z.string().max(60),
  /** The portal's own sentence, shown if the rule is unknown here. */
  message: shownText(500).optional(),
})
export type FieldProblem = z.infer<typeof fieldProblemSchema>

/** The account's current version, so that a person can compare it with what they typed. */
const conflictingAccount = z.strictObject({
  name: z.string().max(200),
  email: z.string().max(320),
  username: z.string().max(200),
  etag: z.string().max(200),
})

/**
 * Every way a call to the main process can fail, tagged by `code`. Holds only facts that are safe to show and to log:
 * no passwords, tokens, request bodies or full addresses.
 */
export const appErrorSchema = z.discriminatedUnion('code', [
  z.strictObject({
    code: z.literal('invalid-credentials'),
    /** Another possible cause than a typing error, if the portal's answer does not tell. */
    suspect: z.enum(['region']).optional(),
    details,
  }),
  z.strictObject({ code: z.literal('too-many-attempts'), retryAt: moment, details }),
  z.strictObject({
    code: z.literal('offline'),
    host,
    /** Another possible cause than the network: macOS requires consent for access to the local network; no host has that name. */
    suspect: z.enum(['local-network', 'unknown-name']).optional(),
    details,
  }),
  z.strictObject({ code: z.literal('timeout'), host, details }),
  z.strictObject({
    code: z.literal('tls-untrusted'),
    host,
    issuer: shownText(300),
    reason: z.enum([
      'self-signed',
      'unknown-issuer',
      'expired',
      'not-yet-valid',
      'wrong-host',
      'revoked',
      'not-pinned',
      'other',
    ]),
    validFrom: moment.optional(),
    validTo: moment.optional(),
    details,
  }),
  /** `proxy` is its origin: http and https at the same name and port need not be the same proxy. */
  z.strictObject({ code: z.literal('proxy-auth'), proxy: host, details }),
  z.strictObject({ code: z.literal('portal-unavailable'), host, retryAt: moment.optional(), details }),
  /** The portal's answer breaks the contract; `what` names the first fault. */
  z.strictObject({ code: z.literal('portal-unexpected'), host, what: shownText(500), details }),
  z.strictObject({
    code: z.literal('not-a-portal'),
    host,
    /** There is a portal, but its discovery document is of a newer kind or version, or does not fit its schema. */
    reason: z.enum(['newer', 'document']).optional(),
    details,
  }),
  /** An http address of another computer, or an address with a user name or password. */
  z.strictObject({ code: z.literal('insecure-address'), reason: z.enum(['http', 'credentials']), details }),
  /** Not a portal's address; an email address has its own reason. */
  z.strictObject({ code: z.literal('invalid-address'), reason: z.enum(['email']).optional(), details }),
  /** The limit of accounts is reached. */
  z.strictObject({ code: z.literal('too-many-accounts'), most: z.number().int(), details }),
  z.strictObject({ code: z.literal('session-expired'), details }),
  /** The portal requires reauthentication before it gives a secret. */
  z.strictObject({ code: z.literal('reauthentication-required'), details }),
  /** The temporary password must be replaced first. */
  z.strictObject({ code: z.literal('password-change-required'), details }),
  /** A link, code or ticket was already used or has expired. */
  z.strictObject({ code: z.literal('recovery-expired'), details }),
  z.strictObject({ code: z.literal('forbidden'), details }),
  z.strictObject({ code: z.literal('not-found'), details }),
  /** Policy does not allow it on this computer. */
  z.strictObject({ code: z.literal('managed'), details }),
  /** Someone else changed it first. `current` holds the version now at the portal. */
  z.strictObject({ code: z.literal('conflict'), current: conflictingAccount.optional(), details }),
  z.strictObject({ code: z.literal('validation'), problems: z.array(fieldProblemSchema).max(20), details }),
  /** A change was sent but its answer was lost: it may or may not have happened. */
  z.strictObject({ code: z.literal('outcome-unknown'), host, details }),
  /** A kept sign-in cannot be read now. */
  z.strictObject({ code: z.literal('keychain-locked'), details }),
  z.strictObject({ code: z.literal('keychain-unavailable'), details }),
  /** A phone's user name or password cannot be put into a QR code. */
  z.strictObject({
    code: z.literal('password-not-representable'),
    reason: z.enum(['half-character', 'too-long']),
    details,
  }),
  /** The system refused to write the files. */
  z.strictObject({ code: z.literal('cannot-save'), reason: z.enum(['denied', 'full', 'missing', 'other']), details }),
  /** The settings file cannot be written, so a change lasts only until the app quits. */
  z.strictObject({ code: z.literal('settings-unwritable'), details }),
  /** The clipboard does not hold what was copied, for example because another program keeps it open. */
  z.strictObject({ code: z.literal('cannot-copy'), details }),
  /** Neither Chromium nor the app can decode a recording of this `format`, or there is no sound in it. */
  z.strictObject({
    code: z.literal('cannot-play'),
    reason: z.enum(['format', 'empty']),
    format: shownText(60),
    details,
  }),
  /** The system refused to open a server on this computer. */
  z.strictObject({ code: z.literal('cannot-serve'), reason: z.enum(['denied', 'in-use', 'gone', 'other']), details }),
  /** The app is locked: nothing about an account is given until it is unlocked. */
  z.strictObject({ code: z.literal('locked'), details }),
  z.strictObject({ code: z.literal('cancelled'), details }),
  /** The call itself was wrong: unknown sender or input that does not fit its schema. */
  z.strictObject({ code: z.literal('refused'), details }),
  z.strictObject({ code: z.literal('internal'), details }),
])

export type AppError = z.infer<typeof appErrorSchema>
export type AppErrorCode = AppError['code']
export type AppErrorOf<Code extends AppErrorCode> = Extract<AppError, { code: Code }>

/** The result of every call over the bridge, across which nothing is thrown. */
export type Result<Value> = { ok: true; value: Value } | { ok: false; error: AppError }

/**
 * Carries an {@link AppError} through code that throws. Its message is the code alone, so that
 * nothing secret can reach a log through it.
 */
export class Failure extends Error {
  readonly error: AppError

  constructor(error: AppError, options?: ErrorOptions) {
    super(error.code, options)
    this.name = 'Failure'
    this.error = error
  }
}
