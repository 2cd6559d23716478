import { randomBytes } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { inspect } from 'node:util'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createHttpClient } from '../../../src/main/http/client.ts'
import { failureOf } from './failure-of.ts'
import { freePort, sendJson, serve, serveBytes } from './serve.ts'
import { change, client, read, schema } from './test-client.ts'

describe('a call', () => {
  test('sends what it was given and gives the parsed value, status and headers', async () => {
    let seen: { headers: IncomingHttpHeaders; body: string } | undefined
    await using portal = await serve(async (request, response) => {
      seen = { headers: request.headers, body: (await request.toArray()).join('') }
      sendJson(response, 200, { name: 'Ann', more: true }, { ETag: '"7"' })
    })
    const answer = await client.request({
      ...change(`${portal.origin}/account`),
      query: { part: 'a&b' },
      json: { name: 'Änn' },
      bearer: 'token',
      ifMatch: '"6"',
      headers: { 'x-region': 'in' },
    })

    expect(answer).toMatchObject({ value: { name: 'Ann' }, status: 200, headers: { etag: '"7"' } })
    expect(portal.asked).toEqual(['PATCH /account?part=a%26b'])
    expect(seen?.body).toBe('{"name":"Änn"}')
    expect(seen?.headers).toMatchObject({
      authorization: 'Bearer token',
      'content-type': 'application/json',
      'if-match': '"6"',
      'user-agent': 'CallRecordPortal/test',
      'x-region': 'in',
    })
  })

  test('signs with a user and password by RFC 7617', async () => {
    await using portal = await serve((request, response) =>
      sendJson(response, 200, { name: request.headers.authorization }),
    )
    const { value } = await client.request({ ...read(portal.origin), basic: { user: 'käy', password: 'p:w' } })
    expect(value.name).toBe(`Basic ${Buffer.from('käy:p:w').toString('base64')}`)
  })

  test('reads an answer without a body as an empty object', async () => {
    await using portal = await serve((_, response) => response.writeHead(204).end())
    const { value } = await client.request({ ...read(portal.origin), expect: [200, 204], schema: z.object({}) })
    expect(value).toEqual({})
  })

  test.each([
    ['http://portal.example/', 'http'],
    ['http://127.0.0.1.example/', 'http'],
    ['https://user:pw@portal.example/', 'credentials'],
  ])('goes nowhere for the insecure address %s', async (url, reason) => {
    expect(await failureOf(client.request(read(url)))).toEqual({ code: 'insecure-address', reason })
  })

  test.each(['', 'portal.example', 'file:///etc/passwd'])('goes nowhere for %j, which is no address', async (url) => {
    expect(await failureOf(client.request(read(url)))).toEqual({ code: 'invalid-address' })
  })

  test('uses the connection of the call before it', async () => {
    const connections = new Set<unknown>()
    await using portal = await serve((request, response) => {
      connections.add(request.socket)
      sendJson(response, 200, { name: 'Ann' })
    })
    for (let call = 0; call < 3; call++) await client.request(read(portal.origin))
    expect(connections.size).toBe(1)
  })

  test('ends as cancelled when it is called off', async () => {
    await using portal = await serve(() => calledOff.abort())
    const calledOff = new AbortController()
    const error = await failureOf(client.request({ ...read(portal.origin), signal: calledOff.signal }))
    expect(error.code).toBe('cancelled')
  })
})

describe('an answer that is not as agreed', () => {
  test('is reported with the path of the first invalid value, never with the value', async () => {
    const canary = randomBytes(16).toString('hex')
    await using portal = await serve((_, response) => sendJson(response, 200, { phones: [{ name: [canary] }] }))
    const error = await failureOf(
      client.request({ ...read(portal.origin), schema: z.object({ phones: z.array(schema) }) }),
    )
    expect(error).toMatchObject({ code: 'portal-unexpected', what: 'phones.0.name: invalid_type' })
    expect(JSON.stringify(error)).not.toContain(canary)
  })

  test('is reported as a web page, as a network that requires its own sign-in gives one', async () => {
    await using portal = await serve((_, response) =>
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<html>Welcome to the hotel</html>'),
    )
    const error = await failureOf(client.request(read(portal.origin)))
    expect(error).toMatchObject({ code: 'portal-unexpected', what: 'a web page instead of data' })
  })

  test.each([
    ['text instead of JSON', 'text/plain', '{"name":"x"}', 'content type'],
    ['broken JSON', 'application/json', '{"name":', 'not JSON'],
    ['bytes that are not UTF-8', 'application/json', Buffer.from('{"name":"\xff"}', 'latin1'), 'not JSON'],
  ])('is reported as %s', async (_, type, body, what) => {
    await using portal = await serve((_, response) => response.writeHead(200, { 'content-type': type }).end(body))
    expect(await failureOf(client.request(read(portal.origin)))).toMatchObject({ code: 'portal-unexpected', what })
  })

  test('is reported as not HTTP', async () => {
    await using portal = await serveBytes((socket) => socket.end('220 ftp.example ready\r\n'))
    expect(await failureOf(client.request(read(portal.origin)))).toMatchObject({
      code: 'portal-unexpected',
      what: 'not HTTP',
    })
  })

  test('is reported as interrupted', async () => {
    await using portal = await serveBytes((socket) => {
      socket.once('data', () =>
        socket.end('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"na'),
      )
    })
    expect(await failureOf(client.request(read(portal.origin)))).toMatchObject({
      code: 'portal-unexpected',
      what: 'an answer that broke off',
    })
  })

  test.each([
    ['never ends', (size: number) => ({ chunk: Buffer.alloc(size, ' '), headers: {} })],
    [
      'is small only while packed',
      () => ({ chunk: gzipSync(Buffer.alloc(5_000_000, ' ')), headers: { 'content-encoding': 'gzip' } }),
    ],
  ])('is cut off at the size limit when it %s', async (_, make) => {
    const { chunk, headers } = make(64_000)
    await using portal = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', ...headers })
      const more = () => {
        while (!response.destroyed && response.write(chunk));
      }
      response.on('drain', more)
      more()
    })
    expect(await failureOf(client.request({ ...read(portal.origin), maxBytes: 1_000_000 }))).toMatchObject({
      code: 'portal-unexpected',
      what: 'an answer that is too large',
    })
  })

  test('is refused when it is one byte over the size limit, and taken when it is not', async () => {
    await using portal = await serve((_, response) => sendJson(response, 200, { name: 'x' }))
    const size = '{"name":"x"}'.length
    expect((await client.request({ ...read(portal.origin), maxBytes: size })).value).toEqual({ name: 'x' })
    expect((await failureOf(client.request({ ...read(portal.origin), maxBytes: size - 1 }))).code).toBe(
      'portal-unexpected',
    )
  })
})

describe('a redirect', () => {
  test('to another origin is not followed, and that origin hears nothing', async () => {
    await using other = await serve((_, response) => sendJson(response, 200, { name: 'thief' }))
    await using portal = await serve((_, response) =>
      response.writeHead(302, { location: `${other.origin}/login?from=secret` }).end(),
    )
    const error = await failureOf(
      client.request({ ...read(portal.origin), headers: { 'x-api-key': 'k' }, bearer: 't' }),
    )
    expect(error).toMatchObject({ code: 'portal-unexpected', what: `a redirect to ${new URL(other.origin).host}` })
    expect(other.asked).toEqual([])
  })

  test('at the same origin is followed three times and no further', async () => {
    await using portal = await serve((request, response) => {
      const left = Number(request.url?.slice(1))
      if (left === 0) sendJson(response, 200, { name: 'there' })
      else response.writeHead(307, { location: `/${left - 1}` }).end()
    })
    expect((await client.request(read(`${portal.origin}/3`))).value).toEqual({ name: 'there' })
    expect(await failureOf(client.request(read(`${portal.origin}/4`)))).toMatchObject({
      code: 'portal-unexpected',
      what: 'too many redirects',
    })
  })

  test('of anything but reading is not followed', async () => {
    await using portal = await serve((_, response) => response.writeHead(307, { location: '/elsewhere' }).end())
    const error = await failureOf(client.request({ ...change(portal.origin), method: 'POST' }))
    expect(error.code).toBe('portal-unexpected')
    expect(portal.asked).toEqual(['POST /'])
  })
})

describe('a status', () => {
  test.each([
    [401, { bearer: 't' }, 'session-expired'],
    [401, {}, 'invalid-credentials'],
    [403, {}, 'forbidden'],
    [404, {}, 'not-found'],
    [407, {}, 'proxy-auth'],
    [412, {}, 'conflict'],
    [429, {}, 'too-many-attempts'],
    [500, {}, 'portal-unavailable'],
    [503, {}, 'portal-unavailable'],
    [201, {}, 'portal-unexpected'],
    [418, {}, 'portal-unexpected'],
  ])('%i with %j is %s, with what support needs', async (status, signed, code) => {
    await using portal = await serve((_, response) => sendJson(response, status, {}, { 'X-Request-Id': 'req-7' }))
    expect(await failureOf(client.request({ ...read(`${portal.origin}/a?secret=1`), ...signed }))).toMatchObject({
      code,
      details: ['GET /a', `Status ${status}`, 'Request req-7'],
    })
  })

  test("is read in the adapter's own dialect first", async () => {
    await using portal = await serve((_, response) =>
      sendJson(response, 403, { type: 'urn:proof' }, { 'content-type': 'application/problem+json' }),
    )
    const error = await failureOf(
      client.request({
        ...read(portal.origin),
        problem: ({ status, body }) =>
          status === 403 && z.object({ type: z.literal('urn:proof') }).safeParse(body).success
            ? { code: 'reauthentication-required' }
            : undefined,
      }),
    )
    expect(error).toEqual({ code: 'reauthentication-required' })
  })

  test('429 says when to try again', async () => {
    await using portal = await serve((_, response) => sendJson(response, 429, {}, { 'Retry-After': '90' }))
    const before = Date.now()
    const error = await failureOf(client.request(read(portal.origin)))
    const retryAt = error.code === 'too-many-attempts' ? error.retryAt : 0
    expect(retryAt - before).toBeGreaterThanOrEqual(90_000)
    expect(retryAt).toBeLessThanOrEqual(Date.now() + 90_000)
  })
})

describe('a secret in a call', () => {
  const canary = randomBytes(16).toString('hex')
  const secretly = (url: string) => ({
    ...change(url),
    bearer: canary,
    json: { password: canary },
    headers: { 'x-api-key': canary },
    query: { token: canary },
  })

  test.each([
    ['a refusal', (request: { socket: { destroy(): void } }) => request.socket.destroy()],
    ['a timeout', () => undefined],
  ])('is nowhere in the error after %s', async (_, listener) => {
    await using portal = await serve(listener)
    const hurried = createHttpClient({ userAgent: 'test', limits: { response: 30 } })
    const error: unknown = await hurried.request(secretly(portal.origin)).catch((cause: unknown) => cause)
    expect(traces(error)).not.toContain(canary)
  })

  test('is nowhere in the error after an answer that repeats it', async () => {
    await using portal = await serve((_, response) =>
      sendJson(response, 400, { detail: canary }, { 'X-Request-Id': `<${canary}>` }),
    )
    const error: unknown = await client.request(secretly(portal.origin)).catch((cause: unknown) => cause)
    expect(traces(error)).not.toContain(canary)
  })

  test('is nowhere in the error when nobody listens', async () => {
    const url = `http://127.0.0.1:${await freePort()}`
    const error: unknown = await client.request(secretly(url)).catch((cause: unknown) => cause)
    expect(traces(error)).not.toContain(canary)
  })

  function traces(error: unknown): string {
    expect(error).toBeInstanceOf(Error)
    return inspect(error, { depth: null, showHidden: true }) + (error as Error).stack + JSON.stringify(error)
  }
})
