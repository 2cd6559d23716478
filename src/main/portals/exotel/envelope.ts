import { z } from 'zod'
import type { AppError } from '../../../shared/errors.ts'
import type { HttpFailedAnswer } from '../../http/answer.ts'
import { retryAtOf } from '../../http/answer.ts'

/** Exotel's support asks for `code`. The texts are not read, because they may repeat the request. */
const errorDataSchema = z.object({ code: z.union([z.number(), z.string().max(60)]) })

/** The outcome of a request, or of one entry of a list. */
export const outcome = {
  /** An HTTP status, which may differ from the answer's 200. */
  code: z.number().int(),
  status: z.string().max(60).nullish(),
  error_data: errorDataSchema.nullish(),
}

/** The members around the outcomes in every answer except a rate limit's. */
export const envelope = { request_id: z.string().max(200).nullish(), http_code: z.number().int().nullish() }

/** Whether the code of an outcome means success. */
export const isGood = (code: number): boolean => code >= 200 && code < 300

/** A failure in the envelope of every other answer; the outcome may be in a list. */
const failureSchema = z.object({
  ...envelope,
  response: z.union([z.object(outcome), z.array(z.object(outcome)).transform(([first]) => first)]),
})

/** What a rate limit answers instead (developer.exotel.com/docs/advanced-config/rate-limiting). */
const restExceptionSchema = z.object({
  RestException: z.object({ Code: z.union([z.number(), z.string().max(60)]).nullish() }),
})

/** What Exotel's support asks for, from either shape of a failed answer. */
export interface Refusal {
  requestId?: string | null | undefined
  code?: number | string | null | undefined
}

/** Reads a failed answer's body; empty if it has neither shape. */
export function readRefusal(body: unknown): Refusal {
  const enveloped = failureSchema.safeParse(body)
  if (enveloped.success) {
    const { request_id, response } = enveloped.data
    return { requestId: request_id, code: response?.error_data?.code }
  }
  const exception = restExceptionSchema.safeParse(body)
  return exception.success ? { code: exception.data.RestException.Code } : {}
}

/** The window of Exotel's rate limits, used if an answer does not say how long to wait. Milliseconds. */
export const rateWindow = 60_000

/** Lines for Exotel's support, who ask for the request's id and the code. */
export function supportFacts({ requestId, code }: ReturnType<typeof readRefusal>): string[] {
  const isPlain = (value: unknown) => /^[\w.:-]{1,100}$/.test(String(value ?? ''))
  return [...(isPlain(requestId) ? [`Request ${requestId}`] : []), ...(isPlain(code) ? [`Code ${code}`] : [])]
}

/**
 * Exotel's failures as typed errors, by status (developer.exotel.com/docs/references/error-codes). `refused` is what a
 * 401 means for this request. If undefined, the HTTP client reads the answer by its status.
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
