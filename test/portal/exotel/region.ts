import { randomUUID, timingSafeEqual } from 'node:crypto'
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { z } from 'zod'
import { envelope, errorStatus, failure, Refused, success, tooMany } from './envelope.ts'
import { isStrong } from './strength.ts'
import type { ExotelUser } from './users.ts'

/** An account of one region. */
export interface ExotelAccount {
  accountSid: string
  apiKey: string
  apiToken: string
  users: ExotelUser[]
  /** By device id. */
  passwords: Map<number, string>
  /** Counts a request; false where the limit was met. */
  mayAsk: (reply: Parameters<typeof tooMany>[1]) => boolean
  rateLimitBody: 'exception' | 'envelope'
  /** Rows of the list that come with an error of their own, by user id. */
  failingRows: ReadonlySet<string>
}

const pageSchema = z.object({
  fields: z.string().default(''),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(50).default(20),
  email: z.string().optional(),
  'devices.contact_uri': z.string().optional(),
})
const userPath = z.object({ sid: z.string(), user: z.string() })
const devicePath = userPath.extend({ device: z.coerce.number().int() })

/** One region's API, as documented, for the account that is in it. Any other is refused as a wrong key is. */
export function createRegion(account: ExotelAccount, prepare: (app: FastifyInstance) => void): FastifyInstance {
  const app = Fastify({ forceCloseConnections: true, genReqId: () => randomUUID().replaceAll('-', '') })
  prepare(app)

  app.addHook('preHandler', async (request, reply) => {
    if (!request.url.startsWith('/v2/')) return
    if (!isGood(request, account)) throw new Refused(1010)
    if (!account.mayAsk(reply)) return tooMany(request, reply, account.rateLimitBody)
  })
  app.setErrorHandler((error, request, reply) => {
    const code = error instanceof Refused ? error.code : isClient(error) ? 1402 : 1100
    return reply.code(errorStatus[code]).send(envelope(request, errorStatus[code], failure(code)))
  })
  app.setNotFoundHandler(() => {
    throw new Refused(10731)
  })

  app.get('/v2/accounts/:sid/users', (request) => {
    const page = read(pageSchema, request.query)
    const emails = page.email?.split(',')
    const contacts = page['devices.contact_uri']?.split(',')
    const found = account.users.filter(
      ({ email, devices }) =>
        (!emails || emails.includes(email)) &&
        (!contacts || devices.some(({ contact_uri }) => contacts.includes(contact_uri))),
    )
    const shown = found.slice(page.offset, page.offset + page.limit)
    const rows = shown.map((user) =>
      account.failingRows.has(user.id) ? failure(10731) : success(view(user, page.fields.split(','))),
    )
    const metadata = { total: found.length, count: rows.length, offset: page.offset, limit: page.limit }
    return envelope(request, 200, rows, { metadata })
  })

  app.get('/v2/accounts/:sid/users/:user', (request) => {
    const user = find(read(userPath, request.params).user)
    return envelope(request, 200, success(view(user, ['devices'])))
  })

  app.put('/v2/accounts/:sid/users/:user/devices/:device/password', (request) => {
    const path = read(devicePath, request.params)
    const device = find(path.user).devices.find(({ id }) => id === path.device)
    const { password } = read(z.object({ password: z.string() }), request.body, 1001)
    if (device?.type !== 'sip' || !isStrong(password)) throw new Refused(1402)
    account.passwords.set(device.id, password)
    return envelope(request, 200, success(null))
  })

  function find(id: string): ExotelUser {
    const user = account.users.find((candidate) => candidate.id === id)
    if (!user) throw new Refused(10731)
    return user
  }

  return app
}

function read<Schema extends z.ZodType>(schema: Schema, value: unknown, code: 1001 | 1402 = 1402): z.output<Schema> {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new Refused(code)
  return parsed.data
}

function view({ devices, active_call, last_login, ...user }: ExotelUser, fields: string[]) {
  const more = Object.entries({ devices, active_call, last_login }).filter(([name]) => fields.includes(name))
  return { ...user, ...Object.fromEntries(more) }
}

function isGood(request: FastifyRequest, { accountSid, apiKey, apiToken }: ExotelAccount): boolean {
  const [, pair = ''] = /^Basic (.+)$/.exec(request.headers.authorization ?? '') ?? []
  const expected = Buffer.from(`${apiKey}:${apiToken}`)
  const given = Buffer.from(pair, 'base64')
  const sid = z.object({ sid: z.string() }).safeParse(request.params).data?.sid
  return sid === accountSid && given.length === expected.length && timingSafeEqual(given, expected)
}

const isClient = (error: unknown) => error instanceof Error && 'statusCode' in error && Number(error.statusCode) < 500
