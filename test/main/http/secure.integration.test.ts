import type { RequestListener } from 'node:http'
import net from 'node:net'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createHttpClient, type HttpClientOptions } from '../../../src/main/http/client.ts'
import { makeAuthority, makeCertificate } from './certificates.ts'
import { failureOf } from './failure-of.ts'
import { freePort, type Served, sendJson, serve, serveBytes } from './serve.ts'

const schema = z.object({ name: z.string() })
const ann: RequestListener = (_, response) => sendJson(response, 200, { name: 'Ann' })
const day = 24 * 3_600_000

function read(url: string, options: Omit<HttpClientOptions, 'userAgent'> = {}) {
  return createHttpClient({ userAgent: 'test', ...options }).request({ method: 'GET', url, expect: 200, schema })
}

describe('a certificate', () => {
  test('from an authority that the computer trusts is good', async () => {
    const authority = await makeAuthority('Example Authority')
    await using portal = await serve(ann, await makeCertificate({ authority }))
    const { value } = await read(portal.origin, { certificateAuthorities: [authority.cert] })
    expect(value).toEqual({ name: 'Ann' })
  })

  test('that is self-signed is reported with issuer and dates', async () => {
    const certificate = await makeCertificate({ organisation: 'Own Signature Ltd' })
    await using portal = await serve(ann, certificate)
    expect(await failureOf(read(portal.origin))).toMatchObject({
      code: 'tls-untrusted',
      host: `127.0.0.1:${portal.port}`,
      reason: 'self-signed',
      issuer: 'Own Signature Ltd',
      validFrom: expect.closeTo(Date.now() - day, -4),
      validTo: expect.closeTo(Date.now() + day, -4),
    })
  })

  test('from an unknown authority, as in a company network, is reported with the authority’s name', async () => {
    const authority = await makeAuthority('Company Inspection')
    await using portal = await serve(ann, await makeCertificate({ authority }))
    expect(await failureOf(read(portal.origin))).toMatchObject({
      code: 'tls-untrusted',
      reason: 'unknown-issuer',
      issuer: 'Company Inspection',
    })
  })

  test.each([
    ['has expired', { from: -3 * day, to: -2 * day }, 'expired'],
    ['is not valid yet', { from: 2 * day, to: 3 * day }, 'not-yet-valid'],
    ['is for another host', { host: 'portal.example' }, 'wrong-host'],
  ])('that %s is reported as such', async (_, wrong, reason) => {
    const authority = await makeAuthority('Example Authority')
    await using portal = await serve(ann, await makeCertificate({ authority, ...wrong }))
    expect(await failureOf(read(portal.origin, { certificateAuthorities: [authority.cert] }))).toMatchObject({
      code: 'tls-untrusted',
      reason,
      issuer: 'Example Authority',
    })
    expect(portal.asked).toEqual([])
  })

  test('is not asked for by a server that does not speak TLS, which is told too', async () => {
    await using portal = await serve(ann)
    expect(await failureOf(read(`https://127.0.0.1:${portal.port}`))).toMatchObject({
      code: 'tls-untrusted',
      reason: 'other',
    })
  })

  test('that never comes is a timeout', async () => {
    await using portal = await serveBytes(() => undefined)
    const error = await failureOf(read(`https://127.0.0.1:${portal.port}`, { limits: { secureConnect: 50 } }))
    expect(error).toMatchObject({ code: 'timeout', details: ['GET /', 'Timeout (secureConnect)'] })
  })
})

describe('a change over a connection that was never secured', () => {
  test('is told by its cause, because the portal cannot have seen it', async () => {
    await using portal = await serve(ann, await makeCertificate({}))
    const client = createHttpClient({ userAgent: 'test' })
    const call = client.request({ method: 'PUT', url: portal.origin, json: {}, changes: true, expect: 200, schema })
    expect((await failureOf(call)).code).toBe('tls-untrusted')
  })
})

describe('a proxy', () => {
  test('leads to the portal, and is asked for by origin alone', async () => {
    const authority = await makeAuthority('Example Authority')
    await using portal = await serve(ann, await makeCertificate({ authority, host: 'portal.example' }))
    await using proxy = await tunnelTo(portal)
    const asked: string[] = []
    const { value } = await read('https://portal.example/account?secret=1', {
      certificateAuthorities: [authority.cert],
      proxyRoutesTo: async (origin) => {
        asked.push(origin)
        return { proxyRoutes: [proxy.origin] }
      },
    })
    expect(value).toEqual({ name: 'Ann' })
    expect(asked).toEqual(['https://portal.example'])
    expect(proxy.asked).toEqual(['connection', 'CONNECT portal.example:443'])
  })

  test('that requires a sign-in is reported with its name', async () => {
    await using proxy = await serveBytes((socket) => socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'))
    expect(
      await failureOf(read('https://portal.example', { proxyRoutesTo: async () => ({ proxyRoutes: [proxy.origin] }) })),
    ).toMatchObject({
      code: 'proxy-auth',
      proxy: proxy.origin,
    })
  })

  test('that refuses or cannot be reached means offline, and its name is in the details', async () => {
    await using refusing = await serveBytes((socket) => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n'))
    const absent = `http://127.0.0.1:${await freePort()}`
    for (const origin of [refusing.origin, absent]) {
      const error = await failureOf(
        read('https://portal.example', { proxyRoutesTo: async () => ({ proxyRoutes: [origin] }) }),
      )
      expect(error).toMatchObject({ code: 'offline', host: 'portal.example' })
      expect(error.details?.join()).toContain(new URL(origin).host)
    }
  })

  test('is never between the app and this computer', async () => {
    await using portal = await serve(ann)
    const proxyRoutesTo = async () => ({ proxyRoutes: [`http://127.0.0.1:${await freePort()}`] })
    expect((await read(portal.origin, { proxyRoutesTo })).value).toEqual({ name: 'Ann' })
  })
})

/** A proxy whose tunnels all lead to one server, by whatever name it is asked for. */
async function tunnelTo(target: Served): Promise<Served> {
  const proxy = await serveBytes((socket) => {
    socket.once('data', (head) => {
      proxy.asked.push(head.toString().split(' HTTP', 1).join())
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      socket.pipe(net.connect(target.port, '127.0.0.1')).pipe(socket)
    })
  })
  return proxy
}
