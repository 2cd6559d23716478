import type { AppError } from '../../../shared/errors.ts'
import type { HttpFailedAnswer } from '../../http/answer.ts'
import { retryAtOf } from '../../http/retry-after.ts'
import { readRefusal } from './contract.ts'

/** The window of Exotel's limits, where an answer does not say how long to wait. Milliseconds. */
export const rateWindow = 60_000

/** Lines for Exotel's support: they ask for the request's id and the code. */
export function supportFacts({ requestId, code }: ReturnType<typeof readRefusal>): string[] {
  const isPlain = (value: unknown) => /^[\w.:-]{1,100}$/.test(String(value ?? ''))
  return [...(isPlain(requestId) ? [`Request ${requestId}`] : []), ...(isPlain(code) ? [`Code ${code}`] : [])]
}

/**
 * Exotel's failures as typed errors, by status (developer.exotel.com/docs/references/error-codes). `refused` is what 401 means
 * where it was asked. Undefined leaves the answer to the general reading.
 */
export function exotelError(answer: HttpFailedAnswer, host: string, refused: AppError): AppError | undefined {
  const details = supportFacts(readRefusal(answer.body))
  switch (answer.status) {
    case 400:
    case 422:
      return { code: 'validation', problems: [], details }
    case 401:
      return { ...refused, details }
    case 402:
    case 403:
      return { code: 'forbidden', details }
    case 404:
      return { code: 'not-found', details }
    case 429:
      return {
        code: 'too-many-attempts',
        retryAt: retryAtOf(answer.headers, Date.now()) ?? Date.now() + rateWindow,
        details,
      }
    case 500:
    case 503: {
      const retryAt = retryAtOf(answer.headers, Date.now())
      return { code: 'portal-unavailable', host, ...(retryAt !== undefined && { retryAt }), details }
    }
    default:
      return undefined
  }
}
