import type { ServerResponse } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createHttpClient } from '../../../../src/main/http/client.ts'
import { writeToken } from '../../../../src/main/portals/exotel/api.ts'
import { createExotelAdapter } from '../../../../src/main/portals/exotel/exotel-adapter.ts'
import { offered } from '../../../../src/main/portals/portal-adapter.ts'
import { failureOf } from '../../http/failure-of.ts'
import { type Served, sendJson, serve } from '../../http/serve.ts'
import { error, listOf, mixedList, oneUser, oneUserWith, passwordSet, tooMany, user } from './documented.ts'

const apiKey = crypto.randomUUID()
const apiToken = crypto.randomUUID()
const token = writeToken({ region: 'here', accountSid: 'northwind1', apiKey, apiToken })
const phone = `${user.id}.72`
const http = createHttpClient({ userAgent: 'test', retry: { times: 0, delay: 1 } })

/** A client of a server that gives every request the same answer. */
async function clientOf(answer: (response: ServerResponse) => void) {
  const headers: (string | undefined)[] = []
  const bodies: string[] = []
  const served: Served = await serve(async (request, response) => {
    headers.push(request.headers.authorization)
    bodies.push((await request.toArray()).join(''))
    answer(response)
  })
  onTestFinished(() => served[Symbol.asyncDispose]())
  const regions = [{ value: 'here', label: 'Here', url: served.origin }]
  const document = { version: 1 as const, kind: 'exotel' as const, name: 'Exotel', regions, support: {}, brand: {} }
  return { adapter: createExotelAdapter(http, new URL(served.origin), document), served, headers, bodies }
}

const clientOfJson = (status: number, body: unknown, headers = {}) =>
  clientOf((response) => sendJson(response, status, body, headers))

describe('Exotel’s API as documented', () => {
  it('is asked for users with their devices, at most 50 at once, key and token in the header alone', async () => {
    const { adapter, served, headers } = await clientOfJson(200, listOf(user))
    await offered(adapter.phones).list(token, null)
    expect(served.asked).toEqual(['GET /v2/accounts/northwind1/users?fields=devices&offset=0&limit=50'])
    expect(headers).toEqual([`Basic ${Buffer.from(`${apiKey}:${apiToken}`).toString('base64')}`])
  })

  it('gives a user’s SIP device as a phone', async () => {
    const { adapter } = await clientOfJson(200, listOf(user))
    expect((await offered(adapter.phones).list(token, null)).phones).toEqual([
      {
        id: phone,
        name: 'Amara Okafor',
        extension: '',
        sipUser: 'amarao5c0ffee1',
        device: 'Softphone',
        registration: 'unknown',
      },
    ])
  })

  it('gives what registers the phone: the user, the account’s domain, and the user as authorization ID', async () => {
    const { adapter, served } = await clientOfJson(200, oneUser)
    const { sip, ftp, status } = await offered(adapter.phones).read(token, phone)
    expect(served.asked).toEqual([`GET /v2/accounts/northwind1/users/${user.id}`])
    expect(sip).toMatchObject({
      username: 'amarao5c0ffee1',
      authorizationId: 'amarao5c0ffee1',
      domain: 'northwind1.voip.exotel.com',
      password: 'write-only',
      port: null,
      transport: 'udp',
      assumedAddress: true,
    })
    expect([ftp, status]).toEqual([null, 'free'])
  })

  it.each([
    ['sip:amara@sip.example.test:5070;transport=tcp', { domain: 'sip.example.test', port: 5070, transport: 'tcp' }],
    ['sips:amara@sip.example.test', { domain: 'sip.example.test', port: null, transport: 'tls' }],
    ['sips:amara', { domain: 'northwind1.voip.exotel.com', port: null, transport: 'tls' }],
    ['sip:amara@sip.example.test;maddr=192.0.2.1', { domain: 'sip:sip.example.test;maddr=192.0.2.1', port: null }],
  ])('drops nothing of an address that it writes whole: %s', async (contact_uri, expected) => {
    const devices = user.devices.map((device) => (device.type === 'sip' ? { ...device, contact_uri } : device))
    const { adapter } = await clientOfJson(200, oneUserWith(devices))
    expect((await offered(adapter.phones).read(token, phone)).sip).toMatchObject({ username: 'amara', ...expected })
  })

  it('lists a user without a SIP device as one without SIP settings', async () => {
    const { adapter } = await clientOfJson(200, listOf({ ...user, devices: user.devices.slice(0, 1) }))
    expect((await offered(adapter.phones).list(token, null)).phones).toMatchObject([
      { id: user.id, sipUser: '', device: '' },
    ])
  })

  it('leaves out a row that comes with an error, and keeps the others', async () => {
    const { adapter } = await clientOfJson(200, mixedList)
    const page = await offered(adapter.phones).list(token, null)
    expect(page.phones.map(({ id }) => id)).toEqual([phone])
    expect(page.next).toBeNull()
  })

  it('may add members to any answer', async () => {
    const more = { ...user, shift: 'late', devices: user.devices.map((device) => ({ ...device, codec: ['opus'] })) }
    const list = listOf(more)
    const { adapter } = await clientOfJson(200, { ...list, trace: {}, metadata: { ...list.metadata, pages: 1 } })
    expect((await offered(adapter.phones).list(token, null)).phones).toHaveLength(1)
  })

  const { metadata, response } = listOf(user)
  it.each([
    ['the list', { metadata }, 'response'],
    ['the total', { response, metadata: { offset: 0 } }, 'metadata.total'],
    ['a user’s id', listOf({ ...user, id: undefined }), 'response.0.data.id'],
    [
      'a device’s address',
      listOf({ ...user, devices: [{ id: 1, type: 'sip' }] }),
      'response.0.data.devices.0.contact_uri',
    ],
    ['a row’s code', { metadata, response: [{ data: user }] }, 'response.0.code'],
  ])('that leaves out %s is reported as unexpected, with the name of the missing member', async (_, body, what) => {
    const { adapter } = await clientOfJson(200, body)
    const failure = await failureOf(offered(adapter.phones).list(token, null))
    expect(failure).toMatchObject({ code: 'portal-unexpected', what: expect.stringContaining(what) })
  })

  it('takes a new SIP password as documented and gives the request’s id for its support', async () => {
    const { adapter, served, bodies } = await clientOfJson(200, passwordSet)
    const password = `New1-${crypto.randomUUID()}`
    expect(await offered(adapter.phones?.setPassword)(token, phone, 'sip', password)).toEqual({
      details: [`Request ${passwordSet.request_id}`],
    })
    expect(served.asked).toEqual([`PUT /v2/accounts/northwind1/users/${user.id}/devices/72/password`])
    expect(bodies.map((body) => JSON.parse(body))).toEqual([{ password }])
  })

  it.each([
    ['in a status', 400],
    ['inside an answer that came with 200', 200],
  ])('that refuses a password %s says the code and the request, and nothing of the password', async (_, status) => {
    const { adapter, served } = await clientOfJson(status, error('PUT', 400, 1402))
    const password = `New1-${crypto.randomUUID()}`
    const failure = await failureOf(offered(adapter.phones?.setPassword)(token, phone, 'sip', password))
    expect(failure).toMatchObject({ code: 'validation', details: [`Request ${passwordSet.request_id}`, 'Code 1402'] })
    expect(JSON.stringify(failure)).not.toContain(password)
    expect(served.asked).toHaveLength(1)
  })

  it.each([
    [401, 1010, 'session-expired'],
    [403, 10814, 'forbidden'],
    [404, 10731, 'not-found'],
    [500, 1100, 'portal-unavailable'],
    [409, 10809, 'portal-unexpected'],
  ])('that answers %i with code %i is understood as documented', async (status, code, expected) => {
    const { adapter } = await clientOfJson(status, error('GET', status, code))
    expect((await failureOf(offered(adapter.phones).read(token, phone))).code).toBe(expected)
  })

  it('suspects the region where it refuses a sign-in, as it does for a key of another region', async () => {
    await using served = await serve((_, response) => sendJson(response, 401, error('GET', 401, 1010)))
    const regions = ['one', 'two'].map((value) => ({ value, label: value, url: served.origin }))
    const document = { version: 1 as const, kind: 'exotel' as const, name: 'Exotel', regions, support: {}, brand: {} }
    const adapter = createExotelAdapter(http, new URL(served.origin), document)
    const fields = { region: 'one', accountSid: 'northwind1', apiKey, apiToken }
    expect(await failureOf(adapter.session.signIn(fields))).toMatchObject({
      code: 'invalid-credentials',
      suspect: 'region',
    })
  })

  it.each([
    ['its gateway', tooMany, 'Code RATE_LIMIT_EXCEEDED'],
    ['the API', error('PUT', 429, 1429), 'Code 1429'],
  ])('whose limit %s tells is not asked again, and says until when', async (_, body, detail) => {
    const { adapter, served } = await clientOfJson(429, body, { 'retry-after': '30' })
    const failure = await failureOf(
      offered(adapter.phones?.setPassword)(token, phone, 'sip', `New1-${crypto.randomUUID()}`),
    )
    if (failure.code !== 'too-many-attempts') throw new Error(failure.code)
    expect(Math.abs(failure.retryAt - Date.now() - 30_000)).toBeLessThan(20_000)
    expect(failure.details).toContain(detail)
    expect(served.asked).toHaveLength(1)
  })

  it.each([
    ['its gateway', tooMany],
    ['the API', error('GET', 429, 1429)],
  ])(
    'whose limit %s tells while a list is read is given its pause, and the list goes on by itself',
    async (_, body) => {
      const pauses = [body]
      const { adapter, served } = await clientOf((response) => {
        const pause = pauses.shift()
        if (pause) sendJson(response, 429, pause, { 'retry-after': '1' })
        else sendJson(response, 200, listOf(user))
      })
      const started = Date.now()
      expect((await offered(adapter.phones).list(token, null)).phones).toHaveLength(1)
      expect(Date.now() - started).toBeGreaterThanOrEqual(900)
      expect(served.asked).toHaveLength(2)
    },
  )

  it('that requires a long pause while a list is read is shown to the person', async () => {
    const { adapter, served } = await clientOfJson(429, tooMany, { 'retry-after': '3600' })
    expect((await failureOf(offered(adapter.phones).list(token, null))).code).toBe('too-many-attempts')
    expect(served.asked).toHaveLength(1)
  })
})
