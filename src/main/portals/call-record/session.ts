import { z } from 'zod'
import type { Capabilities } from '../../../shared/connections/portal.ts'
import { type Permission, permissionSchema } from '../../../shared/session/session.ts'
import type { Grant, SessionFacet } from '../facets.ts'
import { momentIn } from '../wire.ts'
import { accountEndpoints } from './account.ts'
import { type Ask, type Endpoint, emptySchema, passwordBodySchema } from './endpoint.ts'
import { phonesEndpoints } from './phones.ts'

export const signInRequestSchema = z
  .object({
    username: z.string().max(320).describe('As typed; an email address if `recovery.usernameIsEmail` is true.'),
    password: z.string().max(1024).describe('Exactly as typed; it may be a temporary one.'),
    clientId: z.string().max(200).optional().describe('Present if `signIn.fields` asks for it.'),
  })
  .describe('What people sign in with.')

export const grantSchema = z
  .object({
    accessToken: z
      .string()
      .regex(/^[!-~]+$/)
      .max(4096)
      .describe('For `Authorization: Bearer`: visible ASCII; RFC 6750, 2.1 allows less still.'),
    expiresIn: z.number().int().positive().describe('For how many seconds the access token is valid.'),
    refreshToken: z.string().min(1).max(2000).describe('Exchanged for the next grant; opaque text.'),
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
      .describe(
        'After signing in with a temporary password: whether a new one must be chosen first, or is only recommended.',
      ),
    permissions: z
      .array(z.string().max(60))
      .max(50)
      .default(['account', 'phones'])
      .transform((words) => words.filter((word): word is Permission => permissionSchema.safeParse(word).success))
      .describe('What this person may do: `account`, `phones`, `users`, `operator-password`. Other words are ignored.'),
  })
  .describe('A session: its tokens, and what the person may do.')
export type GrantBody = z.infer<typeof grantSchema>

const refreshRequestSchema = z
  .object({ refreshToken: z.string().max(2000).describe('From the last grant.') })
  .describe('A refresh token to exchange for a new grant.')

/** Signing in and out, staying signed in, and entering the password again. */
export const sessionEndpoints = {
  signIn: {
    method: 'POST',
    path: '/session',
    summary: 'Sign in',
    description:
      'A wrong password, an unknown username, a wrong Client ID and an expired temporary password are answered alike, after the same amount of work. Signing in counts as a reauthentication.',
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
      'The old token stays valid until its successor is first used, so the request can be repeated after a lost answer; using it after that ends the session everywhere. A refresh does not count as a reauthentication.',
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
    response: emptySchema,
    problems: ['session-expired'],
  },
  reauthenticate: {
    method: 'POST',
    path: '/session/reauthentication',
    summary: 'Enter the password again',
    description:
      'Allows the passwords of phones to be read and replaced for some minutes. A temporary password is accepted while it is valid. Wrong passwords are counted separately from failed sign-ins, by person and by client.',
    authorized: true,
    request: passwordBodySchema,
    status: 204,
    response: emptySchema,
    problems: ['invalid-credentials', 'too-many-attempts', 'session-expired'],
  },
} as const satisfies Record<string, Endpoint>

/** `check` requests the account, or one phone at a portal without accounts. */
export function callRecordSession(ask: Ask, { signIn, account }: Capabilities): SessionFacet {
  return {
    async signIn({ username = '', password = '', clientId }) {
      const json = { username, password, ...(clientId !== undefined && { clientId }) }
      return grantOf((await ask(sessionEndpoints.signIn, { json })).value)
    },
    async refresh(refreshToken) {
      return grantOf((await ask(sessionEndpoints.refresh, { json: { refreshToken } })).value)
    },
    async signOut(token) {
      await ask(sessionEndpoints.signOut, { token })
    },
    ...(signIn.fields.some(({ name }) => name === 'password') && {
      async reauthenticate(token, password) {
        await ask(sessionEndpoints.reauthenticate, { token, json: { password } })
      },
    }),
    async check(token) {
      if (account) await ask(accountEndpoints.readAccount, { token })
      else await ask(phonesEndpoints.listPhones, { token, query: { offset: 0, limit: 1 } })
    },
  }
}

function grantOf({ expiresIn, ...grant }: GrantBody): Grant {
  return { ...grant, expiresAt: momentIn(expiresIn) }
}
