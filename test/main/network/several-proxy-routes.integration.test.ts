import type { LookupFunction } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { createHttpClient, type HttpClientOptions } from '../../../src/main/http/client.ts'
import { createProxyRoutes } from '../../../src/main/network/proxy-routes.ts'
import { startOfficeProxy } from '../../portal/proxy.ts'
import { makeAuthority, makeCertificate } from '../http/certificates.ts'
import { failureOf } from '../http/failure-of.ts'
import { freePort, sendJson, serve, serveBytes } from '../http/serve.ts'

const host = 'portal.example'

/** A portal behind a proxy; every call makes a connection of its own. */
async function office() {
  const authority = await makeAuthority('Office')
  const certificate = await makeCertificate({ authority, host })
  const portal = await serve(
    (_, response) => sendJson(response, 200, { name: 'Ann' }, { connection: 'close' }),
    certificate,
  )
  const proxy = await startOfficeProxy({ hosts: { [host]: portal.port } })
  onTestFinished(async () => {
    await proxy.close()
    await portal[Symbol.asyncDispose]()
  })
  const clientFor = (answer: string, options: Partial<HttpClientOptions> = {}) => {
    const proxyRoutesTo = createProxyRoutes(
      () => ({}),
      async () => answer,
    )
    return createHttpClient({ userAgent: 'test', proxyRoutesTo, certificateAuthorities: [authority.cert], ...options })
  }
  const read = (http: ReturnType<typeof clientFor>, url = `https://${host}`) =>
    http.request({ method: 'GET', url, expect: 200, schema: z.object({ name: z.string() }) })
  return { portal, proxy, clientFor, read }
}

const closed = async () => `127.0.0.1:${await freePort()}`

describe('of several proxies', () => {
  test('the first that takes the connection is used, and a change is sent once', async () => {
    const { portal, proxy, clientFor } = await office()
    const http = clientFor(`PROXY ${await closed()}; PROXY ${await closed()}; PROXY ${proxy.host}; DIRECT`)
    await http.request({ method: 'POST', url: `https://${host}/a`, changes: true, expect: 200, schema: z.unknown() })
    expect(portal.asked).toEqual(['POST /a'])
    expect(proxy.asked()).toEqual([`${host}:443 200`])
  })

  test('one that drops the connection or does not answer is skipped', async () => {
    const { proxy, clientFor, read } = await office()
    await using breaking = await serveBytes((socket) => socket.destroy())
    await using silent = await serveBytes(() => undefined)
    const answer = `PROXY 127.0.0.1:${breaking.port}; PROXY 127.0.0.1:${silent.port}; PROXY ${proxy.host}`
    const http = clientFor(answer, { limits: { connect: 2_000 } })
    expect((await read(http)).value).toEqual({ name: 'Ann' })
    expect([breaking.asked.length, silent.asked.length]).toEqual([1, 1])
  })

  test('one that was closed comes last for a while', async () => {
    const { proxy, clientFor, read } = await office()
    await using breaking = await serveBytes((socket) => socket.destroy())
    const http = clientFor(`PROXY 127.0.0.1:${breaking.port}; PROXY ${proxy.host}`)
    for (let call = 0; call < 3; call++) await read(http)
    expect(breaking.asked).toHaveLength(1)
    expect(proxy.asked()).toHaveLength(3)
  })

  test('the answer of one is final: it is not bypassed', async () => {
    const { portal, proxy, clientFor, read } = await office()
    for (const [status, code] of [
      ['403 Forbidden', 'offline'],
      ['407 Proxy Authentication Required', 'proxy-auth'],
      ['502 Bad Gateway', 'offline'],
    ]) {
      await using refusing = await serveBytes((socket) => socket.end(`HTTP/1.1 ${status}\r\n\r\n`))
      const error = await failureOf(read(clientFor(`PROXY 127.0.0.1:${refusing.port}; PROXY ${proxy.host}; DIRECT`)))
      expect(error.code).toBe(code)
      expect(error.details).toContain(`Proxy 127.0.0.1:${refusing.port}`)
    }
    expect([portal.asked, proxy.asked()]).toEqual([[], []])
  })

  test('the way straight there is tried in its turn', async () => {
    const { portal, proxy, clientFor, read } = await office()
    const lookup: LookupFunction = (_, options, done) =>
      options.all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4)
    const url = `https://${host}:${portal.port}`
    expect((await read(clientFor(`PROXY ${await closed()}; DIRECT`, { lookup }), url)).value).toEqual({ name: 'Ann' })
    expect((await read(clientFor(`DIRECT; PROXY ${proxy.host}`))).value).toEqual({ name: 'Ann' })
    expect(proxy.asked()).toEqual([`${host}:443 200`])
  })

  test('that are all closed each is named', async () => {
    const { clientFor, read } = await office()
    const [one, two] = [await closed(), await closed()]
    const error = await failureOf(read(clientFor(`PROXY ${one}; PROXY ${two}`)))
    expect(error).toMatchObject({ code: 'offline', host })
    expect(error.details).toEqual(['GET /', 'ECONNREFUSED', `Proxy ${one}: ECONNREFUSED`, `Proxy ${two}`])
    const direct = await failureOf(read(clientFor(`PROXY ${one}; DIRECT`)))
    expect(direct).toMatchObject({ code: 'offline' })
    expect(direct.details?.[2]).toBe(`Proxy ${one}: ECONNREFUSED`)
    expect(direct.details).toHaveLength(3)
  })

  test('none is awaited beyond the time limit of the call', async () => {
    const { clientFor, read } = await office()
    await using silent = await serveBytes(() => undefined)
    const answer = `PROXY 127.0.0.1:${silent.port}; PROXY localhost:${silent.port}; DIRECT`
    const began = performance.now()
    expect((await failureOf(read(clientFor(answer, { limits: { whole: 150 } })))).code).toBe('timeout')
    expect(performance.now() - began).toBeLessThan(20_000)
  })
})

describe('a tunnel', () => {
  test('whose end never secures the connection is a timeout', async () => {
    await using mute = await serveBytes(() => undefined)
    const proxy = await startOfficeProxy({ hosts: { [host]: mute.port } })
    onTestFinished(proxy.close)
    const { clientFor, read } = await office()
    const http = clientFor(`PROXY ${proxy.host}`, { limits: { secureConnect: 100 }, retry: { times: 0, delay: 0 } })
    expect(await failureOf(read(http))).toMatchObject({ code: 'timeout', host })
  })

  test('to an IPv6 address is asked for as RFC 9110 writes it', async () => {
    const { proxy, clientFor, read } = await office()
    await failureOf(read(clientFor(`PROXY ${proxy.host}`), 'https://[fd00::1]:8443'))
    expect(proxy.asked()).toEqual(['[fd00::1]:8443 502'])
  })

  test.each([
    ['one', 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'],
    ['several', 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n'],
  ])('is open or refused as the final answer says, though %s of 1xx comes before', async (_, before) => {
    const { portal, clientFor, read } = await office()
    const proxy = await startOfficeProxy({ hosts: { [host]: portal.port }, before })
    const refusing = await startOfficeProxy({ hosts: {}, before, signIn: { user: 'a', password: 'b' } })
    onTestFinished(async () => void (await Promise.all([proxy.close(), refusing.close()])))
    expect((await read(clientFor(`PROXY ${proxy.host}`))).value).toEqual({ name: 'Ann' })
    expect(await failureOf(read(clientFor(`PROXY ${refusing.host}`)))).toMatchObject({ code: 'proxy-auth' })
  })

  test.each([
    ['an answer without end', () => `HTTP/1.1 200 OK\r\n${'a: b\r\n'.repeat(500)}`, 'HPE_HEADER_OVERFLOW'],
    ['1xx without end', () => 'HTTP/1.1 102 Processing\r\n\r\n'.repeat(100), 'HPE_HEADER_OVERFLOW'],
    ['no HTTP', () => 'SSH-2.0-OpenSSH\r\n\r\n', 'HPE_INVALID_CONSTANT'],
  ])('by a proxy that gives %s is none', async (_, piece, code) => {
    const { clientFor, read } = await office()
    await using proxy = await serveBytes((socket) => {
      const sendOn = () => socket.writable && socket.write(piece(), sendOn)
      socket.once('data', sendOn)
    })
    const http = clientFor(`PROXY 127.0.0.1:${proxy.port}`, { retry: { times: 0, delay: 0 } })
    const error = await failureOf(read(http))
    expect(error).toMatchObject({ code: 'offline' })
    expect(error.details).toContain(code)
  })

  test("through a proxy whose own certificate nobody vouches for is none, and is not called the portal's fault", async () => {
    const { clientFor, read } = await office()
    await using proxy = await serve(() => undefined, await makeCertificate({}))
    const error = await failureOf(read(clientFor(`HTTPS 127.0.0.1:${proxy.port}`)))
    expect(error).toMatchObject({ code: 'offline' })
    expect(error.details).toContain(`Proxy 127.0.0.1:${proxy.port}`)
  })
})
