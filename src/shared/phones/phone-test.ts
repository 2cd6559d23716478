import { z } from 'zod'
import { toldText } from '../text/shown-text.ts'
import { phoneSecretRequestSchema } from './phones.ts'

/** What a server answered: its status code, and its text exactly as sent; empty if there was none. */
const answer = { status: z.number().int(), serverSaid: toldText(300) }
const answerSchema = z.strictObject(answer)
export type ServerAnswer = z.infer<typeof answerSchema>
/** The same, but possibly without an answer: no status and no text then. */
const anyAnswer = { ...answer, status: answer.status.nullable() }

/**
 * What the test found about the password, and from which answer. Only a server that asked for the password confirms it
 * (RFC 3261, 22; RFC 959, 331 to USER): a server that never asks accepts any.
 */
const passwordStateSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('unasked') }),
  /** Requested and sent, but not accepted by any answer. */
  z.strictObject({ state: z.literal('given') }),
  z.strictObject({ state: z.literal('accepted'), ...answer }),
])
export type PasswordState = z.infer<typeof passwordStateSchema>

/** In every result: the state of the password, and the messages exchanged, without secrets and nonces. */
const about = { password: passwordStateSchema, exchange: z.array(toldText(500)).max(500) }

/** The outcome of a test without the members of every result. */
export type TestOutcome<Result> = Result extends unknown ? Omit<Result, 'password' | 'exchange'> : never

const host = z.string().max(300)
const tookMs = z.number().nonnegative()

/** The fault, if it is not in the server's answer. */
const detail = z.enum([
  /** Both ends speak TLS, but have no version or cipher in common. */
  'no-common-tls',
  /** The server offers no digest algorithm of RFC 8760. */
  'no-known-digest',
  /** The server asks for the password with another scheme than Digest. */
  'no-digest',
  /** The data received is not a message of the protocol, or is endless. */
  'malformed',
  /** FTP: the server requires an account in addition to user name and password (RFC 959, 332 and 532). */
  'needs-account',
])
export type TestDetail = z.infer<typeof detail>

/** Outcomes that the SIP and the FTP test share. */
const shared = [
  /**
   * No answer in time, or the connection was refused, lost or had no route. A status is that of a SIP server that got
   * no answer from the next one (RFC 3261, 21.4.9 and 21.5.5).
   */
  z.strictObject({
    outcome: z.literal('no-answer'),
    host,
    port: z.number().int(),
    cause: z.enum(['timeout', 'connection-refused', 'connection-lost', 'unreachable']),
    ...anyAnswer,
    ...about,
  }),
  z.strictObject({ outcome: z.literal('dns'), host, ...about }),
  z.strictObject({
    outcome: z.literal('tls-untrusted'),
    host,
    reason: z.enum(['self-signed', 'unknown-issuer', 'expired', 'not-yet-valid', 'wrong-host', 'revoked', 'other']),
    ...about,
  }),
  /** The server is busy; `retryAt` in milliseconds since 1970, if it named a time. */
  z.strictObject({ outcome: z.literal('busy'), ...answer, retryAt: z.number().int().nullable(), ...about }),
  /** An answer with none of the other meanings, a fault that is not in an answer, or both. */
  z.strictObject({ outcome: z.literal('unexpected'), ...anyAnswer, detail: detail.nullable(), ...about }),
  /** A value that cannot be sent at all, e.g. a line break in a user name. */
  z.strictObject({ outcome: z.literal('invalid-settings'), field: z.string().max(60), ...about }),
  z.strictObject({ outcome: z.literal('cancelled'), ...about }),
] as const

/** The outcome of a test of a SIP account (RFC 3261, 10 and 21). */
export const sipTestResultSchema = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('registered'),
    /** How many phones were registered already, without the test's own registration. */
    bindings: z.number().int().nonnegative(),
    /** The lifetime of the test's own registration in seconds; null if a phone was listed and none was added. */
    expires: z.number().int().nonnegative().nullable(),
    /** Whether the server confirmed the removal of the test's own registration. */
    removed: z.boolean(),
    tookMs,
    ...about,
  }),
  /** The query was answered and no phone is listed. Nothing was registered. */
  z.strictObject({ outcome: z.literal('unregistered'), tookMs, ...about }),
  /** The login was accepted, but the test's own registration was not. */
  z.strictObject({ outcome: z.literal('not-registered'), ...anyAnswer, ...about }),
  /** The server answered, but does not support the query. Nothing was registered. */
  z.strictObject({ outcome: z.literal('bindings-unknown'), ...answer, ...about }),
  /** Challenged again after an answer: the authorization ID, the password or the realm is wrong. */
  z.strictObject({ outcome: z.literal('wrong-credentials'), ...answer, realm: toldText(300), ...about }),
  /** No such user at that domain; says nothing about the password. */
  z.strictObject({ outcome: z.literal('unknown-user'), ...answer, ...about }),
  /**
   * Understood and refused: by a policy, a locked account or, with some servers after a challenge, a wrong password.
   */
  z.strictObject({ outcome: z.literal('refused'), ...answer, ...about }),
  ...shared,
])
export type SipTestResult = z.infer<typeof sipTestResultSchema>

/** The outcome of a test login at the FTP server (RFC 959, RFC 4217). */
export const ftpTestResultSchema = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('logged-in'),
    directory: toldText(300),
    /** The number of entries in the folder; null if the server does not list it. */
    entries: z.number().int().nonnegative().nullable(),
    /** The server's answer instead of a listing, e.g. that there are no files; null if it gave one. */
    unlisted: answerSchema.nullable(),
    /** Whether names and passwords crossed the network encrypted. */
    encrypted: z.boolean(),
    tookMs,
    ...about,
  }),
  /** The password was given and rejected. */
  z.strictObject({ outcome: z.literal('wrong-credentials'), ...answer, ...about }),
  /** Refused at the user name, before the password was asked for. */
  z.strictObject({ outcome: z.literal('user-refused'), ...answer, ...about }),
  /** The server requires an encrypted connection, but the portal's settings say FTP in clear. */
  z.strictObject({ outcome: z.literal('tls-required'), ...answer, ...about }),
  /** Logged in, but the folder does not exist or may not be entered. */
  z.strictObject({ outcome: z.literal('no-directory'), ...answer, directory: toldText(300), ...about }),
  /** Logged in, but the data connection for the listing failed: usually a firewall. */
  z.strictObject({ outcome: z.literal('no-data-connection'), ...about }),
  /** Logged in, but the server requires a resumed TLS session for the listing. */
  z.strictObject({ outcome: z.literal('session-not-resumed'), ...answer, ...about }),
  /** The server does not speak AUTH TLS; nothing secret was sent. */
  z.strictObject({ outcome: z.literal('tls-not-offered'), ...answer, ...about }),
  ...shared,
])
export type FtpTestResult = z.infer<typeof ftpTestResultSchema>

/**
 * Which login of a phone to test. `password` is what the person typed, for portals that never reveal theirs; if the
 * portal does, main fetches it and ignores what was typed. `register` lets the SIP test register briefly if no phone is
 * listed: only after the person was warned that this may end a phone's registration.
 */
export const phoneTestRequestSchema = phoneSecretRequestSchema.extend({
  password: z.string().min(1).max(1024).optional(),
  register: z.boolean().optional(),
})

export const phoneTestResultSchema = z.discriminatedUnion('secret', [
  z.strictObject({ secret: z.literal('sip'), result: sipTestResultSchema }),
  z.strictObject({ secret: z.literal('ftp'), result: ftpTestResultSchema }),
])
export type PhoneTestResult = z.infer<typeof phoneTestResultSchema>
