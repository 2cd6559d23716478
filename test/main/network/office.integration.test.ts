import { X509Certificate } from 'node:crypto'
import type { LookupAddress } from 'node:dns'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { LookupFunction } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { createHttpClient, type HttpClientOptions } from '../../../src/main/http/client.ts'
import { pinOf } from '../../../src/main/http/pinned.ts'
import { createProxySignIns } from '../../../src/main/network/proxy-sign-ins.ts'
import { createSystemProxy } from '../../../src/main/network/system-proxy.ts'
import { createTrust } from '../../../src/main/network/trust.ts'
import { type OfficeProxyOptions, startOfficeProxy } from '../../portal/proxy.ts'
import { makeAuthority, makeCertificate } from '../http/certificates.ts'
import { failureOf } from '../http/failure-of.ts'
import { sendJson, serve } from '../http/serve.ts'

const host = 'portal.example'
const schema = z.object({ name: z.string() })
const clientOf = (options: Omit<HttpClientOptions, 'userAgent'>) => {
  const http = createHttpClient({ userAgent: 'test', ...options })
  return (url: string) => http.request({ method: 'GET', url, expect: 200, schema })
}

/** A portal that only the office's own authority vouches for. Each has another name, as one is trusted for good. */
async function servePortal(wish: { host?: string } = { host }) {
  const issuer = `Office ${crypto.randomUUID()}`
  const authority = await makeAuthority(issuer)
  const certificate = await makeCertificate({ authority, ...wish })
  const portal = await serve((_, response) => sendJson(response, 200, { name: 'Ann' }), certificate)
  onTestFinished(() => portal[Symbol.asyncDispose]())
  return { portal, issuer, authority, certificate }
}

async function proxyFor(options: OfficeProxyOptions) {
  const proxy = await startOfficeProxy(options)
  onTestFinished(proxy.close)
  return { proxy, resolve: createSystemProxy(async () => `PROXY ${proxy.host}; DIRECT`) }
}

describe('a proxy that asks for a sign-in', () => {
  test('is named, lets the app through once it is signed in to, and is signed in to for every call after', async () => {
    const { portal, authority } = await servePortal()
    const signIn = { user: 'OFFICE\\ann', password: `p:ä %${crypto.randomUUID()}` }
    const { proxy, resolve } = await proxyFor({ signIn, hosts: { [host]: portal.port } })
    const signIns = createProxySignIns()
    const read = clientOf({
      proxyFor: resolve,
      proxySignIn: signIns.for,
      certificateAuthorities: [authority.cert],
    })

    expect(await failureOf(read(`https://${host}`))).toMatchObject({ code: 'proxy-auth', proxy: proxy.host })
    signIns.signIn({ proxy: proxy.host, user: signIn.user, password: 'wrong' })
    const refused = await failureOf(read(`https://${host}`))
    expect(refused).toMatchObject({ code: 'proxy-auth', proxy: proxy.host })
    expect(JSON.stringify(refused)).not.toContain('wrong')
    signIns.signIn({ proxy: proxy.host, ...signIn })
    for (let call = 0; call < 3; call++) expect((await read(`https://${host}`)).value).toEqual({ name: 'Ann' })
    expect(proxy.asked()).toEqual([`${host}:443 407`, `${host}:443 407`, `${host}:443 200`])
  })

  test('gets its password from nobody else, and no other proxy gets it', async () => {
    const { portal, authority } = await servePortal()
    const signIn = { user: 'ann', password: crypto.randomUUID() }
    const { proxy, resolve } = await proxyFor({ signIn, hosts: { [host]: portal.port } })
    const signIns = createProxySignIns()
    signIns.signIn({ proxy: 'other.example:8080', ...signIn })
    const read = clientOf({ proxyFor: resolve, proxySignIn: signIns.for, certificateAuthorities: [authority.cert] })
    expect((await failureOf(read(`https://${host}`))).code).toBe('proxy-auth')
    expect(proxy.asked()).toEqual([`${host}:443 407`])
  })
})

describe("a company's own authority", () => {
  test('is trusted from a file, and not before', async () => {
    const { portal, issuer, authority } = await servePortal({})
    const folder = await mkdtemp(join(tmpdir(), 'portal-trust-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const file = join(folder, 'authorities.pem')
    const damaged = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'
    await writeFile(file, `The office's own:\n${damaged}${authority.cert}`)

    expect(await failureOf(clientOf({ trust: createTrust(null) })(portal.origin))).toMatchObject({
      code: 'tls-untrusted',
      reason: 'unknown-issuer',
      issuer,
    })
    expect((await clientOf({ trust: createTrust(file) })(portal.origin)).value).toEqual({ name: 'Ann' })
  })

  test('in a file that is not there leaves the others trusted', async () => {
    await expect(createTrust(join(tmpdir(), crypto.randomUUID()))()).resolves.toBeUndefined()
  })
})

describe('a pinned key', () => {
  const pinned = (certificate: { cert: string }) => pinOf(new X509Certificate(certificate.cert))

  test('lets a chain through that holds it, at the server or above', async () => {
    const { portal, authority, certificate } = await servePortal({})
    for (const pin of [pinned(certificate), pinned(authority)]) {
      const read = clientOf({ certificateAuthorities: [authority.cert], pinsFor: () => ['other', pin] })
      expect((await read(portal.origin)).value).toEqual({ name: 'Ann' })
    }
  })

  test('refuses a chain that does not, even where the computer trusts it', async () => {
    const { portal, authority } = await servePortal({})
    const stranger = await makeCertificate({ host: '127.0.0.1' })
    const read = clientOf({ certificateAuthorities: [authority.cert], pinsFor: () => [pinned(stranger)] })
    expect(await failureOf(read(portal.origin))).toMatchObject({ code: 'tls-untrusted', reason: 'not-pinned' })
    expect(portal.asked).toEqual([])
  })

  test('is not enough where nobody vouches for the chain', async () => {
    const { portal, certificate } = await servePortal({})
    const read = clientOf({ pinsFor: () => [pinned(certificate)] })
    expect(await failureOf(read(portal.origin))).toMatchObject({ code: 'tls-untrusted', reason: 'unknown-issuer' })
  })
})

describe('a host', () => {
  const answering =
    (addresses: LookupAddress[]): LookupFunction =>
    (_, options, done) =>
      options.all ? done(null, addresses) : done(null, addresses[0]?.address ?? '', addresses[0]?.family)

  test('with two addresses, of which the first leads nowhere, is reached by the other', async () => {
    const { portal, authority } = await servePortal()
    const lookup = answering([
      { address: '::1', family: 6 },
      { address: '127.0.0.1', family: 4 },
    ])
    const read = clientOf({ certificateAuthorities: [authority.cert], lookup })
    expect((await read(`https://${host}:${portal.port}`)).value).toEqual({ name: 'Ann' })
  })

  test('whose name is never found is a timeout that says so', async () => {
    const read = clientOf({ lookup: () => undefined, limits: { lookup: 60 } })
    expect(await failureOf(read(`https://${host}`))).toMatchObject({
      code: 'timeout',
      details: ['GET /', 'Timeout (lookup)'],
    })
  })

  test('that exists only at an IPv6 address is reached there', async () => {
    await using portal = await serve((_, response) => sendJson(response, 200, { name: 'Six' }), undefined, '::1')
    expect((await clientOf({})(portal.origin)).value).toEqual({ name: 'Six' })
  })
})
