import { randomUUID, timingSafeEqual } from 'node:crypto'
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Clock } from '../clock.ts'
import type { ExotelAccount } from './account.ts'
import { envelope, errorStatus, failure, Refused, tooMany } from './envelope.ts'
import { serveUsers } from './phones.ts'
import { RestException, serveCalls } from './serve-calls.ts'

/** One region's API for the one account that is in it. Any other account is refused like a wrong key. */
export function createRegion(
  account: ExotelAccount,
  clock: Clock,
  prepare: (app: FastifyInstance) => void,
): FastifyInstance {
  const app = Fastify({ forceCloseConnections: true, genReqId: () => randomUUID().replaceAll('-', '') })
  prepare(app)

  app.addHook('preHandler', async (request, reply) => {
    if (request.url.startsWith('/v1/')) {
      if (!hasKey(request, account)) throw new RestException(401, 'Authentication is required')
      if (account.mayAskForCalls(reply)) return
      return tooMany(request, reply, account.rateLimitBody)
    }
    if (!request.url.startsWith('/v2/')) return
    if (!hasKey(request, account)) throw new Refused(1010)
    if (!account.mayAsk(reply)) return tooMany(request, reply, account.rateLimitBody)
  })
  app.setErrorHandler((error, request, reply) => {
    if (error instanceof RestException) return reply.code(error.status).send(error.body())
    const code = error instanceof Refused ? error.code : isClient(error) ? 1402 : 1100
    return reply.code(errorStatus[code]).send(envelope(request, errorStatus[code], failure(code)))
  })
  app.setNotFoundHandler(() => {
    throw new Refused(10731)
  })

  serveUsers(app, account)
  serveCalls(app, account, { clock, hasKey: (request) => hasKey(request, account) })

  return app
}

function hasKey(request: FastifyRequest, { accountSid, apiKey, apiToken }: ExotelAccount): boolean {
  const [, pair = ''] = /^Basic (.+)$/.exec(request.headers.authorization ?? '') ?? []
  const expected = Buffer.from(`${apiKey}:${apiToken}`)
  const given = Buffer.from(pair, 'base64')
  const sid = z.object({ sid: z.string() }).safeParse(request.params).data?.sid
  return sid === accountSid && given.length === expected.length && timingSafeEqual(given, expected)
}

const isClient = (error: unknown) => error instanceof Error && 'statusCode' in error && Number(error.statusCode) < 500
