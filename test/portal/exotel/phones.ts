import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { ExotelAccount, ExotelUser } from './account.ts'
import { envelope, failure, Refused, success } from './envelope.ts'

const pageSchema = z.object({
  fields: z.string().default(''),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(50).default(20),
  email: z.string().optional(),
  'devices.contact_uri': z.string().optional(),
})
const userPath = z.object({ sid: z.string(), user: z.string() })
const devicePath = userPath.extend({ device: z.coerce.number().int() })

/** The users with their devices, and the passwords of the SIP devices, as documented. */
export function serveUsers(app: FastifyInstance, account: ExotelAccount): void {
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

const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/]

/** Exotel's rule for SIP passwords, written apart from the client's reading of it: at least 8 characters of 3 of 4 classes. */
export function isStrong(password: string): boolean {
  return Array.from(password).length >= 8 && classes.filter((pattern) => pattern.test(password)).length >= 3
}
