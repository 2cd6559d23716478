import { z } from 'zod'
import { userSchema } from '../../../shared/users/users.ts'
import type { UsersFacet } from '../facets.ts'
import { momentIn, nextCursor, offsetOf } from '../wire.ts'
import { type Ask, type Endpoint, longestPage, pageQuerySchema } from './endpoint.ts'

const userBodySchema = z
  .object({
    id: userSchema.shape.id.describe('Identifies the user in paths; any text but `.` and `..`.'),
    name: userSchema.shape.name.describe("The user's name."),
    username: userSchema.shape.username.describe('What the user signs in with.'),
    email: userSchema.shape.email.describe('Masked by the portal; empty if the profile has none.'),
  })
  .describe('A user, as an administrator sees one.')

const userListSchema = z
  .object({
    total: z.number().int().nonnegative().describe('How many users there are on all pages.'),
    offset: z.number().int().nonnegative().describe('How many users precede this page.'),
    users: z.array(userBodySchema).max(longestPage).describe('The page, by name.'),
  })
  .describe('A page of the users.')

const temporaryPasswordSchema = z
  .object({
    email: z.string().max(300).describe('The address it was sent to, masked by the portal.'),
    expiresIn: z.number().int().positive().describe('For how many seconds the temporary password is valid.'),
  })
  .describe('A temporary password is being sent.')

/** What administrators do for the users of their customer, where `capabilities.users` is true. */
export const usersEndpoints = {
  listUsers: {
    method: 'GET',
    path: '/users',
    summary: 'List users',
    description: 'By name, with masked email addresses. The client reads the whole list.',
    authorized: true,
    query: pageQuerySchema,
    status: 200,
    response: userListSchema,
    problems: ['session-expired', 'password-change-required', 'forbidden'],
  },
  sendTemporaryPassword: {
    method: 'POST',
    path: '/users/{user}/temporary-password',
    summary: 'Email a user a temporary password',
    description:
      "It is sent to the address in the user's profile and replaces the previous one. The request has no body.",
    authorized: true,
    status: 202,
    response: temporaryPasswordSchema,
    changes: true,
    problems: [
      'validation',
      'too-many-attempts',
      'session-expired',
      'password-change-required',
      'forbidden',
      'not-found',
    ],
  },
} as const satisfies Record<string, Endpoint>

/** The facet for users by the contract. It requests pages of the maximum length. */
export function callRecordUsers(ask: Ask): UsersFacet {
  return {
    async list(token, cursor) {
      const query = { offset: offsetOf(cursor), limit: longestPage }
      const { users, total } = (await ask(usersEndpoints.listUsers, { token, query })).value
      return { users, total, next: nextCursor({ offset: query.offset, count: users.length, total }) }
    },
    async sendTemporaryPassword(token, user) {
      const { email, expiresIn } = (await ask(usersEndpoints.sendTemporaryPassword, { token, path: { user } })).value
      return { email, expiresAt: momentIn(expiresIn) }
    },
  }
}
