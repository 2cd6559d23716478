import { z } from 'zod'
import type { AppError } from '../../../shared/errors.ts'
import type { HttpFailedAnswer } from '../../http/answer.ts'
import { withoutNull } from '../answers.ts'

/** RFC 9457 problem details; `type` is `urn:call-record-portal:problem:<code>`. */
export const problemSchema = z
  .object({
    type: z
      .string()
      .max(200)
      .default('about:blank')
      .describe('`urn:call-record-portal:problem:` and the code. With any other value the status alone counts.'),
    title: z.string().max(300).optional().describe('For your own logs and tools; the client does not show it.'),
    status: z.number().int().optional().describe('The HTTP status, repeated.'),
    detail: z.string().max(500).optional().describe('For your own logs and tools; the client does not show it.'),
    requestId: z
      .string()
      .max(100)
      .optional()
      .describe("Identifies this answer in the portal's logs, as `x-request-id` does."),
    problems: z
      .array(
        z
          .object({
            field: z.string().max(60).describe('The refused member of the request.'),
            rule: z.string().max(60).describe("The rule that it broke: one of the contract's, or one of your own."),
            message: z
              .string()
              .max(500)
              .optional()
              .describe("A sentence in your users' language, shown as text where the rule is your own."),
          })
          .describe('One field that was refused.'),
      )
      .max(20)
      .optional()
      .describe('With `validation`: every field that was refused, and the rule it broke.'),
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

/**
 * The contract's problems (RFC 9457) as typed errors. Returns undefined for anything else, and for problems whose
 * meaning is in the status and headers alone (429, 503), which the HTTP client reads itself.
 */
export function problemToError(answer: HttpFailedAnswer): AppError | undefined {
  const parsed = problemSchema.safeParse(withoutNull(answer.body))
  if (!parsed.success || !parsed.data.type.startsWith(problemPrefix)) return undefined
  const { type, problems = [], requestId } = parsed.data
  const details = requestId ? { details: [`Request ${requestId}`] } : {}
  const code = type.slice(problemPrefix.length)
  switch (code) {
    case 'invalid-credentials':
    case 'session-expired':
    case 'reauthentication-required':
    case 'password-change-required':
    case 'recovery-expired':
    case 'forbidden':
    case 'not-found':
      return { code, ...details }
    case 'conflict':
    case 'precondition-required':
      return { code: 'conflict', ...details }
    case 'validation':
      return { code, problems, ...details }
    default:
      return undefined
  }
}
