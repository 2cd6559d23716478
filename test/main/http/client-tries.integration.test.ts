import { describe, expect, test } from 'vitest'
import { createHttpClient } from '../../../src/main/http/client.ts'
import { failureOf } from './failure-of.ts'
import { freePort, sendJson, serve, serveBytes } from './serve.ts'
import { change, client, read } from './test-client.ts'

describe('a slow portal', () => {
  const limited = (limits: { response: number; whole: number }) =>
    createHttpClient({ userAgent: 'test', limits, retry: { times: 9, delay: 1 } })

  test('that does not answer is a timeout, which names what was waited for', async () => {
    await using portal = await serve(() => undefined)
    const error = await failureOf(limited({ response: 60, whole: 60_000 }).request(read(portal.origin)))
    expect(error).toMatchObject({ code: 'timeout', details: ['GET /', 'Timeout (response)'] })
  })

  test('that sends a byte now and then ends by the limit of the whole call', async () => {
    await using portal = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const drip = setInterval(() => response.write(' '), 20)
      response.on('close', () => clearInterval(drip))
    })
    const patient = limited({ response: 60_000, whole: 1_000 })
    expect(await failureOf(patient.request(read(portal.origin)))).toMatchObject({
      code: 'timeout',
      details: ['GET /', 'Timeout (request)'],
    })
  })

  test('cannot hold a call longer by asking for it again and again', async () => {
    await using portal = await serve((_, response) => sendJson(response, 503, {}, { 'Retry-After': '3' }))
    const patient = limited({ response: 60_000, whole: 2_000 })
    const error = await failureOf(patient.request({ ...read(portal.origin), repeatable: true }))
    expect(error.code).toBe('timeout')
    expect(portal.asked).toHaveLength(1)
  })
})

describe('a failed try', () => {
  test('is repeated for reading, and the person sees only the good answer', async () => {
    await using portal = await serve((request, response) =>
      portal.asked.length < 3 ? request.socket.destroy() : sendJson(response, 200, { name: 'Ann' }),
    )
    const { value } = await client.request({ ...read(portal.origin), repeatable: true })
    expect(value).toEqual({ name: 'Ann' })
  })

  test('is repeated a bounded number of times', async () => {
    await using portal = await serve((_, response) => sendJson(response, 503, {}))
    expect((await failureOf(client.request({ ...read(portal.origin), repeatable: true }))).code).toBe(
      'portal-unavailable',
    )
    expect(portal.asked).toHaveLength(3)
  })

  test('waits as long as the portal asks, unless that is long', async () => {
    let pause = '1'
    let answeredAt = 0
    await using portal = await serve((_, response) => {
      if (portal.asked.length > 1) return sendJson(response, 200, { name: String(Date.now() - answeredAt) })
      answeredAt = Date.now()
      return sendJson(response, 503, {}, { 'Retry-After': pause })
    })
    const { value } = await client.request({ ...read(portal.origin), repeatable: true })
    expect(Number(value.name)).toBeGreaterThan(900)

    portal.asked.length = 0
    pause = '30'
    const error = await failureOf(client.request({ ...read(portal.origin), repeatable: true }))
    expect(error).toMatchObject({ code: 'portal-unavailable', retryAt: expect.any(Number) })
    expect(portal.asked).toHaveLength(1)
  })

  test.each(['sign-in', 'change'])('is never repeated for a %s', async (kind) => {
    await using portal = await serve((_, response) => sendJson(response, 503, {}))
    await failureOf(client.request({ ...change(portal.origin), method: 'POST', changes: kind === 'change' }))
    expect(portal.asked).toHaveLength(1)
  })
})

describe('a change', () => {
  test('whose answer is lost is reported as possibly made', async () => {
    await using portal = await serve((request) => request.socket.destroy())
    const error = await failureOf(client.request(change(portal.origin)))
    expect(error.code).toBe('outcome-unknown')
    expect(portal.asked).toHaveLength(1)
  })

  test.each([
    ['breaks off', 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{'],
    ['cannot be read', 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nhi'],
    ['a gateway lost', 'HTTP/1.1 504 Gateway Timeout\r\nContent-Length: 0\r\n\r\n'],
  ])('whose answer %s is reported likewise', async (_, answer) => {
    await using portal = await serveBytes((socket) => void socket.once('data', () => socket.end(answer)))
    expect((await failureOf(client.request(change(portal.origin)))).code).toBe('outcome-unknown')
  })

  test('that times out or is cancelled on the way is reported likewise', async () => {
    const calledOff = new AbortController()
    await using portal = await serve(() => portal.asked.length === 2 && calledOff.abort())
    const hurried = createHttpClient({ userAgent: 'test', limits: { response: 1_000 } })
    expect((await failureOf(hurried.request(change(portal.origin)))).code).toBe('outcome-unknown')
    const error = await failureOf(client.request({ ...change(portal.origin), signal: calledOff.signal }))
    expect(error.code).toBe('outcome-unknown')
  })

  test('that was never sent is reported as offline', async () => {
    const error = await failureOf(client.request(change(`http://127.0.0.1:${await freePort()}/x`)))
    expect(error).toMatchObject({ code: 'offline', details: ['PATCH /x', 'ECONNREFUSED'] })
  })
})
