import type { z } from 'zod'
import type { Capabilities } from '../../../shared/connections/portal.ts'
import { type AppError, Failure } from '../../../shared/errors.ts'
import type { HttpAnswer } from '../../http/answer.ts'
import type { HttpClient } from '../../http/client.ts'
import { endpointUrl } from '../endpoint-url.ts'
import type { Grant, PortalAdapter } from '../portal-adapter.ts'
import { profileIdOf } from '../profile-id.ts'
import { oneUserSchema, passwordSetSchema, readRefusal, usersSchema } from './contract.ts'
import { type Credentials, credentialsOf, readToken, writeToken } from './credentials.ts'
import type { ExotelDocument } from './document.ts'
import { exotelError, supportFacts } from './exotel-error.ts'
import { createPace } from './pace.ts'
import { phonesOf, placeOf, rowOf } from './phones.ts'

/** The most that Exotel gives at once. */
const pageSize = 50

interface Asked<Schema extends z.ZodType> {
  method: 'GET' | 'PUT'
  /** Below `/v2/accounts/<sid>`, with `{parameters}`. */
  path: string
  parameters?: Record<string, string>
  query?: Record<string, string | number>
  json?: unknown
  schema: Schema
  /** What a 401 means here; a session that has ended unless told. */
  refused?: AppError
}

/** Exotel's documented HTTP API (developer.exotel.com). Reads users and their devices; sets SIP passwords, which it never gives out. */
export function createExotelAdapter(http: HttpClient, origin: URL, document: ExotelDocument): PortalAdapter {
  const { name, support, brand, regions } = document
  const pace = createPace()

  /** Key and token travel in the header alone. A change is never repeated. */
  async function ask<Schema extends z.ZodType>(credentials: Credentials, asked: Asked<Schema>) {
    const { accountSid, apiKey, apiToken } = credentials
    const { method, path, parameters, query, json, schema, refused = { code: 'session-expired' } } = asked
    const url = endpointUrl(regionUrl(credentials), `/v2/accounts/{accountSid}${path}`, { accountSid, ...parameters })
    return http.request({
      method,
      url,
      // A region is the portal's, wherever it is.
      pinnedAs: origin.origin,
      basic: { user: apiKey, password: apiToken },
      ...(query && { query }),
      ...(json !== undefined && { json }),
      expect: 200,
      schema,
      repeatable: method === 'GET',
      changes: method === 'PUT',
      problem: (answer) => exotelError(answer, url.host, refused),
    })
  }

  function regionUrl({ region }: Credentials): URL {
    const found = regions.find(({ value }) => value === region)
    if (!found) throw new Failure({ code: 'session-expired' })
    return new URL(found.url)
  }

  const users = (credentials: Credentials, offset: number, limit: number, refused?: AppError) =>
    ask(credentials, {
      method: 'GET',
      path: '/users',
      query: { fields: 'devices', offset, limit },
      schema: usersSchema,
      ...(refused && { refused }),
    })

  /** The cheapest documented call shows whether the credentials are good. */
  async function grant(credentials: Credentials, refused: AppError): Promise<Grant> {
    await users(credentials, 0, 1, refused)
    const token = writeToken(credentials)
    return {
      accessToken: token,
      refreshToken: token,
      // Keys are good until somebody revokes them.
      expiresAt: Number.POSITIVE_INFINITY,
      user: { name: credentials.accountSid, username: credentials.accountSid },
      passwordChange: 'none',
      permissions: ['phones'],
    }
  }

  return {
    profile: { id: profileIdOf(origin), kind: document.kind, name, url: origin.origin, support, brand },
    capabilities: capabilitiesOf(document),

    async signIn(fields) {
      // A region answers for another region's account as it does for a wrong key.
      const refused: AppError = { code: 'invalid-credentials', ...(regions.length > 1 && { suspect: 'region' }) }
      const credentials = credentialsOf(fields)
      if (!credentials) throw new Failure(refused)
      return grant(credentials, refused)
    },
    refresh: async (refreshToken) => grant(readToken(refreshToken), { code: 'session-expired' }),
    // There is no session at Exotel to end.
    signOut: async () => undefined,

    async check(token) {
      await pace.keep(() => users(readToken(token), 0, 1))
    },
    async listPhones(token, cursor) {
      const credentials = readToken(token)
      const offset = Number(cursor ?? 0)
      const { value } = await pace.keep(() => users(credentials, offset, pageSize))
      const listed = value.response.flatMap(({ code, data }) => (isGood(code) && data ? [data] : []))
      const after = offset + value.response.length
      return {
        phones: listed.flatMap((user) => phonesOf(user, credentials.accountSid).map(rowOf)),
        total: value.metadata.total,
        next: value.response.length > 0 && after < value.metadata.total ? String(after) : null,
      }
    },
    async readPhone(token, phone) {
      const credentials = readToken(token)
      const place = placeOf(phone)
      if (!place) throw new Failure({ code: 'not-found' })
      const answer = await ask(credentials, {
        method: 'GET',
        path: '/users/{user}',
        parameters: { user: place.user },
        schema: oneUserSchema,
      })
      const { code, data } = answer.value.response
      if (!isGood(code)) throw refusedInside(answer, credentials)
      const found = data && phonesOf(data, credentials.accountSid).find(({ id }) => id === phone)
      if (!found) throw new Failure({ code: 'not-found' })
      return found
    },
    async setPhonePassword(token, phone, secret, password) {
      const credentials = readToken(token)
      const place = placeOf(phone)
      if (secret !== 'sip' || !place?.device) throw new Failure({ code: 'not-found' })
      const answer = await ask(credentials, {
        method: 'PUT',
        path: '/users/{user}/devices/{device}/password',
        parameters: { user: place.user, device: place.device },
        json: { password },
        schema: passwordSetSchema,
      })
      if (!isGood(answer.value.response.code)) throw refusedInside(answer, credentials)
      return { details: supportFacts({ requestId: answer.value.request_id }) }
    },

    reauthenticate: notOffered,
    requestPassword: notOffered,
    readAccount: notOffered,
    changeAccount: notOffered,
    readPhoneSecret: notOffered,
  }

  /** A refusal inside an answer that came with 200. */
  function refusedInside(answer: HttpAnswer<{ response: { code: number } }>, credentials: Credentials): Failure {
    const { host } = regionUrl(credentials)
    const status = answer.value.response.code
    const inside = { status, headers: answer.headers, body: answer.value }
    const details = supportFacts(readRefusal(answer.value))
    const unexpected: AppError = { code: 'portal-unexpected', host, what: `response.code: ${status}`, details }
    return new Failure(exotelError(inside, host, { code: 'session-expired' }) ?? unexpected)
  }
}

const isGood = (code: number) => code >= 200 && code < 300

/** The capabilities say that there is no such thing here; a call all the same is refused without asking Exotel. */
const notOffered = () => Promise.reject(new Failure({ code: 'forbidden' }))

function capabilitiesOf({ regions }: ExotelDocument): Capabilities {
  return {
    signIn: {
      fields: [
        {
          name: 'region',
          secret: false,
          remember: true,
          options: regions.map(({ value, label }) => ({ value, label })),
        },
        { name: 'accountSid', secret: false, remember: true },
        { name: 'apiKey', secret: true, remember: false },
        { name: 'apiToken', secret: true, remember: false },
      ],
      keepSignedIn: true,
    },
    recovery: { methods: [], usernameIsEmail: false, forgottenUsername: 'contact-provider' },
    account: null,
    phones: {
      sip: 'write-only',
      ftp: 'none',
      registrationState: false,
      extensions: false,
      // At least 8, 3 of 4 classes (developer.exotel.com/docs/users/api-reference/manage-devices). No upper limit is
      // documented; this one is generous.
      sipPassword: { minLength: 8, maxLength: 128, required: [], minClasses: 3, digitsOnly: false, blocklist: false },
      ftpPassword: null,
    },
  }
}
