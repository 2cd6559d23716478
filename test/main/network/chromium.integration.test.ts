import { createHash } from 'node:crypto'
import { describe, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { createHttpClient } from '../../../src/main/http/client.ts'
import type { TransportCall } from '../../../src/main/http/request.ts'
import { refusedSignIn } from '../../../src/main/network/chromium-errors.ts'
import { createChromiumTransport } from '../../../src/main/network/chromium-transport.ts'
import { createNetwork } from '../../../src/main/network/network.ts'
import { type OfficeProxyOptions, startOfficeProxy } from '../../portal/proxy.ts'
import { failureOf } from '../http/failure-of.ts'
import { sendJson, serveBytes } from '../http/serve.ts'
import { chromium, host, office, schema, url } from './office.ts'

describe('a proxy that takes Digest alone', () => {
  test('is named, refuses a wrong password, and lets the app through once it is signed in to', async () => {
    const { portal, proxy, network, signIn, signedIn, read } = await office()
    expect(await failureOf(read())).toMatchObject({ code: 'proxy-auth', proxy: `http://${proxy.host}` })
    network.signIns.signIn({ proxy: `http://${proxy.host}`, ...signIn, password: 'wrong' })
    const refused = await failureOf(read())
    expect(refused).toMatchObject({ code: 'proxy-auth', proxy: `http://${proxy.host}` })
    expect(JSON.stringify(refused)).not.toContain('wrong')
    expect(portal.asked).toEqual([])
    signedIn()
    expect((await read()).value).toEqual({ name: 'Ann' })
    expect((await read()).value).toEqual({ name: 'Ann' })
    expect(portal.asked).toEqual(['GET /', 'GET /'])
  })

  test('never sees a password as it was typed', async () => {
    const heard: string[] = []
    await using proxy = await serveBytes((socket) => {
      socket.on('data', (data) => {
        heard.push(String(data))
        const ask = 'Proxy-Authenticate: Digest realm="office", qop="auth", nonce="n"'
        socket.end(`HTTP/1.1 407 Proxy Authentication Required\r\n${ask}\r\nContent-Length: 0\r\n\r\n`)
      })
    })
    const place = proxy.origin
    const network = createNetwork({
      policy: () => ({}),
      ownPortal: null,
      resolveProxy: async () => `PROXY 127.0.0.1:${proxy.port}`,
      chromium: chromium(),
    })
    const password = crypto.randomUUID()
    network.signIns.signIn({ proxy: place, user: 'ann', password })
    const http = createHttpClient({ userAgent: 'test', ...network, proxySignIn: network.signIns.for })
    for (let call = 0; call < 2; call++) {
      const failed = await failureOf(http.request({ method: 'GET', url, expect: 200, schema }))
      expect(failed).toMatchObject({ code: 'proxy-auth', proxy: place })
    }
    expect(heard.join()).toContain('Digest username="ann"')
    expect(heard.join()).not.toMatch(/basic /i)
    expect(heard.join()).not.toContain(password)
  })

  test('does not get what was typed for an https proxy at the same name and port', async () => {
    const { portal, proxy, network, signIn, read } = await office()
    network.signIns.signIn({ proxy: `https://${proxy.host}`, ...signIn })
    expect(await failureOf(read())).toMatchObject({ code: 'proxy-auth', proxy: `http://${proxy.host}` })
    expect([proxy.asked().filter((line) => line.endsWith('200')), portal.asked]).toEqual([[], []])
  })

  test('carries the whole call, and a change is sent once', async () => {
    const heard: unknown[] = []
    const { portal, signedIn, clientWith } = await office()
    signedIn()
    const { status } = await clientWith().request({
      method: 'POST',
      url,
      query: { page: 2 },
      bearer: 'token',
      json: { name: 'Ä' },
      changes: true,
      expect: [200, 201],
      schema,
      problem: (answer) => void heard.push(answer),
    })
    expect([status, portal.asked, heard]).toEqual([200, ['POST /?page=2'], []])
  })

  test('leaves a change whose answer is lost unknown, and does not send it again', async () => {
    const { portal, signedIn, clientWith } = await office({ answer: (response) => void response.socket?.destroy() })
    signedIn()
    const send = (method: 'POST' | 'PUT') =>
      clientWith().request({ method, url, changes: true, expect: 200, schema: z.unknown() })
    expect((await failureOf(send('POST'))).code).toBe('outcome-unknown')
    expect((await failureOf(send('PUT'))).code).toBe('outcome-unknown')
    expect(portal.asked).toEqual(['POST /', 'PUT /'])
  })
})

describe('through Chromium, as without it,', () => {
  test('an untrusted certificate stops the call before anything is sent', async () => {
    const { portal, signedIn, read, issuer } = await office({ trusted: false })
    signedIn()
    expect(await failureOf(read())).toMatchObject({ code: 'tls-untrusted', reason: 'unknown-issuer', issuer })
    expect(portal.asked).toEqual([])
  })

  test('a chain without a pinned key does, even for a change', async () => {
    const pin = createHash('sha256').update('another key').digest('base64')
    const { portal, signedIn, read } = await office({ policy: { CertificatePins: [pin] } })
    signedIn()
    for (const method of ['GET', 'POST', 'GET'] as const) {
      const more = { method, changes: method === 'POST' }
      expect(await failureOf(read(more))).toMatchObject({ code: 'tls-untrusted', reason: 'not-pinned' })
    }
    expect(portal.asked).toEqual([])
  })

  test("what policy's own file of authorities vouches for is not trusted, and that is said", async () => {
    const policy = { CertificateAuthorityFile: '/etc/ssl/office.pem' }
    const { signedIn, read } = await office({ trusted: false, policy })
    signedIn()
    const error = await failureOf(read())
    expect(error).toMatchObject({ code: 'tls-untrusted', reason: 'unknown-issuer' })
    expect(error.details?.join()).toContain('does not trust the authorities of CertificateAuthorityFile')
  })

  test('an answer that breaks off is none', async () => {
    const { signedIn, read } = await office({
      answer: (response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 })
        response.write('{"name":')
        setImmediate(() => response.socket?.destroy())
      },
    })
    signedIn()
    expect(await failureOf(read())).toMatchObject({ code: 'portal-unexpected', what: 'an answer that broke off' })
  })

  test('an answer has an end', async () => {
    const { signedIn, read } = await office({
      answer: (response) => sendJson(response, 200, { name: 'x'.repeat(5000) }),
    })
    signedIn()
    expect(await failureOf(read({ maxBytes: 1000 }))).toMatchObject({
      code: 'portal-unexpected',
      what: 'an answer that is too large',
    })
  })

  test('a call has an end, and a change that meets it is unknown', async () => {
    const { signedIn, clientWith } = await office({ answer: () => undefined })
    signedIn()
    const http = clientWith({ limits: { whole: 300 } })
    const send = (method: 'GET' | 'POST') =>
      failureOf(http.request({ method, url, changes: method === 'POST', expect: 200, schema }))
    expect((await send('GET')).code).toBe('timeout')
    expect((await send('POST')).code).toBe('outcome-unknown')
  })

  test('an abandoned call is cancelled', async () => {
    const cancelling = new AbortController()
    const { signedIn, read } = await office({ answer: () => cancelling.abort() })
    signedIn()
    expect((await failureOf(read({ signal: cancelling.signal }))).code).toBe('cancelled')
  })

  test('redirects are followed only to the same origin, and not endlessly', async () => {
    const { portal, signedIn, read } = await office({
      answer: (response, path) => {
        const to = { '/there': `https://${host}/`, '/away': 'https://evil.example/?token=1' }[path ?? '']
        if (to || path === '/round') response.writeHead(302, { location: to ?? '/round' }).end()
        else sendJson(response, 200, { name: 'Ann' })
      },
    })
    signedIn()
    expect((await read({ url: `${url}/there` })).value).toEqual({ name: 'Ann' })
    expect(await failureOf(read({ url: `${url}/away` }))).toMatchObject({ what: 'a redirect to evil.example' })
    expect(await failureOf(read({ url: `${url}/there`, method: 'POST' }))).toMatchObject({ code: 'portal-unexpected' })
    expect(await failureOf(read({ url: `${url}/round` }))).toMatchObject({ what: 'too many redirects' })
    expect(portal.asked.filter((line) => line === 'GET /round')).toHaveLength(4)
  })

  test('what the portal says is read the same', async () => {
    const { signedIn, read } = await office({
      answer: (response, path) => sendJson(response, path === '/401' ? 401 : 503, {}, { 'x-request-id': 'r1' }),
    })
    signedIn()
    expect((await failureOf(read({ url: `${url}/401`, bearer: 'token' }))).code).toBe('session-expired')
    const error = await failureOf(read())
    expect(error).toMatchObject({ code: 'portal-unavailable' })
    expect(error.details).toContain('Request r1')
  })
})

describe('which calls go through Chromium', () => {
  const seen = async (takes: OfficeProxyOptions['takes']) => {
    const calls: TransportCall[] = []
    const { proxy, signedIn, clientWith } = await office({ ...(takes && { takes }) })
    signedIn()
    const http = clientWith({
      viaChromium: async (call) => {
        calls.push(call)
        return { statusCode: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from('{"name":"Ann"}') }
      },
    })
    await http.request({ method: 'GET', url, expect: 200, schema })
    return calls.map((call) => call.proxy === `http://${proxy.host}`)
  }

  test('those that a domain’s proxy stops, which takes Negotiate and NTLM', async () => {
    expect(await seen('domain')).toEqual([true])
  })

  test('none where Basic will do', async () => {
    expect(await seen('basic')).toEqual([])
  })
})

test('a proxy that takes none of what Chromium can do either is named', async () => {
  const { proxy, clientWith } = await office({ takes: 'domain' })
  const http = clientWith({ viaChromium: async () => Promise.reject(refusedSignIn(`http://${proxy.host}`)) })
  const error = await failureOf(http.request({ method: 'GET', url, expect: 200, schema }))
  expect(error).toMatchObject({ code: 'proxy-auth', proxy: `http://${proxy.host}` })
})

describe('sessions of Chromium’s', () => {
  /** What main did with its sessions for two calls of each method, which a proxy then stops. */
  async function did(methods: readonly ('GET' | 'POST')[]) {
    const log: string[] = []
    const { fromPartition, request: send } = chromium()
    const viaChromium = createChromiumTransport({
      request: (options) => {
        log.push('request')
        return send(options)
      },
      signInFor: () => null,
      hasOwnAuthorities: () => false,
      fromPartition: (name, options) => {
        const own = fromPartition(name, options)
        log.push(`session ${name}, cache: ${options.cache}`)
        own.allowNTLMCredentialsForDomains = (domains) => void log.push(`account for ${domains}`)
        own.closeAllConnections = async () => void log.push('close')
        return own
      },
    })
    const proxy = await startOfficeProxy({ hosts: {}, signIn: { user: 'a', password: 'b' }, takes: 'digest' })
    onTestFinished(proxy.close)
    const proxyRoutesTo = async () => ({ proxyRoutes: [`http://${proxy.host}`] })
    const http = createHttpClient({ userAgent: 'test', proxyRoutesTo, viaChromium })
    for (const method of methods) await failureOf(http.request({ method, url, expect: 200, schema }))
    return log
  }
  const session = (number: number) => [`session proxy-sign-in-${number}, cache: false`, 'account for nobody.invalid']

  test('keep nothing on the disk, and lend this computer’s account to no portal', async () => {
    expect(await did(['GET', 'GET'])).toEqual([...session(0), 'request', 'request'])
  })

  test('give what must be sent once connections of its own, as Chromium repeats on used ones', async () => {
    expect(await did(['GET', 'POST', 'POST'])).toEqual([
      ...session(0),
      'request',
      ...session(1),
      ...['close', 'request'],
      ...['close', 'request'],
    ])
  })
})
