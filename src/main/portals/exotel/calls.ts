import { z } from 'zod'
import { Failure } from '../../../shared/errors.ts'
import type { RecordingDetails } from '../../../shared/recordings/recording.ts'
import type { Recording } from '../../../shared/recordings/recordings.ts'
import type { HttpAnswer } from '../../http/answer.ts'
import type { Agent } from './agents.ts'
import type { Asked, Credentials, ExotelApi } from './api.ts'
import { listUsers } from './phones.ts'
import { momentOf } from './times.ts'

/** A number that Exotel writes as a number or as text, or leaves out; null if it is unknown. */
const figure = z
  .union([z.number(), z.string().max(30)])
  .nullish()
  .transform((value) => {
    const number = Math.round(
      typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value ?? Number.NaN),
    )
    return Number.isSafeInteger(number) && number >= 0 ? number : null
  })

const text = (max: number) => z.string().max(max).nullish()
const moment = z
  .string()
  .max(40)
  .transform((written, context) => {
    const read = momentOf(written)
    if (read === null) context.addIssue({ code: 'custom', message: 'Not a time' })
    return read ?? z.NEVER
  })
const optionalMoment = text(40).transform(momentOf)

const legSchema = z.object({ OnCallDuration: figure })

/**
 * A call of the API for calls, version 1 (developer.exotel.com/api/call-details). Whatever a call that was not answered
 * has no value for may be absent.
 */
const callSchema = z.object({
  Sid: z.string().regex(/^[\w-]{1,100}$/),
  DateCreated: moment,
  StartTime: optionalMoment,
  EndTime: optionalMoment,
  /** In seconds, with the time that it rang. */
  Duration: figure,
  Direction: text(60),
  Status: text(60),
  /** Who was called first. For an incoming call: the customer. */
  From: text(60),
  To: text(60),
  CallerName: text(300),
  /** The number at Exotel itself, whatever its name says. */
  PhoneNumberSid: text(60),
  PhoneNumber: text(60),
  ConversationDuration: figure,
  /** Only with `details=true`. */
  Details: z
    .object({
      ConversationDuration: figure,
      Legs: z
        .array(z.union([z.object({ Leg: legSchema }), legSchema]))
        .max(50)
        .nullish(),
    })
    .nullish(),
  RecordingUrl: text(2000),
  PreSignedRecordingUrl: text(4000),
})
export type Call = z.infer<typeof callSchema>

/** `GET /Calls.json`. */
export const callsSchema = z.object({
  Metadata: z.object({
    Total: figure,
    /** A path with the cursor of the next page; absent, null or empty on the last one. */
    NextPageUri: text(4000),
  }),
  /** Null in the place of a call that cannot be read. If none can, it is the answer that is wrong. */
  Calls: z
    .array(callSchema.nullable().catch(null))
    .max(200)
    .refine((calls) => calls.length === 0 || calls.some((call) => call !== null), 'No call can be read'),
})

/** `GET /Calls/<Sid>.json`. */
export const oneCallSchema = z.object({ Call: callSchema })

/** Some answers hold the call without the member around it. */
const wrapped = (body: unknown) => (typeof body === 'object' && body !== null && 'Sid' in body ? { Call: body } : body)

/** Reads one call. */
export async function readCall(
  api: ExotelApi,
  credentials: Credentials,
  id: string,
  { query, signal }: { query: Record<string, string | number>; signal?: AbortSignal },
): Promise<Call> {
  const answer = await askCalls(api, credentials, {
    path: '/Calls/{call}.json',
    parameters: { call: id },
    query,
    schema: z.preprocess(wrapped, oneCallSchema),
    ...(signal && { signal }),
  })
  return answer.value.Call
}

/**
 * Asks the API for calls. A key may be limited to other APIs, and is then refused like a wrong one: the session has
 * ended only if the API for users refuses it too.
 */
export async function askCalls<Schema extends z.ZodType>(
  api: ExotelApi,
  credentials: Credentials,
  asked: Omit<Asked<Schema>, 'method' | 'version' | 'refused' | 'json'>,
): Promise<HttpAnswer<z.output<Schema>>> {
  try {
    return await api.ask(credentials, { ...asked, method: 'GET', version: 'v1' })
  } catch (cause) {
    if (!(cause instanceof Failure) || cause.error.code !== 'session-expired') throw cause
    await listUsers(api, credentials, { offset: 0, limit: 1 })
    throw new Failure({ code: 'forbidden', ...(cause.error.details && { details: cause.error.details }) })
  }
}

/** How long after a call its recording may still be missing, in milliseconds. */
const settles = 15 * 60_000

const unanswered = /^(no-answer|busy|failed|cancell?ed)$/
const underWay = /^(queued|ringing|in-progress)$/

function soundOf(call: Call, now: number): Pick<Recording, 'state' | 'unrecordedBecause'> {
  if (call.RecordingUrl || call.PreSignedRecordingUrl) return { state: 'available', unrecordedBecause: null }
  const status = call.Status?.toLowerCase() ?? ''
  if (unanswered.test(status)) return { state: 'none', unrecordedBecause: 'unanswered' }
  const start = Date.parse(call.StartTime ?? call.DateCreated)
  const end = call.EndTime === null ? start + (call.Duration ?? 0) * 1000 : Date.parse(call.EndTime)
  const mayCome = underWay.test(status) || now - end < settles
  return { state: mayCome ? 'preparing' : 'none', unrecordedBecause: null }
}

/** The call as a row of the list. */
export function recordingOf(call: Call, now: number): Recording {
  return {
    id: call.Sid,
    // What Exotel orders and filters by; `StartTime` may be seconds later.
    start: call.DateCreated,
    seconds: call.Duration,
    direction: call.Direction?.startsWith('in') ? 'inbound' : 'outbound',
    caller: { number: call.From ?? '', name: call.CallerName ?? '' },
    callee: { number: call.To ?? '', name: '' },
    ...soundOf(call, now),
    held: false,
    keptUntil: null,
    tags: [],
  }
}

/** The call with all that Exotel knows of it, and who took it or made it. */
export function detailsOf(call: Call, now: number, agent: Agent | null): RecordingDetails {
  const row = recordingOf(call, now)
  const legs = (call.Details?.Legs ?? []).map((leg) => ('Leg' in leg ? leg.Leg : leg))
  const isCaller =
    agent !== null &&
    (agent.customer === '' ? row.direction === 'outbound' : !isSame(agent.customer, row.caller.number))
  const named = (party: Recording['caller'], isAgent: boolean) =>
    agent !== null && isAgent ? { ...party, name: agent.name } : party
  return {
    ...row,
    caller: named(row.caller, isCaller),
    callee: named(row.callee, !isCaller),
    // The parties talk while the second of them is on the call.
    talkSeconds: call.Details?.ConversationDuration ?? call.ConversationDuration ?? legs[1]?.OnCallDuration ?? null,
    line: call.PhoneNumberSid || call.PhoneNumber || '',
    format: '',
    size: null,
    sha256: null,
    channels: null,
    pauses: [],
    legs: [],
    hold: null,
    notes: [],
    score: null,
    deleted: null,
  }
}

/** The digits of a national number without its country code, which Exotel leaves out in answers. */
const nationalDigits = (number: string) => number.replace(/\D/g, '').replace(/^0+/, '').slice(-10)

const isSame = (one: string, other: string) => nationalDigits(one) === nationalDigits(other)
