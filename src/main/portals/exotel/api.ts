import type { z } from 'zod'
import { type AppError, Failure } from '../../../shared/errors.ts'
import type { HttpAnswer } from '../../http/answer.ts'
import type { HttpClient } from '../../http/client.ts'
import { endpointUrl } from '../endpoint-url.ts'
import type { Credentials } from './credentials.ts'
import type { ExotelDocument } from './discovery.ts'
import { exotelError, readRefusal, supportFacts } from './envelope.ts'

/** A request to Exotel's API. */
export interface Asked<Schema extends z.ZodType> {
  method: 'GET' | 'PUT'
  /** Below `/v2/accounts/<sid>`, with `{parameters}`. */
  path: string
  parameters?: Record<string, string>
  query?: Record<string, string | number>
  json?: unknown
  schema: Schema
  /** What a 401 means here; without it, a session that has ended. */
  refused?: AppError
}

/** Exotel's API, in the region that the credentials name. */
export interface ExotelApi {
  /** Sends key and token in the header only. A change is never repeated. */
  ask<Schema extends z.ZodType>(credentials: Credentials, asked: Asked<Schema>): Promise<HttpAnswer<z.output<Schema>>>
  /** The failure inside an answer with the status 200. */
  failureInside(answer: HttpAnswer<{ response: { code: number } }>, credentials: Credentials): Failure
}

/** The API of the portal at an origin, whose document names its regions. */
export function createExotelApi(http: HttpClient, origin: URL, regions: ExotelDocument['regions']): ExotelApi {
  function regionUrl({ region }: Credentials): URL {
    const found = regions.find(({ value }) => value === region)
    if (!found) throw new Failure({ code: 'session-expired' })
    return new URL(found.url)
  }

  return {
    async ask(credentials, asked) {
      const { accountSid, apiKey, apiToken } = credentials
      const { method, path, parameters, query, json, schema, refused = { code: 'session-expired' } } = asked
      const url = endpointUrl(regionUrl(credentials), `/v2/accounts/{accountSid}${path}`, { accountSid, ...parameters })
      return http.request({
        method,
        url,
        // The portal's pins apply to all its regions, whatever their hosts.
        pinnedAs: origin.origin,
        basic: { user: apiKey, password: apiToken },
        ...(query && { query }),
        ...(json !== undefined && { json }),
        expect: 200,
        schema,
        repeatable: method === 'GET',
        changes: method === 'PUT',
        problem: (answer) => exotelError(answer, url.host, refused),
      })
    },
    failureInside(answer, credentials) {
      const { host } = regionUrl(credentials)
      const status = answer.value.response.code
      const inside = { status, headers: answer.headers, body: answer.value }
      const details = supportFacts(readRefusal(answer.value))
      const unexpected: AppError = { code: 'portal-unexpected', host, what: `response.code: ${status}`, details }
      return new Failure(exotelError(inside, host, { code: 'session-expired' }) ?? unexpected)
    },
  }
}
