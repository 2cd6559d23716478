import { z } from 'zod'
import { brandSchema, capabilitiesSchema, portalKindSchema, supportContactSchema } from '../../../shared/provider.ts'
import { type Permission, permissionSchema } from '../../../shared/session.ts'
import { shownName } from '../../../shared/shown-text.ts'
import { accountPasswordsEndpoints } from './account-passwords-contract.ts'
import { recoveryEndpoints } from './recovery-contract.ts'
import { usersEndpoints } from './users-contract.ts'

/**
 * The Call Record portal's HTTP contract, version 1: every request and answer on the wire.
 * `docs/portal-api.md` explains it, `docs/openapi.json` is generated from it, and a test holds
 * both against the running reference portal. Objects are open: unknown members are ignored, so
 * that a portal may add to its answers without breaking this client.
 */

const text = z.string().max(300)
const id = z.string().min(1).max(100)

/** RFC 9457 problem details; `type` is `urn:call-record-portal:problem:<code>`. */
export const problemSchema = z.object({
  type: z.string().max(200).default('about:blank'),
  title: z.string().max(300).optional(),
  status: z.number().int().optional(),
  detail: z.string().max(500).optional(),
  /** Names this answer in the portal's own logs. */
  requestId: z.string().max(100).optional(),
  /** With `validation`: which fields were refused and by which rule. */
  problems: z
    .array(z.object({ field: z.string().max(60), rule: z.string().max(60), message: z.string().max(500).optional() }))
    .max(20)
    .optional(),
})

export const problemPrefix = 'urn:call-record-portal:problem:'
/** The problem codes of version 1, with the HTTP status each one comes with. */
export const problemStatus = {
  'invalid-credentials': 401,
  'session-expired': 401,
  'proof-required': 403,
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

export const discoverySchema = z.object({
  version: z.literal(1),
  kind: portalKindSchema,
  name: shownName(120),
  /** Where the endpoints below are: a path at the discovery document's own origin, with or without a `/` at its end. */
  api: z
    .string()
    .regex(/^(\/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*\/?$/)
    .min(1)
    .max(200),
  support: supportContactSchema.default({}),
  brand: brandSchema.default({}),
  capabilities: capabilitiesSchema,
})
export type Discovery = z.infer<typeof discoverySchema>

export const signInRequestSchema = z.object({
  username: z.string().max(320),
  password: z.string().max(1024),
  clientId: z.string().max(200).optional(),
})

export const grantSchema = z.object({
  /** Travels in a header, so it is visible ASCII; RFC 6750, 2.1 allows less still. */
  accessToken: z
    .string()
    .regex(/^[!-~]+$/)
    .max(4096),
  /** Seconds the access token lives. */
  expiresIn: z.number().int().positive(),
  refreshToken: z.string().min(1).max(2000),
  user: z.object({ name: z.string().max(200), username: z.string().max(320) }),
  passwordChange: z.enum(['none', 'advised', 'required']).default('none'),
  /** What this account may do; words this client does not know are passed over. */
  permissions: z
    .array(z.string().max(60))
    .max(50)
    .default(['account', 'phones'])
    .transform((words) => words.filter((word): word is Permission => permissionSchema.safeParse(word).success)),
})
export type Grant = z.infer<typeof grantSchema>

export const accountBodySchema = z.object({
  name: z.string().max(200),
  email: z.string().max(320),
  username: z.string().max(200),
})

export const accountPatchSchema = z.object({
  name: z.string().max(200).optional(),
  email: z.string().max(320).optional(),
  username: z.string().max(200).optional(),
  currentPassword: z.string().max(1024).optional(),
  newPassword: z.string().max(1024).optional(),
})

export const accountPatchedSchema = accountBodySchema.extend({
  passwordChanged: z.boolean().default(false),
  otherSessionsEnded: z.number().int().nonnegative().default(0),
})

const registration = z.enum(['registered', 'unregistered', 'unknown']).catch('unknown')

export const phoneListSchema = z.object({
  total: z.number().int().nonnegative(),
  offset: z.number().int().nonnegative(),
  phones: z.array(z.object({ id, name: text, extension: text, sipUser: text, device: text, registration })).max(1000),
})

export const phoneBodySchema = z.object({
  id,
  name: text,
  extension: text,
  device: text,
  mac: z
    .string()
    .regex(/^[0-9a-f]{12}$/)
    .nullable(),
  registration,
  sip: z
    .object({
      domain: text,
      port: z.number().int().min(1).max(65535).optional(),
      transport: z.enum(['udp', 'tcp', 'tls']),
      outboundProxy: text.nullable(),
      username: text,
      authorizationId: text,
      displayName: text,
      voicemailNumber: text.nullable(),
    })
    .nullable(),
  ftp: z
    .object({
      server: text,
      port: z.number().int().min(1).max(65535),
      security: z.enum(['ftp', 'ftps']),
      username: text,
      directory: text,
    })
    .nullable(),
})

/** https, or http on this computer. */
export const provisioningLinkSchema = z.object({ url: z.url({ protocol: /^https?$/ }).max(1000) })

export const passwordBodySchema = z.object({ password: z.string().max(1024) })
const empty = z.object({})

/** One operation: how it is asked and what a good answer is. */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** Relative to `api` of the discovery document, with `{parameters}`. */
  readonly path: string
  readonly summary: string
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
    authorized: false,
    request: signInRequestSchema,
    status: 200,
    response: grantSchema,
    problems: ['invalid-credentials', 'too-many-attempts', 'validation'],
  },
  refresh: {
    method: 'POST',
    path: '/session/refresh',
    summary:
      'Exchange a refresh token for a new grant. The old token stays good until its successor is first used, so a lost answer can be asked for again; using it after that ends the session everywhere.',
    authorized: false,
    request: z.object({ refreshToken: z.string().max(2000) }),
    status: 200,
    response: grantSchema,
    problems: ['session-expired', 'too-many-attempts'],
  },
  signOut: {
    method: 'DELETE',
    path: '/session',
    summary: 'End this session and its refresh token',
    authorized: true,
    status: 204,
    response: empty,
    problems: ['session-expired'],
  },
  prove: {
    method: 'POST',
    path: '/session/proof',
    summary: 'Prove knowledge of the password, for showing secrets',
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
    summary: 'The signed-in account',
    authorized: true,
    status: 200,
    response: accountBodySchema,
    etag: 'answers',
    problems: ['session-expired', 'forbidden'],
  },
  changeAccount: {
    method: 'PATCH',
    path: '/account',
    summary:
      'Change name, e-mail, user name or password. A new password ends every other session. The current password is not asked for in a session opened with a temporary password.',
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
  listPhones: {
    method: 'GET',
    path: '/phones',
    summary: 'Phones, ordered by extension',
    authorized: true,
    query: z.object({
      offset: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(1000).default(200),
    }),
    status: 200,
    response: phoneListSchema,
    problems: ['session-expired', 'password-change-required', 'forbidden'],
  },
  readPhone: {
    method: 'GET',
    path: '/phones/{phone}',
    summary: 'The SIP and FTP settings of a phone, without passwords',
    authorized: true,
    status: 200,
    response: phoneBodySchema,
    problems: ['session-expired', 'password-change-required', 'forbidden', 'not-found'],
  },
  readPhoneSecret: {
    method: 'GET',
    path: '/phones/{phone}/secrets/{secret}',
    summary: 'One password of a phone; `secret` is `sip` or `ftp`. Needs a recent proof.',
    authorized: true,
    status: 200,
    response: passwordBodySchema,
    problems: ['session-expired', 'proof-required', 'password-change-required', 'forbidden', 'not-found'],
  },
  readProvisioningLink: {
    method: 'GET',
    path: '/phones/{phone}/provisioning-link',
    summary:
      'A link from which Linphone fetches the settings of a phone. It gives out the password, so it is short-lived and needs a recent proof.',
    authorized: true,
    status: 200,
    response: provisioningLinkSchema,
    problems: ['session-expired', 'proof-required', 'password-change-required', 'forbidden', 'not-found'],
  },
  setPhonePassword: {
    method: 'PUT',
    path: '/phones/{phone}/secrets/{secret}',
    summary: 'Replace one password of a phone; `secret` is `sip` or `ftp`. Needs a recent proof.',
    authorized: true,
    request: passwordBodySchema,
    status: 204,
    response: empty,
    problems: ['validation', 'session-expired', 'proof-required', 'password-change-required', 'forbidden', 'not-found'],
  },
} as const satisfies Record<string, Endpoint>

export type EndpointName = keyof typeof endpoints

/** Where the discovery document is (RFC 8615). */
export const discoveryPath = '/.well-known/call-record-portal'
