import { z } from 'zod'
import type { Capabilities } from '../../../shared/connections/portal.ts'
import { type Permission, permissionSchema } from '../../../shared/session/session.ts'
import { momentIn } from '../answers.ts'
import type { Grant, SessionFacet } from '../facets/session.ts'
import { accountEndpoints } from './account.ts'
import { type Ask, type Endpoint, emptySchema, passwordBodySchema } from './endpoint.ts'
import { phonesEndpoints } from './phones.ts'

export const signInRequestSchema = z
  .object({
    username: z.string().max(320).describe('As typed; an e-mail address where `recovery.usernameIsEmail` says so.'),
    password: z.string().max(1024).describe('Exactly as typed; a temporary one too.'),
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
export type GrantBody = z.infer<typeof grantSchema>

const refreshRequestSchema = z
  .object({ refreshToken: z.string().max(2000).describe('As the last grant gave it.') })
  .describe('What is exchanged for a new grant.')

/** Signing in and out, staying signed in, and entering the password again. */
export const sessionEndpoints = {
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
    response: emptySchema,
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
    response: emptySchema,
    problems: ['invalid-credentials', 'too-many-attempts', 'session-expired'],
  },
} as const satisfies Record<string, Endpoint>

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
