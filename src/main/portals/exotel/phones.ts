import { z } from 'zod'
import { type AppError, Failure } from '../../../shared/errors.ts'
import type { Phone, PhoneDetail, SipSettings } from '../../../shared/phones/phones.ts'
import { parseSipAddress } from '../../../shared/phones/sip-address.ts'
import type { HttpAnswer } from '../../http/answer.ts'
import type { PhonesFacet } from '../facets.ts'
import { nextCursor, offsetOf } from '../wire.ts'
import { type Credentials, type ExotelApi, type Pace, readToken } from './api.ts'
import { envelope, isGood, outcome, supportFacts } from './envelope.ts'

/** The maximum page size of Exotel's user list. */
const longestPage = 50

const deviceSchema = z.object({
  id: z.number().int().nonnegative(),
  name: z.string().max(200).nullish(),
  /** A number (E.164) or `sip:<user>`. */
  contact_uri: z.string().max(300),
  /** `tel` or `sip`. */
  type: z.string().max(60),
  /** Turned on to take calls. */
  available: z.boolean().nullish(),
  /** `free`, or null. */
  status: z.string().max(60).nullish(),
})
type Device = z.infer<typeof deviceSchema>

const userSchema = z.object({
  id: z.string().regex(/^[\w-]{1,64}$/),
  first_name: z.string().max(100).nullish(),
  last_name: z.string().max(100).nullish(),
  /** Only with `fields=devices`. */
  devices: z.array(deviceSchema).max(100).nullish(),
})
type User = z.infer<typeof userSchema>

/** `GET /users/<id>`: one outcome. */
export const oneUserSchema = z.object({ ...envelope, response: z.object({ ...outcome, data: userSchema.nullish() }) })

/** `GET /users`: a list of outcomes, each user with a code of their own. */
export const usersSchema = z.object({
  ...envelope,
  metadata: z.object({ total: z.number().int().nonnegative(), offset: z.number().int().nonnegative() }),
  response: z.array(z.object({ ...outcome, data: userSchema.nullish() })).max(50),
})

/** `PUT …/password`: an outcome without data. */
export const passwordSetSchema = z.object({ ...envelope, response: z.object(outcome) })

/** `GET /users`: a page of the users with their devices. */
export function listUsers(
  { ask }: ExotelApi,
  credentials: Credentials,
  page: { offset: number; limit: number },
  refused?: AppError,
): Promise<HttpAnswer<z.output<typeof usersSchema>>> {
  return ask(credentials, {
    method: 'GET',
    path: '/users',
    query: { fields: 'devices', ...page },
    schema: usersSchema,
    ...(refused && { refused }),
  })
}

/** The SIP devices of the account's users. Their passwords can be set and are never given out. */
export function exotelPhones(api: ExotelApi, pace: Pace): PhonesFacet {
  return {
    async list(token, cursor) {
      const credentials = readToken(token)
      const offset = offsetOf(cursor)
      const { value } = await pace.keep(() => listUsers(api, credentials, { offset, limit: longestPage }))
      const { response, metadata } = value
      const users = response.flatMap(({ code, data }) => (isGood(code) && data ? [data] : []))
      return {
        phones: users.flatMap((user) => phonesOf(user, credentials.accountSid).map(rowOf)),
        total: metadata.total,
        next: nextCursor({ offset, count: response.length, total: metadata.total }),
      }
    },
    async read(token, phone) {
      const credentials = readToken(token)
      const place = placeOf(phone)
      if (!place) throw new Failure({ code: 'not-found' })
      const answer = await api.ask(credentials, {
        method: 'GET',
        path: '/users/{user}',
        parameters: { user: place.user },
        schema: oneUserSchema,
      })
      const { code, data } = answer.value.response
      if (!isGood(code)) throw api.failureInside(answer, credentials)
      const found = data && phonesOf(data, credentials.accountSid).find(({ id }) => id === phone)
      if (!found) throw new Failure({ code: 'not-found' })
      return found
    },
    async setPassword(token, phone, secret, password) {
      const credentials = readToken(token)
      const place = placeOf(phone)
      if (secret !== 'sip' || !place?.device) throw new Failure({ code: 'not-found' })
      const answer = await api.ask(credentials, {
        method: 'PUT',
        path: '/users/{user}/devices/{device}/password',
        parameters: { user: place.user, device: place.device },
        json: { password },
        schema: passwordSetSchema,
      })
      if (!isGood(answer.value.response.code)) throw api.failureInside(answer, credentials)
      return { details: supportFacts({ requestId: answer.value.request_id }) }
    },
  }
}

/** A phone's identifiers in Exotel's API. A user without a SIP device has no password to set. */
interface PhonePlace {
  user: string
  device: string | null
}

const idOf = (user: User, device?: Device) => (device ? `${user.id}.${device.id}` : user.id)

/** Parses an id made by {@link phonesOf}; null for any other. */
function placeOf(phone: string): PhonePlace | null {
  const [, user, device = null] = /^([\w-]{1,64})(?:\.(\d+))?$/.exec(phone) ?? []
  return user === undefined ? null : { user, device }
}

/**
 * A user's SIP devices, each as a phone. A user without one is listed too, so that the screen shows that the SIP ID is
 * missing.
 */
function phonesOf(user: User, accountSid: string): PhoneDetail[] {
  const devices = (user.devices ?? []).filter(({ type }) => type === 'sip')
  if (devices.length === 0) return [phoneOf(user, undefined, null)]
  return devices.map((device) => phoneOf(user, device, sipOf(user, device, accountSid)))
}

function phoneOf(user: User, device: Device | undefined, sip: SipSettings | null): PhoneDetail {
  const status = device?.available === false ? 'off' : device?.status
  return {
    id: idOf(user, device),
    name: nameOf(user),
    extension: '',
    device: device?.name ?? '',
    mac: null,
    registration: 'unknown',
    ...(status && { status }),
    sip,
    ftp: null,
  }
}

/**
 * The API usually gives only the SIP user: the domain is then the account's, and the user is also the authorization ID.
 * A full address is used unchanged; one that cannot be parsed is kept in the settings and refused when used.
 */
function sipOf(user: User, { contact_uri }: Device, accountSid: string): SipSettings | null {
  const [, scheme, username, server] = /^(sips?:)([^@;?]+)(?:@(.+))?$/.exec(contact_uri) ?? []
  if (username === undefined) return null
  const written = `${scheme}${server ?? `${accountSid}.voip.exotel.com`}`
  const address = parseSipAddress(written)
  const { host, port, transport } =
    typeof address === 'string' ? { host: written, port: null, transport: null } : address
  return {
    domain: host,
    port,
    transport: transport ?? 'udp',
    assumedAddress: port === null && transport === null,
    outboundProxy: null,
    username,
    authorizationId: username,
    displayName: nameOf(user),
    voicemailNumber: null,
    password: 'write-only',
  }
}

/** A user's name, or an empty text. */
export const nameOf = ({ first_name, last_name }: User) => [first_name, last_name].filter(Boolean).join(' ')

/** The phone as a row of the list. */
function rowOf({ id, name, extension, device, registration, sip }: PhoneDetail): Phone {
  return { id, name, extension, sipUser: sip?.username ?? '', device, registration }
}
