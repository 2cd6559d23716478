import { describe, expect, onTestFinished, test } from 'vitest'
import { createHttpClient } from '../../../src/main/http/client.ts'
import { createCallRecordAdapter } from '../../../src/main/portals/call-record/call-record-adapter.ts'
import type { Discovery } from '../../../src/main/portals/call-record/discovery.ts'
import { discoveryPath } from '../../../src/main/portals/discovery-document.ts'
import { exotelItself } from '../../../src/main/portals/exotel/discovery.ts'
import { createExotelAdapter, exotelKind } from '../../../src/main/portals/exotel/exotel-adapter.ts'
import { openAdapter } from '../../../src/main/portals/open-adapter.ts'
import { offered } from '../../../src/main/portals/portal-adapter.ts'
import { endpointUrl } from '../../../src/main/portals/wire.ts'
import { makeAuthority, makeCertificate } from '../http/certificates.ts'
import { failureOf } from '../http/failure-of.ts'
import { sendJson, serve } from '../http/serve.ts'

const http = createHttpClient({ userAgent: 'test', retry: { times: 0, delay: 1 } })
const signIn = { username: 'ada', password: crypto.randomUUID() }

const anyPassword = { minLength: 1, maxLength: 64, required: [], minClasses: 0, digitsOnly: false, blocklist: false }

const discoveryWith = (api: string): Discovery => ({
  version: 1,
  kind: 'call-record',
  name: 'Portal',
  api,
  support: {},
  brand: {},
  capabilities: {
    signIn: { fields: [{ name: 'username', secret: false, remember: true }], keepSignedIn: true },
    recovery: { methods: [], usernameIsEmail: false, forgottenUsername: 'contact-provider' },
    account: null,
    phones: { sip: 'readable', ftp: 'none', registrationState: false, sipPassword: anyPassword, ftpPassword: null },
  },
})

/** A portal whose discovery document says where its API is, and another server, which must hear of nothing. */
async function portalAndStranger(apiFor: (stranger: string) => string) {
  const stranger = await serve((_, response) => sendJson(response, 200, {}))
  const api = apiFor(new URL(stranger.origin).host)
  const portal = await serve(({ url }, response) =>
    url === discoveryPath ? sendJson(response, 200, discoveryWith(api)) : sendJson(response, 404, {}),
  )
  onTestFinished(async () => {
    await portal[Symbol.asyncDispose]()
    await stranger[Symbol.asyncDispose]()
  })
  return { portal, stranger, api }
}

describe("a portal's words", () => {
  test.each([
    (stranger: string) => `//${stranger}/v1`,
    (stranger: string) => `/\\${stranger}/v1`,
    (stranger: string) => `http://${stranger}/v1`,
    (stranger: string) => `/v1//${stranger}`,
    () => '/../v1',
    () => '/v1?to=',
    () => 'v1',
    () => '',
  ])('that lead elsewhere are no portal, and nothing is sent there: %s', async (apiFor) => {
    const { portal, stranger, api } = await portalAndStranger(apiFor)
    expect(await failureOf(openAdapter(http, new URL(portal.origin)))).toMatchObject({ code: 'not-a-portal' })
    expect([portal.asked, stranger.asked]).toEqual([[`GET ${discoveryPath}`], []])
    // Nor where they came past the document's schema.
    const adapter = createCallRecordAdapter(http, new URL(portal.origin), discoveryWith(api))
    await failureOf(adapter.session.signIn(signIn))
    expect(stranger.asked).toEqual([])
  })

  test.each([
    ['/api/v1', 'POST /api/v1/session'],
    ['/api/v1/', 'POST /api/v1/session'],
    ['/', 'POST /session'],
  ])('name the place of the endpoints: %s', async (api, asked) => {
    const { portal } = await portalAndStranger(() => api)
    const adapter = await openAdapter(http, new URL(portal.origin))
    await failureOf(adapter.session.signIn(signIn))
    expect(portal.asked.at(-1)).toBe(asked)
  })

  test.each(['.', '..', ''])('as an id that would change the path ask nothing: "%s"', async (phone) => {
    const { portal } = await portalAndStranger(() => '/api/v1')
    const adapter = await openAdapter(http, new URL(portal.origin))
    for (const call of [
      offered(adapter.phones).read('token', phone),
      offered(adapter.phones?.readSecret)('token', phone, 'sip'),
      offered(adapter.phones?.setPassword)('token', phone, 'sip', 'password'),
    ]) {
      expect(await failureOf(call)).toMatchObject({ code: 'not-found' })
    }
    expect(portal.asked).toEqual([`GET ${discoveryPath}`])
  })

  test('as any other id stay one segment of the path', () => {
    const origin = new URL('https://portal.example')
    for (const id of ['a/b', '../x', '%2e%2e', '...', '?a#b', 'ä', '\\', '//evil.example']) {
      const { origin: at, pathname, search, hash } = endpointUrl(origin, '/v1/phones/{phone}/x', { phone: id })
      expect([at, search, hash]).toEqual([origin.origin, '', ''])
      expect(pathname.split('/').map(decodeURIComponent)).toEqual(['', 'v1', 'phones', id, 'x'])
    }
  })
})

describe("an Exotel portal's region", () => {
  const portal = 'https://portal.example'
  const open = (url: string, origin = portal) =>
    exotelKind.open(http, new URL(origin), { ...exotelItself, regions: [{ value: 'here', label: 'Here', url }] })

  test.each([
    'https://evil.example',
    'https://evil-portal.example',
    'https://evil.example/portal.example',
    'https://evilexotel.com',
    'http://portal.example',
    'http://127.0.0.1:8080',
    'http://api.exotel.com',
    'ftp://portal.example',
  ])('at %s, which is not the portal’s own, is refused', (url) => {
    expect(() => open(url)).toThrow('not-a-portal')
  })

  test.each([
    [portal, portal],
    ['https://portal.example:8443', portal],
    ['https://mumbai.portal.example', portal],
    ['https://ccm-api.in.exotel.com', portal],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:9090'],
  ])('at %s is taken from %s', (url, origin) => {
    expect(open(url, origin).profile.url).toBe(origin)
  })

  test("is held to the portal's pins, whatever host it is at", async () => {
    const authority = await makeAuthority('Office')
    const certificate = await makeCertificate({ authority })
    await using region = await serve((_, response) => sendJson(response, 200, {}), certificate)
    const pinned = createHttpClient({
      userAgent: 'test',
      certificateAuthorities: [authority.cert],
      pinsFor: (origin) => (origin === portal ? ['another key'] : []),
    })
    const regions = [{ value: 'here', label: 'Here', url: region.origin }]
    const adapter = createExotelAdapter(pinned, new URL(portal), { ...exotelItself, regions })
    const fields = { region: 'here', accountSid: 'sid', apiKey: 'key', apiToken: crypto.randomUUID() }
    expect(await failureOf(adapter.session.signIn(fields))).toMatchObject({
      code: 'tls-untrusted',
      reason: 'not-pinned',
    })
    expect(region.asked).toEqual([])
  })
})
