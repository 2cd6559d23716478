import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyInstance } from 'fastify'
import { discoveryPath } from '../../../src/main/portals/discovery-document.ts'
import { accountHandlers } from '../account/account-handlers.ts'
import { accountPasswordHandlers } from '../account/account-password-handlers.ts'
import type { Faults } from '../faults/faults.ts'
import { phoneHandlers } from '../phones/phone-handlers.ts'
import { serveProvisioning } from '../phones/provisioning.ts'
import { recordingListHandlers } from '../recordings/handlers.ts'
import { recordingHandlers } from '../recordings/recording-handlers.ts'
import { serveSound } from '../recordings/serve-sound.ts'
import { codeHandlers } from '../recovery/code-handlers.ts'
import { linkHandlers } from '../recovery/link-handlers.ts'
import { recoveryHandlers } from '../recovery/password-handlers.ts'
import { serveResetPage } from '../recovery/reset-link.ts'
import { sessionHandlers } from '../session/session-handlers.ts'
import type { Certificate } from '../tls.ts'
import { userHandlers } from '../users/user-handlers.ts'
import { discoveryOf } from './discovery.ts'
import type { Services } from './handlers.ts'
import { serveMark } from './mark.ts'
import { Problem } from './problem.ts'
import type { RequestLog } from './request-log.ts'
import { registerEndpoints } from './routes.ts'

/** Larger than any request of the contract. */
const bodyLimit = 64 * 1024

/** The portal's HTTP server, not yet listening. */
export function createServer(
  services: Services,
  { log, faults, certificate }: { log: RequestLog; faults: Faults; certificate: Certificate | null },
): FastifyInstance {
  const app = Fastify({
    bodyLimit,
    forceCloseConnections: true,
    genReqId: () => randomUUID(),
    // Null is plain HTTP; Fastify takes both under this one name.
    https: certificate,
  })

  app.addHook('onRequest', async (request, reply) => {
    log.add(request)
    reply.headers({ 'x-request-id': request.id, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
  })
  faults.register(app)

  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error)
    if (!problem) {
      const body = { type: 'about:blank', title: 'Internal Server Error', status: 500, requestId: request.id }
      return reply.code(500).type('application/problem+json').send(body)
    }
    const { retryAfterSeconds } = problem.more
    if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds)
    if (problem.status === 401) reply.header('www-authenticate', 'Bearer')
    return reply.code(problem.status).type('application/problem+json').send(problem.body(request.id))
  })
  app.setNotFoundHandler(() => {
    throw new Problem('not-found')
  })

  const discovery = discoveryOf(services.settings)
  app.get(discoveryPath, (_request, reply) => reply.header('cache-control', 'max-age=300').send(discovery))
  serveMark(app, services.settings.mark)
  serveResetPage(app)
  serveProvisioning(app, services)
  serveSound(app, services)
  registerEndpoints(app, services, {
    ...sessionHandlers(services),
    ...recoveryHandlers(services),
    ...linkHandlers(services),
    ...codeHandlers(services),
    ...accountHandlers(services),
    ...accountPasswordHandlers(services),
    ...userHandlers(services),
    ...recordingListHandlers(services),
    ...recordingHandlers(services),
    ...phoneHandlers(services),
  })
  return app
}

/** Fastify's own 4xx are bodies that are no JSON, too large or of another type. */
function problemOf(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
  return status < 500 ? new Problem('validation', { problems: [{ field: 'body', rule: 'invalid' }] }) : undefined
}
