import type { FastifyRequest } from 'fastify'

/** A request as it came in, without what would let anybody act in its name. */
export interface LoggedRequest {
  method: string
  /** With the query. */
  path: string
  headers: Record<string, string>
}

export interface RequestLog {
  add(request: FastifyRequest): void
  all(): LoggedRequest[]
}

const secretHeaders = new Set(['authorization', 'proxy-authorization', 'cookie'])

export function createRequestLog(): RequestLog {
  const requests: LoggedRequest[] = []
  return {
    add({ method, url: path, headers }) {
      const shown = Object.entries(headers).map(([name, value]) => [
        name,
        secretHeaders.has(name) ? '[redacted]' : String(value),
      ])
      requests.push({ method, path, headers: Object.fromEntries(shown) })
    },
    all: () => [...requests],
  }
}
