import type { z } from 'zod'
import { type AppError, Failure } from '../../shared/errors.ts'
import { factsOf } from './facts.ts'
import { retryAtOf } from './retry-after.ts'

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
  const page = seen.headers['content-type']?.startsWith('text/html')
  const hint = page ? 'A network that asks for a sign-in of its own, or a web server, may have answered.' : undefined
  const details = [...answerFacts(question, seen), ...(hint ? [hint] : [])]
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
