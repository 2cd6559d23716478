import type { z } from 'zod'
import { type AppError, Failure } from '../../shared/errors.ts'

/** An answer as it came over the wire. */
export interface RawAnswer {
  statusCode: number
  headers: Record<string, string | string[] | undefined>
  body: Uint8Array
}

/** A good answer, parsed. */
export interface HttpAnswer<Value> {
  value: Value
  status: number
  /** By lower-case name. */
  headers: Record<string, string | undefined>
}

/** An answer with an unexpected status. */
export interface HttpFailedAnswer {
  status: number
  headers: Record<string, string | undefined>
  /** The JSON body (`application/problem+json` of RFC 9457 too), or undefined if there is none. */
  body: unknown
}

/** What reading an answer needs to know about the request. */
export interface Question<Schema extends z.ZodType> {
  method: string
  url: URL
  expect: number | readonly number[]
  schema: Schema
  bearer?: string
  changes?: boolean
  /** The origin of the proxy in between, or null. */
  proxy: string | null
  problem?: (answer: HttpFailedAnswer) => AppError | undefined
}

/** The pause after too many attempts if the portal does not name one, in milliseconds. */
const usualPause = 60_000

/**
 * The value of a good answer. Throws a `Failure` for any other. It holds nothing of the request's or the answer's body.
 */
export function readAnswer<Schema extends z.ZodType>(
  question: Question<Schema>,
  raw: RawAnswer,
): HttpAnswer<z.output<Schema>> {
  const status = raw.statusCode
  const headers = singleHeaders(raw.headers)
  const json = readJson(headers['content-type'], raw.body)
  if (![question.expect].flat().includes(status)) {
    const answer = { status, headers, body: json.value }
    throw new Failure(question.problem?.(answer) ?? statusError(question, answer))
  }
  const parsed = json.wrong === undefined ? question.schema.safeParse(json.value) : undefined
  if (parsed?.success) return { value: parsed.data, status, headers }

  const issue = parsed?.error.issues[0]
  const what = json.wrong ?? `${issue?.path.join('.') || 'the answer'}: ${issue?.code}`
  throw new Failure(unexpected(question, { status, headers }, what))
}

/** Headers by lower-case name; repeated ones are joined. */
export function singleHeaders(headers: RawAnswer['headers']): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  )
}

/** Parses JSON. Names what was wrong without repeating any of it. */
function readJson(contentType: string | undefined, body: Uint8Array): { value?: unknown; wrong?: string } {
  if (body.byteLength === 0) return { value: {} }
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (type === 'text/html') return { wrong: 'a web page instead of data' }
  if (/^(application|text)\/([\w.-]+\+)?xml$/.test(type)) return { wrong: 'XML instead of JSON' }
  if (!/^application\/([\w.-]+\+)?json$/.test(type)) return { wrong: 'content type' }
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) }
  } catch {
    return { wrong: 'not JSON' }
  }
}

type Seen = Pick<HttpFailedAnswer, 'status' | 'headers'>

/** The error for an answer that breaks the contract; `what` names the first fault without repeating any content. */
export function unexpected(question: Question<z.ZodType>, seen: Seen, what: string): AppError {
  const { host } = question.url
  const details = answerFacts(question, seen)
  // A change that was accepted has most likely happened, even if the answer is unreadable.
  if (question.changes && seen.status < 300) return { code: 'outcome-unknown', host, details: [...details, what] }
  return { code: 'portal-unexpected', host, what: what.slice(0, 500), details }
}

function answerFacts(question: Question<z.ZodType>, { status, headers }: Seen): string[] {
  const id = headers['x-request-id'] ?? headers['request-id']
  return factsOf(question, `Status ${status}`, id && /^[\w.:-]{1,100}$/.test(id) ? `Request ${id}` : undefined)
}

/** What a status means without the body (RFC 9110, 15; RFC 6585, 4). */
function statusError(question: Question<z.ZodType>, answer: HttpFailedAnswer): AppError {
  const { status, headers } = answer
  const { host } = question.url
  const details = answerFacts(question, answer)
  const retryAt = retryAtOf(headers, Date.now())
  switch (status) {
    case 401:
      return { code: question.bearer !== undefined ? 'session-expired' : 'invalid-credentials', details }
    case 403:
      return { code: 'forbidden', details }
    case 404:
      return { code: 'not-found', details }
    case 407:
      return { code: 'proxy-auth', proxy: question.proxy ?? question.url.origin, details }
    case 412:
      return { code: 'conflict', details }
    case 429:
      return { code: 'too-many-attempts', retryAt: retryAt ?? Date.now() + usualPause, details }
    case 502:
    case 504:
      // A gateway lost the portal's answer.
      if (question.changes) return { code: 'outcome-unknown', host, details }
      return { code: 'portal-unavailable', host, details }
    default:
      if (status >= 500) return { code: 'portal-unavailable', host, ...(retryAt !== undefined && { retryAt }), details }
      return unexpected(
        question,
        answer,
        status < 400 ? redirectOf(headers.location, question.url) : `status ${status}`,
      )
  }
}

/** The host alone: a redirect's path and query may contain secrets. */
function redirectOf(location: string | undefined, url: URL): string {
  const target = URL.parse(location ?? '', url.href)
  return target ? `a redirect to ${target.host}` : 'a redirect'
}

/** What may be shown and logged about a call: enough for support to find it, nothing of its content. */
export interface CallFacts {
  method: string
  url: URL
}

/** Lines for an error's `details`: the call without its query, then whatever else is known and safe. */
export function factsOf({ method, url }: CallFacts, ...more: (string | undefined)[]): string[] {
  const call = `${method} ${url.pathname}`
  return [call, ...more].filter((line) => line !== undefined).map((line) => line.slice(0, 500))
}

/**
 * The longest pause that is accepted from a portal, so that a server's mistake cannot lock a person out. Milliseconds.
 */
const longest = 7 * 24 * 3_600_000

/**
 * When to retry, in milliseconds since 1970-01-01 UTC by this computer's clock, or undefined if `Retry-After` is absent
 * or unreadable (RFC 9110, 10.2.3: seconds or an HTTP date). A date is compared with the answer's own `Date`, so that a
 * wrong local clock does not matter.
 */
export function retryAtOf(headers: Record<string, string | undefined>, now: number): number | undefined {
  const value = headers['retry-after']?.trim() ?? ''
  const pause = /^\d+$/.test(value) ? Number(value) * 1000 : dateOf(value) - (dateOf(headers.date ?? '') || now)
  return Number.isNaN(pause) ? undefined : now + Math.min(Math.max(pause, 0), longest)
}

/**
 * Parses an HTTP date in any of its three forms (RFC 9110, 5.6.7); the one without a zone means UTC. NaN for anything
 * else.
 */
function dateOf(value: string): number {
  if (!/^(Mon|Tues?|Wed(nes)?|Thu(rs)?|Fri|Sat(ur)?|Sun)(day)?,? /.test(value)) return Number.NaN
  return Date.parse(value.endsWith('GMT') ? value : `${value} GMT`)
}
