import type { FastifyReply, FastifyRequest } from 'fastify'

/** Exotel's error codes that these endpoints give, each with its HTTP status. */
export const errorStatus = {
  1001: 400,
  1402: 400,
  1010: 401,
  10731: 404,
  1100: 500,
} as const
export type ErrorCode = keyof typeof errorStatus

const descriptions: Record<ErrorCode, string> = {
  1001: 'Mandatory parameter missing',
  1402: 'Invalid parameter',
  1010: 'Authorization failed',
  10731: 'User not found',
  1100: 'Internal server error',
}

/** Thrown by a route to answer with an error. */
export class Refused extends Error {
  readonly code: ErrorCode

  constructor(code: ErrorCode) {
    super(descriptions[code])
    this.code = code
  }
}

/** What happened to one thing: a user in a list, or all that was asked for. */
export function success(data: unknown) {
  return { code: 200, error_data: null, status: 'success', data }
}

export function failure(code: ErrorCode) {
  const message = descriptions[code]
  const error_data = { code, description: message, message }
  return { code: errorStatus[code], error_data, status: 'failure', data: null }
}

/** The envelope of every answer but the rate limit's. */
export function envelope(request: FastifyRequest, http_code: number, response: unknown, more: object = {}) {
  return { request_id: request.id, method: request.method, http_code, ...more, response }
}

/** The two bodies of a 429: the gateway's own, and the envelope. */
export function tooMany(request: FastifyRequest, reply: FastifyReply, body: 'exception' | 'envelope') {
  const message = 'Rate limit exceeded. Please retry later.'
  const exception = { RestException: { Status: 429, Message: message, Code: 'RATE_LIMIT_EXCEEDED' } }
  const error_data = { code: 1429, description: message, message }
  const enveloped = envelope(request, 429, { code: 429, error_data, status: 'failure', data: null })
  return reply.code(429).send(body === 'exception' ? exception : enveloped)
}
