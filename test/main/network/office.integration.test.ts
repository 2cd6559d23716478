import { X509Certificate } from 'node:crypto'
import type { LookupAddress } from 'node:dns'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { LookupFunction } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { pinOf } from '../../../src/main/http/certificate-trust.ts'
import { createHttpClient, type HttpClientOptions } from '../../../src/main/http/client.ts'
import { createProxySignIns, pinsUnder } from '../../../src/main/network/network.ts'
import { createProxyRoutes } from '../../../src/main/network/proxy-routes.ts'
import { createTrust } from '../../../src/main/network/trust.ts'
import type { Policy } from '../../../src/shared/policy/policy.ts'
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

const owner = process.getuid?.() ?? 0

/** A file as an administrator would leave it; none where there is no content. */
async function fileFor(content?: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'portal-trust-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'authorities.pem')
  if (content !== undefined) await writeFile(file, content, { mode: 0o644 })
  return file
}

async function startProxy(options: OfficeProxyOptions) {
  const proxy = await startOfficeProxy(options)
  onTestFinished(proxy.close)
  return {
    proxy,
    proxyRoutesTo: createProxyRoutes(
      () => ({}),
      async () => `PROXY ${proxy.host}; DIRECT`,
    ),
  }
}

describe('a proxy that asks for a sign-in', () => {
  test('is named, lets the app through once it is signed in to, and is signed in to for every call after', async () => {
    const { portal, authority } = await servePortal()
    const signIn = { user: 'OFFICE\\ann', password: `p:ä %${crypto.randomUUID()}` }
    const { proxy, proxyRoutesTo } = await startProxy({ signIn, hosts: { [host]: portal.port } })
    const signIns = createProxySignIns()
    const read = clientOf({
      proxyRoutesTo,
      proxySignIn: signIns.for,
      certificateAuthorities: [authority.cert],
    })

    expect(await failureOf(read(`https://${host}`))).toMatchObject({
      code: 'proxy-auth',
      proxy: `http://${proxy.host}`,
    })
    signIns.signIn({ proxy: `http://${proxy.host}`, user: signIn.user, password: 'wrong' })
    const refused = await failureOf(read(`https://${host}`))
    expect(refused).toMatchObject({ code: 'proxy-auth', proxy: `http://${proxy.host}` })
    expect(JSON.stringify(refused)).not.toContain('wrong')
    signIns.signIn({ proxy: `http://${proxy.host}`, ...signIn })
    for (let call = 0; call < 3; call++) expect((await read(`https://${host}`)).value).toEqual({ name: 'Ann' })
    expect(proxy.asked()).toEqual([`${host}:443 407`, `${host}:443 407`, `${host}:443 200`])
  })

  test.each([
    ['another host', () => 'http://other.example:8080'],
    ['https at the same name and port', (proxy: string) => `https://${proxy}`],
    ['a name that says nothing of how it is reached', (proxy: string) => proxy],
  ])('does not get the password that was typed for %s', async (_, typedFor) => {
    const { portal, authority } = await servePortal()
    const signIn = { user: 'ann', password: crypto.randomUUID() }
    const { proxy, proxyRoutesTo } = await startProxy({ signIn, hosts: { [host]: portal.port } })
    const signIns = createProxySignIns()
    signIns.signIn({ proxy: typedFor(proxy.host), ...signIn })
    const read = clientOf({ proxyRoutesTo, proxySignIn: signIns.for, certificateAuthorities: [authority.cert] })
    expect((await failureOf(read(`https://${host}`))).code).toBe('proxy-auth')
    expect(proxy.asked()).toEqual([`${host}:443 407`])
  })
})

// On Windows it is the place that counts, where a test must not write.
describe.skipIf(process.platform === 'win32')("a company's own authority", () => {
  test('is trusted from a file, and not before', async () => {
    const { portal, issuer, authority } = await servePortal({})
    const file = await fileFor()
    const damaged = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'
    await writeFile(file, `The office's own:\n${damaged}${authority.cert}`)

    expect(await failureOf(clientOf({ trust: createTrust(() => null) })(portal.origin))).toMatchObject({
      code: 'tls-untrusted',
      reason: 'unknown-issuer',
      issuer,
    })
    expect((await clientOf({ trust: createTrust(() => file, { owner }) })(portal.origin)).value).toEqual({
      name: 'Ann',
    })
  })

  test.each([
    ['is not there', async () => undefined, 'absent'],
    ['holds none', (file: string) => writeFile(file, 'Hello', { mode: 0o644 }), 'no-authority'],
  ])('in a file that %s does not count, which is reported, and leaves the others trusted', async (_, spoil, code) => {
    const { portal, authority } = await servePortal({})
    const file = await fileFor(code === 'absent' ? undefined : authority.cert)
    await spoil(file)
    const trust = createTrust(() => file, { owner })
    expect(await trust()).toMatchObject({ fromFile: 0, problem: { code } })
    expect(await failureOf(clientOf({ trust })(portal.origin))).toMatchObject({ reason: 'unknown-issuer' })
  })

  test('in a file that somebody else can write to is not', async () => {
    const file = await fileFor((await makeAuthority('Stranger')).cert)
    expect(await createTrust(() => file, { owner: owner + 1 })()).toMatchObject({
      fromFile: 0,
      problem: { code: 'wrong-owner' },
    })
    await chmod(file, 0o666)
    expect(await createTrust(() => file, { owner })()).toMatchObject({
      fromFile: 0,
      problem: { code: 'writable-by-others' },
    })
  })

  test('is trusted from the call on after policy names its file, and no longer once policy does not', async () => {
    const { portal, authority } = await servePortal({})
    const file = await fileFor(authority.cert)
    let named: string | null = null
    const read = clientOf({ trust: createTrust(() => named, { owner }) })
    expect(await failureOf(read(portal.origin))).toMatchObject({ reason: 'unknown-issuer' })
    named = file
    expect((await read(portal.origin)).value).toEqual({ name: 'Ann' })
    named = null
    expect(await failureOf(read(portal.origin))).toMatchObject({ reason: 'unknown-issuer' })
  })
})

describe('policy that changes while the app runs', () => {
  const directly = async () => 'DIRECT'

  test('leads the next call through its proxy, past it again, and never through one that it took away', async () => {
    const { portal, authority } = await servePortal()
    const { proxy } = await startProxy({ hosts: { [host]: portal.port } })
    const other = await startProxy({ hosts: { [host]: portal.port } })
    const url = `https://${host}`
    let policy: Policy = { ProxyUrl: `http://${proxy.host}` }
    const read = clientOf({
      proxyRoutesTo: createProxyRoutes(() => policy, directly),
      certificateAuthorities: [authority.cert],
    })
    await read(url)
    policy = { ProxyUrl: `http://${other.proxy.host}` }
    await read(url)
    policy = { ProxyUrl: `http://${proxy.host}`, ProxyBypass: [host] }
    expect((await failureOf(read(url))).code).toBe('offline')
    expect([proxy.asked(), other.proxy.asked()]).toEqual([[`${host}:443 200`], [`${host}:443 200`]])
  })

  test('applies its pins to the next call, even if there is an open connection', async () => {
    const { portal, authority, certificate } = await servePortal({})
    const pin = (pem: string) => pinOf(new X509Certificate(pem))
    const stranger = await makeCertificate({ host: '127.0.0.1' })
    let policy: Policy = { PortalUrl: portal.origin, CertificatePins: [pin(certificate.cert)] }
    const pinsFor = (origin: string) => pinsUnder(policy, null, origin)
    const read = clientOf({ pinsFor, certificateAuthorities: [authority.cert] })
    await read(portal.origin)
    policy = { ...policy, CertificatePins: [pin(stranger.cert)] }
    expect(await failureOf(read(portal.origin))).toMatchObject({ reason: 'not-pinned' })
    policy = { ...policy, PortalUrl: 'https://other.example' }
    await read(portal.origin)
    expect(portal.asked).toEqual(['GET /', 'GET /'])
  })
})

test("pins apply to policy's portal, else to the app's own, else to every portal", () => {
  const pins = { CertificatePins: ['pin'] }
  expect(pinsUnder({ ...pins, PortalUrl: 'https://a.example/' }, 'https://b.example', 'https://a.example')).toEqual([
    'pin',
  ])
  expect(pinsUnder({ ...pins, PortalUrl: 'https://a.example/' }, 'https://b.example', 'https://b.example')).toEqual([])
  expect(pinsUnder(pins, 'https://b.example', 'https://b.example')).toEqual(['pin'])
  expect(pinsUnder(pins, 'https://b.example', 'https://a.example')).toEqual([])
  expect(pinsUnder(pins, null, 'https://a.example')).toEqual(['pin'])
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

  test('is not enough if the chain is not trusted', async () => {
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
