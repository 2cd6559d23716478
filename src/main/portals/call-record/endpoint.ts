import { z } from 'zod'
import type { HttpAnswer } from '../../http/answer.ts'
import type { HttpClient } from '../../http/client.ts'
import { withoutNull } from '../answers.ts'
import { endpointUrl } from '../endpoint-url.ts'
import type { AccessToken } from '../facets/session.ts'
import { type ProblemCode, problemToError } from './problem.ts'

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
