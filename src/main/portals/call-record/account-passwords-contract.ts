import { z } from 'zod'
import type { Endpoint, ProblemCode } from './contract.ts'

const currentPassword = z
  .string()
  .max(1024)
  .optional()
  .describe('The password of the person who asks, exactly as typed, where the capabilities ask for it.')

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
    description: 'Where the capabilities hold a policy for it. Setting the same PIN again is no error.',
    authorized: true,
    request: z
      .object({ pin: z.string().max(256).describe('The new PIN, exactly as typed.'), currentPassword })
      .describe('A new voicemail PIN.'),
    status: 204,
    response: z.object({}),
    problems,
  },
  setOperatorPassword: {
    method: 'PUT',
    path: '/account/operator-password',
    summary: "Replace the operator's login password",
    description: "The operator's sessions all end. `currentPassword` is the signed-in person's own.",
    authorized: true,
    request: z
      .object({ newPassword: z.string().max(1024).describe('The new password, exactly as typed.'), currentPassword })
      .describe("A new password of the operator's login."),
    status: 204,
    response: z.object({}),
    problems,
  },
} as const satisfies Record<string, Endpoint>
