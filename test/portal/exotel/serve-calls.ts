import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '../clock.ts'
import { rangeOf } from '../recordings/serve-sound.ts'
import { soundBytes, soundLength } from '../recordings/sound.ts'
import type { ExotelAccount } from './account.ts'
import type { ExotelCall } from './calls.ts'
import { envelope, Refused, success } from './envelope.ts'

/** A refusal of the API for calls (developer.exotel.com/api/call-details). */
export class RestException extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }

  body() {
    return {
      RestException: { Status: this.status, Message: this.message, Code: this.status === 400 ? 34001 : undefined },
    }
  }
}

const day = 24 * 3_600_000
const statuses = ['queued', 'ringing', 'in-progress', 'completed', 'failed', 'busy', 'no-answer', 'canceled']
const directions = ['inbound', 'outbound-dial', 'outbound-api']
const parameters = new Set(
  'DateCreated Sid From To PhoneNumber Status Direction Duration Price PageSize SortBy Before After details RecordingUrlValidity'.split(
    ' ',
  ),
)

/** India's clock, which has neither a zone in its text nor daylight saving. */
const written = (moment: number) => new Date(moment + 19_800_000).toISOString().slice(0, 19).replace('T', ' ')
const read = (text: string) => {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) throw new RestException(400, 'Invalid parameter: DateCreated')
  return Date.parse(`${text.replace(' ', 'T')}+05:30`)
}

type Query = Record<string, string | undefined>

/** The API for calls, version 1, and the one that names the agent of a call. */
export function serveCalls(
  app: FastifyInstance,
  account: ExotelAccount,
  { clock, hasKey }: { clock: Clock; hasKey: (request: FastifyRequest) => boolean },
): void {
  const { calls } = account
  let grown = 0

  app.get<{ Querystring: Query; Params: { sid: string } }>('/v1/Accounts/:sid/Calls.json', (request, reply) => {
    refuseWhereAsked(account, reply)
    if (calls.fault() === 'xml') return sendXml(reply)
    const query = request.query
    demandKnown(query)
    const size = Number(query.PageSize ?? 50)
    if (!(size >= 1 && size <= 100)) throw new RestException(400, 'Invalid parameter: PageSize')
    const found = calls.all().filter(fits(query, clock.now()))
    if (query.SortBy === 'DateCreated:asc') found.reverse()
    const after = query.After === undefined ? undefined : Buffer.from(query.After, 'base64url').toString()
    const start = after === undefined ? 0 : found.findIndex(({ sid }) => sid === after) + 1
    const first = calls.fault() === 'calls-that-move' && start > 0 ? start - 1 : start
    const shown = found.slice(first, first + size)
    const last = shown.at(-1)
    const path = `/v1/Accounts/${request.params.sid}/Calls.json`
    const page = (name: string, sid: string) => {
      const search = new URLSearchParams({ PageSize: String(size), [name]: Buffer.from(sid).toString('base64url') })
      return `${calls.fault() === 'next-page-elsewhere' ? 'http://127.0.0.2:9' : ''}${path}?${search}`
    }
    const hasMore = last !== undefined && first + size < found.length
    return {
      Metadata: {
        Total: found.length + (calls.fault() === 'changing-total' ? grown++ : 0),
        PageSize: size,
        FirstPageUri: `${path}?PageSize=${size}`,
        PrevPageUri: first > 0 ? page('Before', found[first]?.sid ?? '') : null,
        ...(hasMore ? { NextPageUri: page('After', last.sid) } : found.length % 2 === 0 ? { NextPageUri: null } : {}),
      },
      Calls: shown.map((call, index) => ({
        ...view(call, request, account, clock),
        ...(calls.fault() === 'malformed-call' && index === Math.min(1, shown.length - 1) && { DateCreated: null }),
      })),
    }
  })

  app.get<{ Querystring: Query; Params: { call: string } }>('/v1/Accounts/:sid/Calls/:call', (request, reply) => {
    refuseWhereAsked(account, reply)
    if (calls.fault() === 'xml' || !request.params.call.endsWith('.json')) return sendXml(reply)
    demandKnown(request.query)
    const call = calls.all().find(({ sid }) => `${sid}.json` === request.params.call)
    if (!call) throw new RestException(404, 'The requested resource was not found')
    return { Call: view(call, request, account, clock) }
  })

  app.get<{ Params: { call: string } }>('/v2/accounts/:sid/calls/:call', (request, reply) => {
    if (calls.fault() === 'no-agents')
      return reply.code(403).send(envelope(request, 403, { code: 403, status: 'failure' }))
    const call = calls.all().find(({ sid }) => sid === request.params.call)
    if (!call) throw new Refused(10731)
    const user = account.users.find(({ id }) => id === call.agent)
    return envelope(request, 200, {
      ...success(undefined),
      call_details: {
        sid: call.sid,
        direction: call.direction === 'inbound' ? 'incoming' : 'outgoing',
        virtual_number: call.exophone,
        state: 'terminal',
        status: call.status,
        assigned_agent_details: user
          ? { user_id: user.id, contact_uri: user.devices[0]?.contact_uri ?? '' }
          : { user_id: null, contact_uri: null },
        customer_details: { number: `+91${(call.direction === 'inbound' ? call.from : call.to).slice(1)}` },
        total_duration: call.seconds,
        recording: { available: call.isRecorded, url: null },
      },
    })
  })

  app.get<{ Querystring: Query; Params: { file: string } }>('/exotelrecordings/:sid/:file', (request, reply) => {
    const call = calls.all().find(({ sid }) => `${sid}.mp3` === request.params.file)
    const signature = request.query['X-Amz-Signature']
    if (signature === undefined) {
      if (!hasKey(request)) return storageError(reply, 401, 'Unauthorized')
    } else {
      // The storage refuses a request with two credentials.
      if (request.headers.authorization !== undefined) return storageError(reply, 400, 'InvalidArgument')
      if (!call || !calls.isSigned(call.sid, signature, clock.now())) return storageError(reply, 403, 'AccessDenied')
    }
    if (!call?.isRecorded) return storageError(reply, 404, 'NoSuchKey')
    const plan = { id: call.sid, seconds: call.seconds, format: 'ulaw' as const }
    const length = soundLength(plan)
    // Only the storage is known to answer ranges.
    const range = signature === undefined ? null : rangeOf(request.headers.range, length)
    if (range === 'unsatisfiable') return reply.code(416).header('content-range', `bytes */${length}`).send()
    if (range) reply.code(206).header('content-range', `bytes ${range.first}-${range.last}/${length}`)
    const { first, last } = range ?? { first: 0, last: length - 1 }
    reply.headers({ etag: `"${call.sid}"`, 'content-length': last - first + 1 }).type('audio/mpeg')
    return reply.send(Readable.from(soundBytes(plan, { first, last }), { objectMode: false }))
  })
}

function refuseWhereAsked({ calls }: ExotelAccount, reply: FastifyReply): void {
  reply.type('application/json')
  if (calls.fault() === 'key-without-calls') throw new RestException(401, 'Authentication is required')
  if (calls.fault() === 'other-region') throw new RestException(404, 'The account is not in this cluster')
}

const sendXml = (reply: FastifyReply) =>
  reply.type('application/xml').send('<?xml version="1.0" encoding="UTF-8"?><TwilioResponse></TwilioResponse>')

const storageError = (reply: FastifyReply, status: number, code: string) =>
  reply.code(status).type('application/xml').send(`<?xml version="1.0"?><Error><Code>${code}</Code></Error>`)

function demandKnown(query: Query): void {
  const strange = Object.keys(query).find((name) => !parameters.has(name))
  if (strange !== undefined) throw new RestException(400, `Invalid parameter: ${strange}`)
  const validity = query.RecordingUrlValidity
  if (validity !== undefined && !(Number(validity) >= 5 && Number(validity) <= 60)) {
    throw new RestException(400, 'Invalid parameter: RecordingUrlValidity')
  }
}

/** Whether a call matches, with the refusals for what cannot be asked. */
function fits(query: Query, now: number): (call: ExotelCall) => boolean {
  const { DateCreated, From, To, Status, Direction, Duration } = query
  if (Direction !== undefined && !directions.includes(Direction)) {
    throw new RestException(400, `Invalid parameter: Direction. Valid values are ${directions.join(', ')}`)
  }
  if (Status !== undefined && !statuses.includes(Status)) throw new RestException(400, 'Invalid parameter: Status')
  const [, gte, lte] = /^gte:([^;]+);lte:([^;]+)$/.exec(DateCreated ?? '') ?? []
  const from = gte === undefined ? now - 31 * day : read(gte)
  const to = lte === undefined ? now : read(lte)
  if (DateCreated !== undefined && lte === undefined) throw new RestException(400, 'Invalid parameter: DateCreated')
  if (to > now || to - from > 31 * day || from < now - 184 * day) {
    throw new RestException(400, 'The time range is out of bounds')
  }
  const [, least = '0'] = /gte:(\d+)s/.exec(Duration ?? '') ?? []
  const [, most = 'Infinity'] = /lte:(\d+)s/.exec(Duration ?? '') ?? []
  const isOneOf = (list: string | undefined, number: string) => {
    const numbers = list?.split(',') ?? []
    if (numbers.length > 5 || numbers.some((one) => !/^\+\d{8,15}$/.test(one))) {
      throw new RestException(400, 'Invalid parameter: a number')
    }
    return list === undefined || numbers.includes(`+91${number.slice(1)}`)
  }
  // Refused before the first call, or where there is none.
  isOneOf(From, '')
  isOneOf(To, '')
  return (call) =>
    call.created >= from &&
    call.created < to + 1000 &&
    isOneOf(From, call.from) &&
    isOneOf(To, call.to) &&
    (Status === undefined || call.status === Status) &&
    (Direction === undefined || call.direction === Direction) &&
    call.seconds >= Number(least) &&
    call.seconds <= Number(most)
}

/** A call as it is answered, with values as text or as numbers, and some left out. */
function view(call: ExotelCall, request: FastifyRequest<{ Querystring: Query }>, account: ExotelAccount, clock: Clock) {
  const { sid, created, seconds, status } = call
  const isAnswered = status === 'completed'
  const isText = created % 2 === 0
  const { accountSid, calls } = account
  const file = `${calls.fault() === 'recordings-elsewhere' ? 'http://127.0.0.2:9' : `http://${request.host}`}/exotelrecordings/${accountSid}/${sid}.mp3`
  const minutes = Number(request.query.RecordingUrlValidity ?? 5)
  const signed = () => {
    const signature = calls.signature(sid, clock.now() + minutes * 60_000)
    return `${file}?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Expires=${minutes * 60}&X-Amz-Signature=${signature}`
  }
  return {
    Sid: sid,
    ParentCallSid: null,
    DateCreated: written(created),
    DateUpdated: written(created + seconds * 1000),
    AccountSid: accountSid,
    To: call.to,
    From: call.from,
    PhoneNumberSid: call.exophone,
    Status: status,
    StartTime: written(created),
    EndTime: isAnswered ? written(created + seconds * 1000) : null,
    Duration: status === 'no-answer' ? null : isText ? String(seconds) : seconds,
    Price: isAnswered ? (isText ? '1.500' : 1.5) : null,
    Direction: call.direction,
    AnsweredBy: isAnswered ? 'human' : null,
    ForwardedFrom: null,
    CallerName: null,
    Uri: `/v1/Accounts/${accountSid}/Calls.json/${sid}`,
    ...(request.query.details === 'true' && {
      Details: {
        ConversationDuration: isAnswered ? Math.max(0, seconds - 4) : 0,
        Legs: [
          { Leg: { Id: 1, OnCallDuration: seconds } },
          { Leg: { Id: 2, OnCallDuration: Math.max(0, seconds - 4) } },
        ],
      },
    }),
    ...(call.isRecorded ? { RecordingUrl: file } : status === 'no-answer' ? { RecordingUrl: null } : {}),
    ...(call.isRecorded && calls.isSigning() && { PreSignedRecordingUrl: signed() }),
  }
}
