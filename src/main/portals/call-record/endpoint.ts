import { z } from 'zod'
import type { AppError } from '../../../shared/errors.ts'
import type { HttpAnswer, HttpFailedAnswer } from '../../http/answer.ts'
import type { HttpClient } from '../../http/client.ts'
import type { AccessToken } from '../facets.ts'
import { endpointUrl, withoutNull } from '../wire.ts'

/** One operation: its request and its good answer. */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** Relative to `api` of the discovery document, with `{parameters}`. */
  readonly path: string
  /** What it does, in a few words. */
  readonly summary: string
  /** What a portal must know beyond the request and the answer. */
  readonly description: string
  /** Needs `Authorization: Bearer <access token>`. */
  readonly authorized: boolean
  readonly query?: z.ZodObject
  readonly request?: z.ZodObject
  readonly status: number
  readonly response: z.ZodObject
  /** Answers and expects the account's version in ETag and If-Match (RFC 9110, 8.8.3 and 13.1.1). */
  readonly etag?: 'answers' | 'requires'
  /**
   * For a POST: if its answer is lost, the person must be told that it may have happened. PATCH and PUT always behave
   * so.
   */
  readonly changes?: true
  readonly problems: readonly ProblemCode[]
}

/** The most entries that a page of a list can hold. */
export const longestPage = 1000

/** Where a page of a list begins and how long it may be. */
export const pageQuerySchema = z.object({
  offset: z.coerce.number().int().min(0).default(0).describe('How many entries to skip.'),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(longestPage)
    .default(200)
    .describe('The maximum number of entries in the answer.'),
})

export const passwordBodySchema = z
  .object({ password: z.string().max(1024).describe('The password, to the letter.') })
  .describe('One password.')

/** A body without members, as an answer with the status 204 has it. */
export const emptySchema = z.object({})

interface Asked {
  path?: Record<string, string>
  query?: Record<string, string | number>
  json?: unknown
  token?: AccessToken
  ifMatch?: string
}

/** Sends a request to an endpoint of a portal, and reads the answer. */
export type Ask = <E extends Endpoint>(endpoint: E, asked: Asked) => Promise<HttpAnswer<z.output<E['response']>>>

/** The endpoints of the portal at an origin, below `api`. Only a GET is repeated. */
export function createAsk(http: HttpClient, origin: URL, api: string): Ask {
  const base = api.replace(/\/$/, '')
  return async <E extends Endpoint>(endpoint: E, asked: Asked) =>
    http.request({
      method: endpoint.method,
      url: endpointUrl(origin, `${base}${endpoint.path}`, asked.path),
      expect: endpoint.status,
      schema: z.preprocess(withoutNull, endpoint.response as E['response']),
      repeatable: endpoint.method === 'GET',
      changes: endpoint.changes ?? (endpoint.method === 'PATCH' || endpoint.method === 'PUT'),
      problem: problemToError,
      ...(asked.query && { query: asked.query }),
      ...(asked.json !== undefined && { json: asked.json }),
      ...(asked.token && { bearer: asked.token }),
      ...(asked.ifMatch && { ifMatch: asked.ifMatch }),
    })
}

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
              .describe("A sentence in your users' language, shown as text if the rule is your own."),
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
