import { z } from 'zod'
import {
  brandSchema,
  capabilitiesSchema,
  portalKindSchema,
  supportContactSchema,
} from '../../../shared/connections/portal.ts'
import { type Permission, permissionSchema } from '../../../shared/session/session.ts'
import { shownName } from '../../../shared/text/shown-text.ts'
import { accountPasswordsEndpoints } from './account-passwords-contract.ts'
import { passwordBodySchema, phonesEndpoints } from './phones-contract.ts'
import { recordingsEndpoints } from './recordings.ts'
import { recoveryEndpoints } from './recovery-contract.ts'
import { usersEndpoints } from './users-contract.ts'

/**
 * The Call Record portal's HTTP contract, version 1: every request and answer on the wire.
 * `docs/portal-api.md` explains it, `docs/openapi.json` is generated from it, and a test holds
 * both against the running reference portal. Objects are open: unknown members are ignored, so
 * that a portal may add to its answers without breaking this client.
 */

/** RFC 9457 problem details; `type` is `urn:call-record-portal:problem:<code>`. */
export const problemSchema = z
  .object({
    type: z
      .string()
      .max(200)
      .default('about:blank')
      .describe('`urn:call-record-portal:problem:` and the code. Anything else, and the status alone counts.'),
    title: z.string().max(300).optional().describe('For your own logs and tools; the client does not show it.'),
    status: z.number().int().optional().describe('The HTTP status once more.'),
    detail: z.string().max(500).optional().describe('For your own logs and tools; the client does not show it.'),
    requestId: z
      .string()
      .max(100)
      .optional()
      .describe("Names this answer in the portal's own logs, as `x-request-id`."),
    problems: z
      .array(
        z
          .object({
            field: z.string().max(60).describe('The refused member of the request.'),
            rule: z.string().max(60).describe('Why it was refused: a word of the contract, or one of your own.'),
            message: z
              .string()
              .max(500)
              .optional()
              .describe("Your own sentence, in your people's language: shown as text where the rule is your own."),
          })
          .describe('One field that was refused.'),
      )
      .max(20)
      .optional()
      .describe('With `validation`: which fields were refused and by which rule, all at once.'),
  })
  .describe('Why a request was not carried out (RFC 9457).')

export const problemPrefix = 'urn:call-record-portal:problem:'
/** The problem codes of version 1, with the HTTP status each one comes with. */
export const problemStatus = {
  'invalid-credentials': 401,
  'session-expired': 401,
  'reauthentication-required': 403,
  'password-change-required': 403,
  forbidden: 403,
  'not-found': 404,
  'recovery-expired': 410,
  conflict: 412,
  'precondition-required': 428,
  validation: 422,
  'too-many-attempts': 429,
  unavailable: 503,
} as const
export type ProblemCode = keyof typeof problemStatus

export const discoverySchema = z
  .object({
    version: z.literal(1).describe('The version of this contract. A greater one tells older clients to update.'),
    kind: portalKindSchema.describe('`call-record` for a portal of this contract.'),
    name: shownName(120).describe('What the portal is called on the login page.'),
    api: z
      .string()
      .regex(/^(\/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*\/?$/)
      .min(1)
      .max(200)
      .describe("Where the endpoints are: a path at the document's own origin, with or without a `/` at its end."),
    support: supportContactSchema.default({}),
    brand: brandSchema.default({}),
    capabilities: capabilitiesSchema,
  })
  .describe('What a portal is called, what it can do, and where its endpoints are (RFC 8615).')
export type Discovery = z.infer<typeof discoverySchema>

const typedPassword = z.string().max(1024)

export const signInRequestSchema = z
  .object({
    username: z.string().max(320).describe('As typed; an e-mail address where `recovery.usernameIsEmail` says so.'),
    password: typedPassword.describe('Exactly as typed; a temporary one too.'),
    clientId: z.string().max(200).optional().describe('Where `signIn.fields` asks for it.'),
  })
  .describe('What people sign in with.')

export const grantSchema = z
  .object({
    accessToken: z
      .string()
      .regex(/^[!-~]+$/)
      .max(4096)
      .describe('For `Authorization: Bearer`: visible ASCII; RFC 6750, 2.1 allows less still.'),
    expiresIn: z.number().int().positive().describe('How many seconds the access token lives.'),
    refreshToken: z.string().min(1).max(2000).describe('Exchanged for the next grant; any text.'),
    user: z
      .object({
        name: z.string().max(200).describe("The person's name."),
        username: z.string().max(320).describe('What the person signs in with.'),
      })
      .describe('Who signed in.'),
    passwordChange: z
      .enum(['none', 'advised', 'required'])
      .catch('none')
      .default('none')
      .describe('After a temporary password: whether another must be chosen first, or the client only reminds.'),
    permissions: z
      .array(z.string().max(60))
      .max(50)
      .default(['account', 'phones'])
      .transform((words) => words.filter((word): word is Permission => permissionSchema.safeParse(word).success))
      .describe(
        'What this person may do: `account`, `phones`, `users`, `operator-password`. Other words are passed over.',
      ),
  })
  .describe('A session: what the client calls with, and what the person may do.')
export type Grant = z.infer<typeof grantSchema>

const refreshRequestSchema = z
  .object({ refreshToken: z.string().max(2000).describe('As the last grant gave it.') })
  .describe('What is exchanged for a new grant.')

const name = z.string().max(200).describe("The person's name.")
const email = z.string().max(320).describe("The person's e-mail address; empty where there is none.")
const username = z.string().max(200).describe("The person's user name.")

export const accountBodySchema = z.object({ name, email, username }).describe("The signed-in person's profile.")

export const accountPatchSchema = z
  .object({
    name: name.optional(),
    email: email.optional(),
    username: username.optional(),
    currentPassword: typedPassword.optional().describe('The password in use, exactly as typed, where one was typed.'),
    newPassword: typedPassword.optional().describe('A new password, exactly as typed.'),
  })
  .describe('What the person changed; what is left out stays.')

export const accountPatchedSchema = accountBodySchema
  .extend({
    passwordChanged: z.boolean().default(false).describe('The password was replaced.'),
    otherSessionsEnded: z
      .number()
      .int()
      .nonnegative()
      .default(0)
      .describe('How many other sessions of the person were ended.'),
  })
  .describe("The person's profile after a change.")

const empty = z.object({})

/** One operation: how it is asked and what a good answer is. */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** Relative to `api` of the discovery document, with `{parameters}`. */
  readonly path: string
  /** What it does, in a few words. */
  readonly summary: string
  /** What a portal has to know beyond its request and answer. */
  readonly description: string
  /** Needs `Authorization: Bearer <access token>`. */
  readonly authorized: boolean
  readonly query?: z.ZodObject
  readonly request?: z.ZodObject
  readonly status: number
  readonly response: z.ZodObject
  /** Answers and expects the account's version in ETag and If-Match (RFC 9110, 8.8.3 and 13.1.1). */
  readonly etag?: 'answers' | 'requires'
  /** Of a POST: when its answer is lost, a person must be told that it may have happened. So it is for PATCH and PUT. */
  readonly changes?: true
  readonly problems: readonly ProblemCode[]
}

export const endpoints = {
  signIn: {
    method: 'POST',
    path: '/session',
    summary: 'Sign in',
    description:
      'A wrong password, an unknown user name, a wrong Client ID and an expired temporary password are answered alike, after the same work. Signing in counts as a proof of the password.',
    authorized: false,
    request: signInRequestSchema,
    status: 200,
    response: grantSchema,
    problems: ['invalid-credentials', 'too-many-attempts', 'validation'],
  },
  refresh: {
    method: 'POST',
    path: '/session/refresh',
    summary: 'Exchange a refresh token for a new grant',
    description:
      'The old token stays good until its successor is first used, so a lost answer can be asked for again; using it after that ends the session everywhere. It never renews a proof.',
    authorized: false,
    request: refreshRequestSchema,
    status: 200,
    response: grantSchema,
    problems: ['session-expired', 'too-many-attempts'],
  },
  signOut: {
    method: 'DELETE',
    path: '/session',
    summary: 'Sign out',
    description: 'Ends this session and its refresh token.',
    authorized: true,
    status: 204,
    response: empty,
    problems: ['session-expired'],
  },
  reauthenticate: {
    method: 'POST',
    path: '/session/reauthentication',
    summary: 'Prove knowledge of the password',
    description:
      'Opens the passwords of phones for some minutes. A temporary password proves as well, while it is good. Wrong ones count apart from wrong sign-ins, by person and by client.',
    authorized: true,
    request: passwordBodySchema,
    status: 204,
    response: empty,
    problems: ['invalid-credentials', 'too-many-attempts', 'session-expired'],
  },
  ...recoveryEndpoints,
  readAccount: {
    method: 'GET',
    path: '/account',
    summary: "Read the signed-in person's profile",
    description:
      "The answer carries the profile's version as a strong ETag. It is open in the session of a temporary password.",
    authorized: true,
    status: 200,
    response: accountBodySchema,
    etag: 'answers',
    problems: ['session-expired', 'forbidden'],
  },
  changeAccount: {
    method: 'PATCH',
    path: '/account',
    summary: 'Change name, e-mail, user name or password',
    description:
      'Changes what it names and leaves the rest, where `If-Match` names the version that there is. A new password ends every other session. The current password is not asked for in a session opened with a temporary password.',
    authorized: true,
    request: accountPatchSchema,
    status: 200,
    response: accountPatchedSchema,
    etag: 'requires',
    problems: [
      'validation',
      'invalid-credentials',
      'too-many-attempts',
      'conflict',
      'precondition-required',
      'session-expired',
      'forbidden',
    ],
  },
  ...accountPasswordsEndpoints,
  ...usersEndpoints,
  ...phonesEndpoints,
  ...recordingsEndpoints,
} as const satisfies Record<string, Endpoint>

export type EndpointName = keyof typeof endpoints

/** Where the discovery document is (RFC 8615). */
export const discoveryPath = '/.well-known/call-record-portal'
