import type { LookupFunction } from 'node:net'
import type { z } from 'zod'
import { type AppError, Failure } from '../../shared/errors.ts'
import { type HttpAnswer, type HttpFailedAnswer, type RawAnswer, readAnswer } from './answer.ts'
import { type ByteStreams, createByteStreams } from './byte-stream.ts'
import { type Attempt, failureOf, startAttempt, tunnelErrorIn, watchConnection } from './lost-answer.ts'
import { authorizationOf, maxRedirects, requestUrl, staysAt, type Transport, unlessAborted } from './request.ts'
import { createRoutes, type RouteOptions } from './routes.ts'

/** One call to a portal. */
export interface HttpRequest<Schema extends z.ZodType> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** https, or http on this computer. */
  url: URL | string
  query?: Record<string, string | number>
  /** The origin whose pins apply, if it is not `url`'s: a portal may have several hosts. */
  pinnedAs?: string
  bearer?: string
  basic?: { user: string; password: string }
  headers?: Record<string, string>
  /** Sent as the request's JSON body. */
  json?: unknown
  /** The version that a change is based on (RFC 9110, 13.1.1). */
  ifMatch?: string
  /** The status or statuses of a good answer. */
  expect: number | readonly number[]
  /** Parses a good answer's JSON body; a missing body is parsed as `{}`. */
  schema: Schema
  /** May be sent again after a failure. Only for a GET that changes nothing. */
  repeatable?: boolean
  /** Changes something that must not be repeated unknowingly: a lost answer becomes `outcome-unknown`. */
  changes?: boolean
  /** The limit for an answer's decoded body, in bytes. 4 MB by default. */
  maxBytes?: number
  /** Ends the call with `cancelled`. */
  signal?: AbortSignal
  /** How an adapter reads its portal's errors; if it returns undefined, the status alone decides. */
  problem?: (answer: HttpFailedAnswer) => AppError | undefined
}

/** Time limits in milliseconds: one for each phase of an attempt, and `whole` for the call with its retries. */
export interface HttpLimits {
  lookup: number
  connect: number
  secureConnect: number
  send: number
  response: number
  whole: number
}

export interface HttpClientOptions extends RouteOptions {
  userAgent: string
  /** Sends calls that a proxy refused because it needs a sign-in scheme that Node lacks. */
  viaChromium?: Transport
  /** Resolves a host's addresses; the system's resolver by default. */
  lookup?: LookupFunction
  limits?: Partial<HttpLimits>
  /** The limit for waiting on the next bytes of a stream, in milliseconds; half a minute by default. */
  stalledAfter?: number
  /** How often a repeatable call is retried, and the first delay in milliseconds, which then doubles. */
  retry?: { times: number; delay: number }
}

export interface HttpClient extends ByteStreams {
  /** Rejects with a `Failure` only, which holds nothing of the request but its method, host and path. */
  request<Schema extends z.ZodType>(request: HttpRequest<Schema>): Promise<HttpAnswer<z.output<Schema>>>
}

/** The default limits of a call. */
export const defaultLimits: HttpLimits = {
  lookup: 5_000,
  connect: 10_000,
  secureConnect: 10_000,
  send: 20_000,
  response: 20_000,
  whole: 60_000,
}
const defaultRetry = { times: 2, delay: 300 }
const defaultMaxBytes = 4_000_000
/** If a portal asks for a longer pause than this, the call fails instead of waiting. In milliseconds. */
const longestPause = 3_000
const connectionFailures = [
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
]

/** The only HTTP client of the app. Got is loaded on first use, because it would delay the window. */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const { whole, ...phases } = { ...defaultLimits, ...options.limits }
  const retry = options.retry ?? defaultRetry
  const routeTo = createRoutes(options, phases)

  async function send(request: HttpRequest<z.ZodType>, attempt: Attempt): Promise<RawAnswer> {
    const { url } = attempt
    const maxBytes = request.maxBytes ?? defaultMaxBytes
    const overflow = new AbortController()
    const refuseLarger = (bytes: number) => {
      attempt.tooLarge ||= bytes > maxBytes
      if (attempt.tooLarge) overflow.abort()
    }
    const pinnedAs = request.pinnedAs ?? url.origin
    const prepared = Promise.all([import('got'), routeTo(url, pinnedAs)])
    const [{ default: got }, route] = await unlessAborted(prepared, request.signal)
    // Reading the system's trust store may take long, which must not count against the portal's limit.
    const limits = [AbortSignal.timeout(whole), ...(request.signal ? [request.signal] : [])]
    attempt.proxy = route.proxy
    const headers = headersOf(request, options.userAgent)
    const asked = got(url, {
      method: request.method,
      headers,
      ...(request.json !== undefined && { json: request.json }),
      responseType: 'buffer',
      throwHttpErrors: false,
      agent: route.agents,
      ...(options.lookup && { dnsLookup: options.lookup }),
      timeout: phases,
      signal: AbortSignal.any([...limits, overflow.signal]),
      maxRedirects,
      // A redirect that is not followed is read like any other answer and reported as unexpected.
      followRedirect: ({ headers }) => request.method === 'GET' && staysAt(url, headers.location),
      retry: {
        limit: request.repeatable ? retry.times : 0,
        methods: ['GET'],
        statusCodes: [502, 503, 504],
        errorCodes: connectionFailures,
        maxRetryAfter: longestPause,
        calculateDelay: ({ attemptCount, retryAfter }) => retryAfter || retry.delay * 2 ** (attemptCount - 1),
      },
    })
    asked.on('request', (native) => watchConnection(native, attempt))
    asked.on('downloadProgress', ({ transferred }) => refuseLarger(transferred))
    const answer = await asked.catch((cause: unknown) => {
      const refused = tunnelErrorIn(cause)
      if (!options.viaChromium || !refused?.asksForMoreThanBasic) throw cause
      attempt.proxy = refused.origin
      // Nothing has reached the portal, so this does not count as a second attempt.
      return options.viaChromium({
        method: request.method,
        url,
        headers: { ...headers, ...(request.json !== undefined && { 'content-type': 'application/json' }) },
        body: request.json === undefined ? undefined : JSON.stringify(request.json),
        proxy: refused.origin,
        pins: options.pinsFor?.(pinnedAs) ?? [],
        attempt,
        maxBytes,
        limit: phases.connect + phases.secureConnect + phases.response,
        signal: AbortSignal.any(limits),
      })
    })
    // A body that arrived in one chunk caused no progress event.
    refuseLarger(answer.body.byteLength)
    overflow.signal.throwIfAborted()
    return answer
  }

  return {
    ...createByteStreams({ ...options, routeTo, phases }),
    async request(request) {
      const url = requestUrl(request.url, request.query)
      const attempt = startAttempt(request, url)
      const answer = await send(request, attempt).catch((cause: unknown) => {
        // Got's errors hold the whole request, secrets included, so this one must not become a cause.
        throw new Failure(failureOf(cause, attempt))
      })
      return readAnswer({ ...request, url, proxy: attempt.proxy }, answer)
    },
  }
}

function headersOf(request: HttpRequest<z.ZodType>, userAgent: string) {
  const { headers, ifMatch } = request
  return {
    ...headers,
    accept: 'application/json, application/problem+json',
    'user-agent': userAgent,
    ...(ifMatch !== undefined && { 'if-match': ifMatch }),
    ...authorizationOf(request),
  }
}
