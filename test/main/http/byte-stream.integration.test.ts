import { randomBytes } from 'node:crypto'
import { inspect } from 'node:util'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { ByteStream, ByteStreamRequest } from '../../../src/main/http/byte-stream.ts'
import { createHttpClient } from '../../../src/main/http/client.ts'
import type { Failure } from '../../../src/shared/errors.ts'
import { makeCertificate } from './certificates.ts'
import { failureOf } from './failure-of.ts'
import { type FileRequest, serveFile } from './file-server.ts'
import { freePort, sendJson, serve, serveBytes } from './serve.ts'

const client = createHttpClient({ userAgent: 'CallRecordPortal/test', stalledAfter: 400, limits: { response: 2_000 } })
const file = randomBytes(300_000)

type Wish = Partial<ByteStreamRequest>

const open = (url: string, wish: Wish = {}) => client.stream({ url, signal: new AbortController().signal, ...wish })
const from = (first: number, last: number | null = null): Wish => ({ range: { first, last } })
const read = async ({ body }: ByteStream) => {
  const chunks: Uint8Array[] = []
  for await (const bytes of body) chunks.push(bytes)
  return Buffer.concat(chunks)
}

describe('a stream', () => {
  it('gives the whole file, or a part of it, and says which', async () => {
    await using portal = await serveFile(file)
    const whole = await open(portal.origin)
    expect([whole.range, whole.length, whole.etag]).toEqual([null, file.length, '"1"'])
    expect(await read(whole)).toEqual(file)

    const part = await open(portal.origin, from(1_000, 1_999))
    expect([part.range, part.length]).toEqual([{ first: 1_000, last: 1_999 }, file.length])
    expect(await read(part)).toEqual(file.subarray(1_000, 2_000))

    expect(await read(await open(portal.origin, from(299_000)))).toEqual(file.subarray(299_000))
    expect(portal.ranges).toEqual([undefined, 'bytes=1000-1999', 'bytes=299000-'])
  })

  it('asks for bytes as they are, signed, and for the same version', async () => {
    let headers: Record<string, unknown> = {}
    await using portal = await serveFile(file, ({ request }) => {
      headers = request.headers
      return undefined
    })
    await read(await open(portal.origin, { ...from(5), bearer: 'token', ifRange: '"1"' }))
    expect(headers).toMatchObject({
      'accept-encoding': 'identity',
      authorization: 'Bearer token',
      'if-range': '"1"',
      'user-agent': 'CallRecordPortal/test',
    })
    const basic = { user: 'ann', password: 'pw' }
    await read(await open(portal.origin, { basic }))
    expect(headers.authorization).toBe(`Basic ${Buffer.from('ann:pw').toString('base64')}`)
  })

  it('may be shorter than what was asked for', async () => {
    await using portal = await serveFile(file, (asked) => {
      asked.last = 99
      asked.headers['content-range'] = `bytes 0-99/${file.length}`
      asked.headers['content-length'] = '100'
      return undefined
    })
    const part = await open(portal.origin, from(0))
    expect(part.range).toEqual({ first: 0, last: 99 })
    expect(await read(part)).toEqual(file.subarray(0, 100))
  })

  it('of an empty file is empty', async () => {
    await using portal = await serve((_, response) => response.writeHead(416, { 'content-range': 'bytes */0' }).end())
    const empty = await open(portal.origin, from(0))
    expect([empty.range, empty.length]).toEqual([null, 0])
    expect(await read(empty)).toHaveLength(0)
  })

  it('is read no further than it is taken', async () => {
    const large = Buffer.alloc(80_000_000)
    await using portal = await serveFile(large)
    const stream = await open(portal.origin, from(0))
    const bytes = stream.body[Symbol.asyncIterator]()
    await bytes.next()
    let seen = -1
    const stands = () => {
      const same = seen === portal.sent()
      seen = portal.sent()
      return same
    }
    await expect.poll(stands, { interval: 200 }).toBe(true)
    // What the system's buffers take.
    expect(seen).toBeLessThan(30_000_000)
    let taken = 0
    while (!(await bytes.next()).done) taken++
    expect(taken).toBeGreaterThan(100)
    expect(portal.sent()).toBe(large.length)
  })

  it('does not count the time in which nothing is read', async () => {
    await using portal = await serveFile(file)
    const stream = await open(portal.origin)
    const bytes = stream.body[Symbol.asyncIterator]()
    await bytes.next()
    const beyond = Date.now() + 900
    await expect.poll(() => Date.now()).toBeGreaterThan(beyond)
    let left = 0
    for (let next = await bytes.next(); !next.done; next = await bytes.next()) left += next.value.length
    expect(left).toBeGreaterThan(0)
  })

  it('lets the connection go when it is closed, called off, or no longer read', async () => {
    const large = Buffer.alloc(80_000_000)
    let gone = 0
    await using portal = await serveFile(large, ({ response }) => {
      response.once('close', () => gone++)
      return undefined
    })
    const closed = await open(portal.origin)
    closed.close()
    await expect.poll(() => gone).toBe(1)
    expect(await failureOf(read(closed))).toMatchObject({ code: 'portal-unexpected', what: 'an answer that broke off' })

    const calledOff = new AbortController()
    const stopped = await open(portal.origin, { signal: calledOff.signal })
    calledOff.abort()
    await expect.poll(() => gone).toBe(2)
    expect((await failureOf(read(stopped))).code).toBe('cancelled')

    for await (const _bytes of (await open(portal.origin)).body) break
    await expect.poll(() => gone).toBe(3)
  })
})

describe('an answer that is not as agreed', () => {
  const wrong = (change: (asked: FileRequest) => void) =>
    serveFile(file, (asked) => {
      change(asked)
      return undefined
    })

  it.each([
    ['none', undefined],
    ['another beginning', `bytes 999-1999/${file.length}`],
    ['more than was asked for', `bytes 1000-2000/${file.length}`],
    ['an end before its beginning', `bytes 1000-999/${file.length}`],
    ['an end beyond the file', 'bytes 1000-1999/1500'],
    ['another unit', `seconds 1000-1999/${file.length}`],
    ['no part', `bytes */${file.length}`],
    ['no numbers', 'bytes a-b/c'],
  ])('is refused: a part whose Content-Range tells %s', async (_, value) => {
    await using portal = await wrong(({ headers }) => {
      delete headers['content-range']
      if (value) headers['content-range'] = value
    })
    const error = await failureOf(open(portal.origin, from(1_000, 1_999)))
    expect(error).toMatchObject({ code: 'portal-unexpected', what: 'content range' })
  })

  it('is refused: a part that was not asked for', async () => {
    await using portal = await wrong((asked) => {
      asked.status = 206
      asked.headers['content-range'] = `bytes 0-9/${file.length}`
    })
    expect(await failureOf(open(portal.origin))).toMatchObject({ what: 'content range' })
  })

  it('is refused: several parts in one', async () => {
    await using portal = await wrong(({ headers }) => {
      headers['content-type'] = 'multipart/byteranges; boundary=x'
      delete headers['content-range']
    })
    expect(await failureOf(open(portal.origin, from(0, 9)))).toMatchObject({ what: 'content range' })
  })

  it.each([
    ['a web page', { 'content-type': 'Text/HTML; charset=utf-8' }, 'a web page instead of data'],
    ['an encoded file', { 'content-encoding': 'gzip' }, 'content encoding'],
  ])('is refused: %s', async (_, headers, what) => {
    const body = gzipSync('hello')
    await using portal = await serve((_request, response) =>
      response.writeHead(200, { 'content-type': 'audio/wav', ...headers }).end(body),
    )
    expect(await failureOf(open(portal.origin))).toMatchObject({ code: 'portal-unexpected', what })
  })

  it.each([
    ['the connection', 'Content-Length: 99\r\n', 'HTTP/1.1 200 OK'],
    ['a chunked body', 'Transfer-Encoding: chunked\r\n', 'HTTP/1.1 200 OK'],
    [
      'a part without a length',
      'Content-Range: bytes 0-98/99\r\nConnection: close\r\n',
      'HTTP/1.1 206 Partial Content',
    ],
  ])('is reported as interrupted if %s ends early, after the bytes that had arrived', async (_, header, status) => {
    const chunked = header.startsWith('Transfer')
    await using portal = await serveBytes((socket) => {
      socket.once('data', () => socket.end(`${status}\r\n${header}\r\n${chunked ? '5\r\nhello\r\n' : 'hello'}`))
    })
    const stream = await open(portal.origin, status.includes('206') ? from(0) : {})
    const came: string[] = []
    const reading = async () => {
      for await (const bytes of stream.body) came.push(String(Buffer.from(bytes)))
    }
    expect(await failureOf(reading())).toMatchObject({ code: 'portal-unexpected', what: 'an answer that broke off' })
    expect(came.join('')).toBe('hello')
  })

  it('is cut where more comes than was announced', async () => {
    await using portal = await serveBytes((socket) => {
      const head = 'HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-3/99\r\nConnection: close\r\n\r\n'
      socket.once('data', () => socket.end(`${head}hello`))
    })
    const stream = await open(portal.origin, from(0, 3))
    expect(await failureOf(read(stream))).toMatchObject({ what: 'more bytes than were announced' })
  })

  it.each([
    [401, { bearer: 't' }, 'session-expired'],
    [403, {}, 'forbidden'],
    [404, {}, 'not-found'],
    [410, {}, 'portal-unexpected'],
    [416, from(5), 'portal-unexpected'],
    [429, {}, 'too-many-attempts'],
    [503, {}, 'portal-unavailable'],
  ])('with the status %i is the same error as any call’s', async (status, wish, code) => {
    await using portal = await serve((_, response) => sendJson(response, status, { detail: 'x' }))
    const error = await failureOf(open(`${portal.origin}/a?secret=1`, wish))
    expect(error).toMatchObject({ code, details: ['GET /a', `Status ${status}`] })
  })

  it('is read in the adapter’s own dialect first', async () => {
    await using portal = await serve((_, response) => sendJson(response, 403, { type: 'urn:gone' }))
    const problem: Wish['problem'] = ({ body }) => {
      expect(body).toEqual({ type: 'urn:gone' })
      return { code: 'not-found' }
    }
    expect(await failureOf(open(portal.origin, { problem }))).toEqual({ code: 'not-found' })
  })
})

describe('a portal that is slow or away', () => {
  it('is a timeout where no head comes', async () => {
    await using portal = await serve(() => undefined)
    const hurried = createHttpClient({ userAgent: 'test', limits: { response: 60 } })
    const asked = hurried.stream({ url: portal.origin, signal: new AbortController().signal })
    expect(await failureOf(asked)).toMatchObject({ code: 'timeout', details: ['GET /', 'Timeout (response)'] })
  })

  it('is a timeout where the body stands still', async () => {
    await using portal = await serve((_, response) => response.writeHead(200, { 'content-length': '9' }).write('hello'))
    const stream = await open(portal.origin)
    expect(await failureOf(read(stream))).toMatchObject({ code: 'timeout', details: ['GET /', 'Timeout (body)'] })
  })

  it('is asked once, whatever it answers', async () => {
    await using portal = await serve((_, response) => sendJson(response, 503, {}))
    await failureOf(open(portal.origin))
    expect(portal.asked).toEqual(['GET /'])
  })

  it('is reported as offline if nothing listens', async () => {
    expect(await failureOf(open(`http://127.0.0.1:${await freePort()}/x`))).toMatchObject({ code: 'offline' })
  })
})

describe('where it goes', () => {
  it('is never another origin, and that hears nothing', async () => {
    await using other = await serveFile(file)
    await using portal = await serve((_, response) => response.writeHead(302, { location: `${other.origin}/x` }).end())
    const error = await failureOf(open(portal.origin, { bearer: 't' }))
    expect(error).toMatchObject({ code: 'portal-unexpected', what: `a redirect to ${new URL(other.origin).host}` })
    expect(other.asked).toEqual([])
  })

  it('may be another place of the same origin', async () => {
    await using portal = await serveFile(file, ({ request, response }) => {
      if (request.url === '/there') return undefined
      response.writeHead(307, { location: '/there' }).end()
      return true
    })
    expect(await read(await open(portal.origin, from(7, 9)))).toEqual(file.subarray(7, 10))
  })

  it('is held to the pins, and to https', async () => {
    const certificate = await makeCertificate({})
    await using portal = await serveFile(file, undefined, certificate)
    const options = { userAgent: 'test', certificateAuthorities: [certificate.cert] }
    const { signal } = new AbortController()
    expect(await read(await createHttpClient(options).stream({ url: portal.origin, signal }))).toEqual(file)
    const pinned = createHttpClient({ ...options, pinsFor: () => ['A'.repeat(43)] })
    const refused = await failureOf(pinned.stream({ url: portal.origin, signal }))
    expect(refused).toMatchObject({ code: 'tls-untrusted', reason: 'not-pinned' })
    expect(await failureOf(open('http://portal.example/'))).toMatchObject({ code: 'insecure-address' })
  })
})

it('keeps what was sent out of its errors', async () => {
  const canary = randomBytes(16).toString('hex')
  await using portal = await serve((request) => request.socket.destroy())
  const wish = { bearer: canary, query: { signature: canary }, headers: { 'x-api-key': canary } }
  const cause: Failure = await open(`${portal.origin}/a`, wish).then(
    () => Promise.reject(new Error('no failure')),
    (thrown) => thrown,
  )
  expect(inspect(cause, { depth: null, showHidden: true }) + cause.stack + JSON.stringify(cause)).not.toContain(canary)
})
