import { z } from 'zod'
import { phoneSecretRequestSchema } from './phones.ts'
import { toldText } from './shown-text.ts'

/** What went over the wire, line by line, with every secret and nonce removed. */
const exchange = z.array(toldText(500)).max(500)

const host = z.string().max(300)
const tookMs = z.number().nonnegative()

/** Endings that the SIP and the FTP test share. */
const shared = [
  /** Nobody answered in time, or the connection was refused, broke off, or found no way there. */
  z.strictObject({
    outcome: z.literal('no-answer'),
    host,
    port: z.number().int(),
    cause: z.enum(['timeout', 'connection-refused', 'connection-lost', 'unreachable']),
    exchange,
  }),
  z.strictObject({ outcome: z.literal('dns'), host, exchange }),
  z.strictObject({
    outcome: z.literal('tls-untrusted'),
    host,
    reason: z.enum(['self-signed', 'unknown-issuer', 'expired', 'not-yet-valid', 'wrong-host', 'revoked', 'other']),
    exchange,
  }),
  /** The server has no time now; `retryAt` in milliseconds since 1970, where it said when. */
  z.strictObject({ outcome: z.literal('busy'), retryAt: z.number().int().nullable(), exchange }),
  /** An answer that means none of the others; `what` is the server's own phrase, or with no status what was wrong. */
  z.strictObject({
    outcome: z.literal('unexpected'),
    status: z.number().int().nullable(),
    what: toldText(300),
    exchange,
  }),
  /** A value that cannot be sent at all, e.g. a line break in a user name. */
  z.strictObject({ outcome: z.literal('invalid-settings'), field: z.string().max(60), exchange }),
  z.strictObject({ outcome: z.literal('cancelled'), exchange }),
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
    exchange,
  }),
  /** The login was accepted and no phone is listed. Nothing was registered. */
  z.strictObject({ outcome: z.literal('unregistered'), tookMs, exchange }),
  /**
   * The server was reached, but did not say which phones are registered. Nothing was registered. `challenged` tells
   * whether it asked for the password, was given the answer, and did not reject it.
   */
  z.strictObject({
    outcome: z.literal('bindings-unknown'),
    status: z.number().int(),
    what: toldText(300),
    challenged: z.boolean(),
    exchange,
  }),
  /** Challenged again after an answer: the authorization ID, the password or the realm is wrong. */
  z.strictObject({ outcome: z.literal('wrong-credentials'), realm: toldText(300), exchange }),
  /** No such user at that domain; says nothing about the password. */
  z.strictObject({ outcome: z.literal('unknown-user'), exchange }),
  /** Understood and refused: a policy, a locked account, with some servers a wrong password. */
  z.strictObject({ outcome: z.literal('refused'), status: z.number().int(), what: toldText(300), exchange }),
  ...shared,
])
export type SipTestResult = z.infer<typeof sipTestResultSchema>

/** How a test login at the FTP server ended (RFC 959, RFC 4217). */
export const ftpTestResultSchema = z.discriminatedUnion('outcome', [
  /** `encrypted` tells whether the password crossed the network in clear. */
  z.strictObject({
    outcome: z.literal('logged-in'),
    directory: toldText(300),
    entries: z.number().int().nonnegative(),
    encrypted: z.boolean(),
    tookMs,
    exchange,
  }),
  z.strictObject({ outcome: z.literal('wrong-credentials'), exchange }),
  /** The login works, but the folder is not there or may not be read. */
  z.strictObject({ outcome: z.literal('no-directory'), directory: toldText(300), exchange }),
  /** The login works, but no second connection for the listing came about: usually a firewall. */
  z.strictObject({ outcome: z.literal('no-data-connection'), exchange }),
  /** The login works, but the server gives the listing only to a TLS session that is taken up again. */
  z.strictObject({ outcome: z.literal('session-not-resumed'), exchange }),
  /** The server does not speak AUTH TLS; nothing secret was sent. */
  z.strictObject({ outcome: z.literal('tls-not-offered'), exchange }),
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
