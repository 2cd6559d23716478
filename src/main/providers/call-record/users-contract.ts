import { z } from 'zod'
import { userSchema } from '../../../shared/users.ts'
import type { Endpoint } from './contract.ts'

/** What administrators do for the users of their account, where `capabilities.users` says so. */
export const usersEndpoints = {
  listUsers: {
    method: 'GET',
    path: '/users',
    summary: "The account's users, ordered by name. E-mail addresses are masked.",
    authorized: true,
    query: z.object({
      offset: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(1000).default(200),
    }),
    status: 200,
    response: z.object({
      total: z.number().int().nonnegative(),
      offset: z.number().int().nonnegative(),
      users: z.array(z.object(userSchema.shape)).max(1000),
    }),
    problems: ['session-expired', 'password-change-required', 'forbidden'],
  },
  sendTemporaryPassword: {
    method: 'POST',
    path: '/users/{user}/temporary-password',
    summary: 'E-mail a user a temporary password, to the address on their profile. It replaces the one before.',
    authorized: true,
    status: 202,
    response: z.object({
      /** Masked. */
      email: z.string().max(300),
      /** Seconds the temporary password works. */
      expiresIn: z.number().int().positive(),
    }),
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
