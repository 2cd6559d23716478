import { z } from 'zod'
import { shownText } from './text/shown-text.ts'

/** Lines of safe facts for a person's IT department (host names, status codes, request ids). Never secrets. */
const details = z.array(shownText(500)).max(20).optional()

/** A moment as milliseconds since 1970-01-01 UTC. */
const moment = z.number().int().nonnegative()

const host = z.string().max(300)

/** One field that the portal or a rule refused; `rule` is a stable word the renderer turns into a sentence. */
export const fieldProblemSchema = z.strictObject({
  field: z.string().max(60),
  rule: z.string().max(60),
  /** The portal's own sentence, shown as text where the rule is not one of ours. */
  message: shownText(500).optional(),
})
export type FieldProblem = z.infer<typeof fieldProblemSchema>

/** The account as another writer left it, so that a person can compare it with what they typed. */
const conflictingAccount = z.strictObject({
  name: z.string().max(200),
  email: z.string().max(320),
  username: z.string().max(200),
  etag: z.string().max(200),
})

/**
 * Every way a call to the main process can fail, tagged by `code`. Carries only facts that are
 * safe to show and to log: no passwords, tokens, request bodies or full addresses.
 */
export const appErrorSchema = z.discriminatedUnion('code', [
  z.strictObject({
    code: z.literal('invalid-credentials'),
    /** What else than a typing error may be behind it, where the portal's answer leaves that open. */
    suspect: z.enum(['region']).optional(),
    details,
  }),
  z.strictObject({ code: z.literal('too-many-attempts'), retryAt: moment, details }),
  z.strictObject({
    code: z.literal('offline'),
    host,
    /** What else than the network may be behind it: macOS lets a program reach its own network only with consent. */
    suspect: z.enum(['local-network']).optional(),
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
  /** The portal answered, but not as its contract says; `what` names the first thing that was wrong. */
  z.strictObject({ code: z.literal('portal-unexpected'), host, what: shownText(500), details }),
  z.strictObject({
    code: z.literal('not-a-portal'),
    host,
    /** There is a portal, but its discovery document is of a newer kind or version, or does not fit its schema. */
    reason: z.enum(['newer', 'document']).optional(),
    details,
  }),
  /** An address that is http on anything but this computer, or holds a user name or a password. */
  z.strictObject({ code: z.literal('insecure-address'), reason: z.enum(['http', 'credentials']), details }),
  /** No address at all, or one of another kind. */
  z.strictObject({ code: z.literal('invalid-address'), reason: z.enum(['email']).optional(), details }),
  /** There are as many accounts side by side already as there may be. */
  z.strictObject({ code: z.literal('too-many-accounts'), most: z.number().int(), details }),
  z.strictObject({ code: z.literal('session-expired'), details }),
  /** The portal wants the password again before it shows a secret. */
  z.strictObject({ code: z.literal('reauthentication-required'), details }),
  /** Nothing else is possible until the temporary password has been replaced. */
  z.strictObject({ code: z.literal('password-change-required'), details }),
  /** A link, a code's ticket or what led to it was used already, or its time is over. */
  z.strictObject({ code: z.literal('recovery-expired'), details }),
  z.strictObject({ code: z.literal('forbidden'), details }),
  z.strictObject({ code: z.literal('not-found'), details }),
  /** The organisation's policy does not allow it on this computer. */
  z.strictObject({ code: z.literal('managed'), details }),
  /** Someone else changed it first. What is there now is read again by the one who asked. */
  z.strictObject({ code: z.literal('conflict'), current: conflictingAccount.optional(), details }),
  z.strictObject({ code: z.literal('validation'), problems: z.array(fieldProblemSchema).max(20), details }),
  /** A change was sent and its answer lost: it may or may not have happened. */
  z.strictObject({ code: z.literal('outcome-unknown'), host, details }),
  /** A sign-in is kept and cannot be read now. */
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
  /** A choice holds until the app ends: the settings file cannot be written. */
  z.strictObject({ code: z.literal('settings-unwritable'), details }),
  /** The clipboard does not hold what was copied, as while another program keeps it open. */
  z.strictObject({ code: z.literal('cannot-copy'), details }),
  /** The system refused to open a server on this computer. */
  z.strictObject({ code: z.literal('cannot-serve'), reason: z.enum(['denied', 'in-use', 'gone', 'other']), details }),
  /** The app is locked: nothing of an account is given until the person proved who they are. */
  z.strictObject({ code: z.literal('locked'), details }),
  z.strictObject({ code: z.literal('cancelled'), details }),
  /** The call itself was wrong: unknown sender or input that does not fit its schema. */
  z.strictObject({ code: z.literal('refused'), details }),
  z.strictObject({ code: z.literal('internal'), details }),
])

export type AppError = z.infer<typeof appErrorSchema>
export type AppErrorCode = AppError['code']
export type AppErrorOf<Code extends AppErrorCode> = Extract<AppError, { code: Code }>

/** What every call over the bridge resolves to; nothing is thrown across it. */
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
