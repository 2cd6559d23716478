import type { AppError } from '../../../shared/errors.ts'
import type { HttpFailedAnswer } from '../../http/answer.ts'
import { withoutNull } from '../without-null.ts'
import { problemPrefix, problemSchema } from './contract.ts'

/**
 * The contract's problems (RFC 9457) as typed errors. Gives undefined for anything that is not one
 * of them, and for those whose meaning is in the status and headers alone (429, 503): the HTTP
 * client's own reading serves there.
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
