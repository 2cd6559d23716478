import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { type EndpointName, endpoints } from '../../../src/main/portals/call-record/contract.ts'
import type { Endpoint } from '../../../src/main/portals/call-record/endpoint.ts'
import type { Handlers, Services } from './handlers.ts'
import { Problem } from './problem.ts'

/** Where the endpoints are, as the discovery document says. */
export const apiPath = '/api/v1'

/**
 * Registers one route for each row of the contract. The row's schemas read the request and write
 * the answer, so that the portal cannot give what the contract does not hold.
 */
export function registerEndpoints(app: FastifyInstance, services: Services, handlers: Handlers): void {
  for (const name of Object.keys(endpoints) as EndpointName[]) {
    const endpoint: Endpoint = endpoints[name]
    // The table and the handlers share their names; a loop over both is beyond what the compiler relates.
    const handler = handlers[name] as (call: unknown) => ReturnType<Handlers[EndpointName]>
    app.route({
      method: endpoint.method,
      url: apiPath + endpoint.path.replace(/\{(\w+)\}/g, ':$1'),
      async handler(request, reply) {
        const caller = endpoint.authorized ? callerOf(request, endpoint, services) : {}
        const answer = await handler({
          ...caller,
          parameters: request.params,
          // Read only where a handler asks: who may not do it is told that first, whatever was sent.
          get query() {
            return endpoint.query ? parse(endpoint.query, request.query) : null
          },
          get body() {
            return endpoint.request ? parse(endpoint.request, request.body) : null
          },
          ifMatch: request.headers['if-match'],
          client: request.ip,
          requestId: request.id,
        })
        const body = endpoint.response.parse(answer.body)
        if (answer.etag) reply.header('etag', answer.etag)
        reply.code(endpoint.status)
        return endpoint.status === 204 ? reply.send() : body
      },
    })
  }
}

/** Who asks, by the bearer token; throws `session-expired`. */
export function callerOf(
  request: FastifyRequest,
  endpoint: Pick<Endpoint, 'problems'>,
  { sessions, people, settings }: Pick<Services, 'sessions' | 'people' | 'settings'>,
) {
  const [, accessToken] = /^Bearer ([\w.~+/-]+=*)$/i.exec(request.headers.authorization ?? '') ?? []
  const session = accessToken === undefined ? undefined : sessions.withAccessToken(accessToken)
  if (!session) throw new Problem('session-expired')
  const mustChange = session.temporary && settings.passwordChange === 'required'
  if (mustChange && endpoint.problems.includes('password-change-required')) {
    throw new Problem('password-change-required')
  }
  return { session, person: people.withId(session.person_id) }
}

/** Throws `validation` with each field that does not fit. */
export function parse(schema: z.ZodObject, value: unknown): unknown {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.slice(0, 20).map((issue) => ({
    field: String(issue.path[0] ?? 'body').slice(0, 60),
    rule: issue.code === 'too_big' ? 'too-long' : 'invalid',
  }))
  throw new Problem('validation', { problems })
}
