import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import { type AppError, Failure } from '../../../shared/errors.ts'
import type { SignIn } from '../../../shared/session/session.ts'
import type { HttpAnswer } from '../../http/answer.ts'
import type { HttpClient } from '../../http/client.ts'
import { endpointUrl } from '../wire.ts'
import type { ExotelDocument } from './discovery.ts'
import { exotelError, rateWindow, readRefusal, supportFacts } from './envelope.ts'

/** A request to Exotel's API. */
export interface Asked<Schema extends z.ZodType> {
  method: 'GET' | 'PUT'
  /** Below `/v2/accounts/<sid>`, or `/v1/Accounts/<sid>` of the API for calls, with `{parameters}`. */
  path: string
  version?: 'v1' | 'v2'
  parameters?: Record<string, string>
  query?: Record<string, string | number>
  json?: unknown
  schema: Schema
  /** What a 401 means here; without it, a session that has ended. */
  refused?: AppError
  signal?: AbortSignal
}

/** Exotel's API, in the region that the credentials name. */
export interface ExotelApi {
  /** Sends key and token in the header only. A change is never repeated. */
  ask<Schema extends z.ZodType>(credentials: Credentials, asked: Asked<Schema>): Promise<HttpAnswer<z.output<Schema>>>
  /** The failure inside an answer with the status 200. */
  failureInside(answer: HttpAnswer<{ response: { code: number } }>, credentials: Credentials): Failure
  /** The origin of the API for calls. */
  callsOrigin(credentials: Credentials): URL
  /** The time by Exotel's clock, as its latest answer told it, in milliseconds since 1970-01-01 UTC. */
  now(): number
}

/** The API of the portal at an origin, whose document names its regions. */
export function createExotelApi(http: HttpClient, origin: URL, regions: ExotelDocument['regions']): ExotelApi {
  let clockAhead = 0

  function regionUrl({ region }: Credentials, version: 'v1' | 'v2' = 'v2'): URL {
    const found = regions.find(({ value }) => value === region)
    if (!found) throw new Failure({ code: 'session-expired' })
    return new URL((version === 'v1' ? found.callsUrl : undefined) ?? found.url)
  }

  return {
    async ask(credentials, asked) {
      const { accountSid, apiKey, apiToken } = credentials
      const { method, path, version = 'v2', parameters, query, json, schema, signal } = asked
      const { refused = { code: 'session-expired' } } = asked
      const account = version === 'v1' ? '/v1/Accounts/{accountSid}' : '/v2/accounts/{accountSid}'
      const url = endpointUrl(regionUrl(credentials, version), account + path, { accountSid, ...parameters })
      const answer = await http.request({
        method,
        url,
        // The portal's pins apply to all its regions, whatever their hosts.
        pinnedAs: origin.origin,
        basic: { user: apiKey, password: apiToken },
        ...(query && { query }),
        ...(json !== undefined && { json }),
        ...(signal && { signal }),
        expect: 200,
        schema,
        repeatable: method === 'GET',
        changes: method === 'PUT',
        problem: (answer) => exotelError(answer, url.host, refused),
      })
      const theirNow = Date.parse(answer.headers.date ?? '')
      if (!Number.isNaN(theirNow)) clockAhead = theirNow - Date.now()
      return answer
    },
    failureInside(answer, credentials) {
      const { host } = regionUrl(credentials)
      const status = answer.value.response.code
      const inside = { status, headers: answer.headers, body: answer.value }
      const details = supportFacts(readRefusal(answer.value))
      const unexpected: AppError = { code: 'portal-unexpected', host, what: `response.code: ${status}`, details }
      return new Failure(exotelError(inside, host, { code: 'session-expired' }) ?? unexpected)
    },
    callsOrigin: (credentials) => regionUrl(credentials, 'v1'),
    now: () => Date.now() + clockAhead,
  }
}

/**
 * The credentials of every call. Exotel has no sessions: they serve as both access token and refresh token, and as JSON
 * they are the connection's keychain item.
 */
const credentialsSchema = z.strictObject({
  region: z.string().min(1).max(60),
  /** Goes into paths and host names. */
  accountSid: z.string().regex(/^[\w-]{1,100}$/),
  apiKey: z.string().min(1).max(500),
  apiToken: z.string().min(1).max(500),
})
export type Credentials = z.infer<typeof credentialsSchema>

/**
 * The credentials typed on the sign-in card; null if one is missing or the SID is malformed. Only the SID is trimmed:
 * it is no secret.
 */
export function credentialsOf(fields: SignIn['fields']): Credentials | null {
  const { region, accountSid, apiKey, apiToken } = fields
  return credentialsSchema.safeParse({ region, accountSid: accountSid?.trim(), apiKey, apiToken }).data ?? null
}

export const writeToken = (credentials: Credentials): string => JSON.stringify(credentials)

/** Throws a `Failure` with `session-expired` for anything that {@link writeToken} did not write. */
export function readToken(token: string): Credentials {
  try {
    return credentialsSchema.parse(JSON.parse(token))
  } catch {
    // The parsers' errors are not kept as the cause, because they may contain the input.
    throw new Failure({ code: 'session-expired' })
  }
}

/** How many requests per window are reserved for the person's actions while a list loads. */
const reserve = 5

/** Keeps background reads below the account's rate limit. */
export interface Pace {
  /** Sends the request as soon as the limit allows, and retries once after the pause in a 429. */
  keep<Value>(ask: () => Promise<HttpAnswer<Value>>): Promise<HttpAnswer<Value>>
}

/**
 * Reads X-RateLimit-Remaining and X-RateLimit-Reset, seconds since 1970 by the portal's clock
 * (developer.exotel.com/docs/advanced-config/rate-limiting), and pauses before the limit is reached. No pause is longer
 * than a window, so that a wrong clock cannot block a list.
 */
export function createPace(): Pace {
  let next = 0

  async function ask<Value>(question: () => Promise<HttpAnswer<Value>>): Promise<HttpAnswer<Value>> {
    const pause = Math.min(next - Date.now(), rateWindow)
    if (pause > 0) await setTimeout(pause, undefined, { ref: false })
    const answer = await question()
    next = nextTurn(answer.headers)
    return answer
  }

  return {
    async keep(question) {
      try {
        return await ask(question)
      } catch (cause) {
        const error = cause instanceof Failure ? cause.error : undefined
        if (error?.code !== 'too-many-attempts' || error.retryAt > Date.now() + rateWindow) throw cause
        next = error.retryAt
        return ask(question)
      }
    },
  }
}

function nextTurn(headers: HttpAnswer<unknown>['headers']): number {
  const { date = '', 'x-ratelimit-remaining': remaining = '', 'x-ratelimit-reset': reset = '' } = headers
  if (!/^\d+$/.test(remaining) || !/^\d+$/.test(reset) || Number(remaining) > reserve) return 0
  const theirNow = Date.parse(date) || Date.now()
  return Date.now() + Number(reset) * 1000 - theirNow
}
