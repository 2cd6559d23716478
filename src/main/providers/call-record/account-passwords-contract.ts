import { z } from 'zod'
import type { Endpoint, ProblemCode } from './contract.ts'

const currentPassword = z.string().max(1024).optional()

const problems = [
  'validation',
  'invalid-credentials',
  'too-many-attempts',
  'session-expired',
  'password-change-required',
  'forbidden',
] as const satisfies ProblemCode[]

/** The secrets beside the login password, each where `capabilities.account` holds a policy for it. */
export const accountPasswordsEndpoints = {
  setVoicemailPin: {
    method: 'PUT',
    path: '/account/voicemail-pin',
    summary: "Replace the signed-in person's voicemail PIN",
    authorized: true,
    request: z.object({ pin: z.string().max(256), currentPassword }),
    status: 204,
    response: z.object({}),
    problems,
  },
  setOperatorPassword: {
    method: 'PUT',
    path: '/account/operator-password',
    summary:
      "Replace the login password of the account's operator, whose sessions all end. `currentPassword` is the signed-in person's own.",
    authorized: true,
    request: z.object({ newPassword: z.string().max(1024), currentPassword }),
    status: 204,
    response: z.object({}),
    problems,
  },
} as const satisfies Record<string, Endpoint>
