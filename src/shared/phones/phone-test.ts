import { z } from 'zod'
import { toldText } from '../text/shown-text.ts'
import { phoneSecretRequestSchema } from './phones.ts'

/** What a server answered: its status code, and its own words as it wrote them; empty where it wrote none. */
const answer = { status: z.number().int(), serverSaid: toldText(300) }
const answerSchema = z.strictObject(answer)
export type ServerAnswer = z.infer<typeof answerSchema>
/** The same where there may have been none: no status and no words then. */
const anyAnswer = { ...answer, status: answer.status.nullable() }

/**
 * What is known of the password at the end, and from which answer. It is proven only by a server that asked for it
 * (RFC 3261, 22; RFC 959, 331 to USER): one that never does takes every password.
 */
const passwordStateSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('unasked') }),
  /** Asked for and given; no answer has accepted it. */
  z.strictObject({ state: z.literal('given') }),
  z.strictObject({ state: z.literal('accepted'), ...answer }),
])
export type PasswordState = z.infer<typeof passwordStateSchema>

/** Beside every result: what is known of the password, and what went over the wire, without secrets and nonces. */
const about = { password: passwordStateSchema, exchange: z.array(toldText(500)).max(500) }

/** How a test ended, before what stands beside every result is added. */
export type TestOutcome<Result> = Result extends unknown ? Omit<Result, 'password' | 'exchange'> : never

const host = z.string().max(300)
const tookMs = z.number().nonnegative()

/** What was wrong where the server's own words do not tell. */
const detail = z.enum([
  /** Both ends speak TLS, but have no version or cipher in common. */
  'no-common-tls',
  /** The server offers no digest algorithm of RFC 8760. */
  'no-known-digest',
  /** The server asks for the password in another way than by Digest. */
  'no-digest',
  /** What came is no message of the protocol, or one without end. */
  'malformed',
  /** FTP: the server wants an account beside user name and password (RFC 959, 332 and 532). */
  'needs-account',
])
export type TestDetail = z.infer<typeof detail>

/** Endings that the SIP and the FTP test share. */
const shared = [
  /**
   * Nobody answered in time, or the connection was refused, broke off, or found no way there. A status is that of a
   * SIP server which had no answer from the one behind it (RFC 3261, 21.4.9 and 21.5.5).
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
  /** The server has no time now; `retryAt` in milliseconds since 1970, where it said when. */
  z.strictObject({ outcome: z.literal('busy'), ...answer, retryAt: z.number().int().nullable(), ...about }),
  /** An answer that means none of the others, what was wrong where it does not tell, or both. */
  z.strictObject({ outcome: z.literal('unexpected'), ...anyAnswer, detail: detail.nullable(), ...about }),
  /** A value that cannot be sent at all, e.g. a line break in a user name. */
  z.strictObject({ outcome: z.literal('invalid-settings'), field: z.string().max(60), ...about }),
  z.strictObject({ outcome: z.literal('cancelled'), ...about }),
] as const

/** How the test of a SIP login ended (RFC 3261, 10 and 21). */
export const sipTestResultSchema = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('registered'),
    /** How many phones were registered already, the test not counted. */
    bindings: z.number().int().nonnegative(),
    /** The seconds granted to the test's own registration; null where a phone is listed and none was added. */
    expires: z.number().int().nonnegative().nullable(),
    /** The test's own registration is gone again; false where the server did not confirm it. */
    removed: z.boolean(),
    tookMs,
    ...about,
  }),
  /** The question was answered and no phone is listed. Nothing was registered. */
  z.strictObject({ outcome: z.literal('unregistered'), tookMs, ...about }),
  /** The login was accepted, but the test's own registration was not. */
  z.strictObject({ outcome: z.literal('not-registered'), ...anyAnswer, ...about }),
  /** The server was reached, but did not say which phones are registered. Nothing was registered. */
  z.strictObject({ outcome: z.literal('bindings-unknown'), ...answer, ...about }),
  /** Challenged again after an answer: the authorization ID, the password or the realm is wrong. */
  z.strictObject({ outcome: z.literal('wrong-credentials'), ...answer, realm: toldText(300), ...about }),
  /** No such user at that domain; says nothing about the password. */
  z.strictObject({ outcome: z.literal('unknown-user'), ...answer, ...about }),
  /** Understood and refused: a policy, a locked account, and after a challenge with some servers a wrong password. */
  z.strictObject({ outcome: z.literal('refused'), ...answer, ...about }),
  ...shared,
])
export type SipTestResult = z.infer<typeof sipTestResultSchema>

/** How a test login at the FTP server ended (RFC 959, RFC 4217). */
export const ftpTestResultSchema = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('logged-in'),
    directory: toldText(300),
    /** How much the folder holds; null where the server does not show it. */
    entries: z.number().int().nonnegative().nullable(),
    /** What the server said in place of a listing, e.g. that there are no files; null where it gave one. */
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
  /** The server takes this over an encrypted connection only, and the portal says FTP in clear. */
  z.strictObject({ outcome: z.literal('tls-required'), ...answer, ...about }),
  /** Logged in, but the folder is not there or may not be entered. */
  z.strictObject({ outcome: z.literal('no-directory'), ...answer, directory: toldText(300), ...about }),
  /** Logged in, but no second connection for the listing came about: usually a firewall. */
  z.strictObject({ outcome: z.literal('no-data-connection'), ...about }),
  /** Logged in, but the server gives the listing only to a TLS session that is taken up again. */
  z.strictObject({ outcome: z.literal('session-not-resumed'), ...answer, ...about }),
  /** The server does not speak AUTH TLS; nothing secret was sent. */
  z.strictObject({ outcome: z.literal('tls-not-offered'), ...answer, ...about }),
  ...shared,
])
export type FtpTestResult = z.infer<typeof ftpTestResultSchema>

/**
 * Which login of a phone to test. `password` is what the person typed, for portals that never give theirs
 * out; where the portal does, main fetches it and passes over what was typed. `register` makes the SIP test register
 * for a moment where no phone is listed: only after the person was told that this may end a phone's registration.
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
