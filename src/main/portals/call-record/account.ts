import { z } from 'zod'
import type { Capabilities } from '../../../shared/connections/portal.ts'
import { Failure } from '../../../shared/errors.ts'
import type { AccountFacet } from '../facets.ts'
import { type Ask, type Endpoint, emptySchema, type ProblemCode } from './endpoint.ts'

const typedPassword = z.string().max(1024)
const name = z.string().max(200).describe("The person's name.")
const email = z.string().max(320).describe("The person's email address; empty if there is none.")
const username = z.string().max(200).describe("The person's username.")

export const accountBodySchema = z.object({ name, email, username }).describe("The signed-in person's profile.")

export const accountPatchSchema = z
  .object({
    name: name.optional(),
    email: email.optional(),
    username: username.optional(),
    currentPassword: typedPassword.optional().describe('The current password, exactly as typed, if one was typed.'),
    newPassword: typedPassword.optional().describe('The new password, exactly as typed.'),
  })
  .describe('The members that the person changed; the others stay as they are.')

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

const currentPassword = typedPassword
  .optional()
  .describe("The signed-in person's password, exactly as typed, if the capabilities require it.")

const passwordProblems = [
  'validation',
  'invalid-credentials',
  'too-many-attempts',
  'session-expired',
  'password-change-required',
  'forbidden',
] as const satisfies ProblemCode[]

/**
 * The signed-in person's profile, and the secrets other than the login password, each if `capabilities.account` has a
 * policy for it.
 */
export const accountEndpoints = {
  readAccount: {
    method: 'GET',
    path: '/account',
    summary: "Read the signed-in person's profile",
    description:
      "The answer carries the profile's version as a strong ETag. It can be read in a session opened with a temporary password.",
    authorized: true,
    status: 200,
    response: accountBodySchema,
    etag: 'answers',
    problems: ['session-expired', 'forbidden'],
  },
  changeAccount: {
    method: 'PATCH',
    path: '/account',
    summary: 'Change name, email, username or password',
    description:
      'Changes the members that are present, provided that `If-Match` names the current version. A new password ends every other session. The current password is not required in a session opened with a temporary password.',
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
  setVoicemailPin: {
    method: 'PUT',
    path: '/account/voicemail-pin',
    summary: "Replace the signed-in person's voicemail PIN",
    description: 'Where the capabilities have a policy for it. Setting the same PIN again is not an error.',
    authorized: true,
    request: z
      .object({ pin: z.string().max(256).describe('The new PIN, exactly as typed.'), currentPassword })
      .describe('A new voicemail PIN.'),
    status: 204,
    response: emptySchema,
    problems: passwordProblems,
  },
  setOperatorPassword: {
    method: 'PUT',
    path: '/account/operator-password',
    summary: "Replace the operator's login password",
    description: "Every session of the operator ends. `currentPassword` is the signed-in person's own.",
    authorized: true,
    request: z
      .object({ newPassword: z.string().max(1024).describe('The new password, exactly as typed.'), currentPassword })
      .describe("A new password for the operator's login."),
    status: 204,
    response: emptySchema,
    problems: passwordProblems,
  },
} as const satisfies Record<string, Endpoint>

/** Longer ETags are refused, because one is kept with each account that was read. */
const longestVersion = 200

/** Changes are conditional on the version that was read; `host` is the portal's, for errors. */
export function callRecordAccount(
  ask: Ask,
  host: string,
  { voicemailPin, operatorPassword }: NonNullable<Capabilities['account']>,
): AccountFacet {
  return {
    async read(token) {
      const { value, headers } = await ask(accountEndpoints.readAccount, { token })
      const version = versionOf(headers)
      if (version.tag === undefined) throw new Failure({ code: 'portal-unexpected', host, what: version.wrong })
      return { ...value, etag: version.tag }
    },
    async change(token, { etag, ...change }) {
      const { value, headers } = await ask(accountEndpoints.changeAccount, { token, json: change, ifMatch: etag })
      const { passwordChanged, otherSessionsEnded, ...account } = value
      // The change has been made. Without a version the next one is refused as a conflict, and the account is read
      // again.
      return { account: { ...account, etag: versionOf(headers).tag ?? '' }, passwordChanged, otherSessionsEnded }
    },
    ...(voicemailPin && {
      async setVoicemailPin(token, change) {
        await ask(accountEndpoints.setVoicemailPin, { token, json: change })
      },
    }),
    ...(operatorPassword && {
      async setOperatorPassword(token, change) {
        await ask(accountEndpoints.setOperatorPassword, { token, json: change })
      },
    }),
  }
}

/** The account's version. Only a strong ETag is valid: If-Match never matches a weak one (RFC 9110, 13.1.1). */
function versionOf({ etag }: Record<string, string | undefined>): { tag: string } | { tag?: undefined; wrong: string } {
  if (etag === undefined) return { wrong: 'ETag: missing' }
  if (etag.startsWith('W/')) return { wrong: 'ETag: a weak one, as compression on the way makes it' }
  return etag === '' || etag.length > longestVersion ? { wrong: 'ETag: too long or empty' } : { tag: etag }
}
