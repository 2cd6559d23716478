import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createActivePortal } from '../../../src/main/connections/active-portal.ts'
import { createHttpClient } from '../../../src/main/http/client.ts'
import { unopenedProfile } from '../../../src/main/portals/open-adapter.ts'
import type { SettingsStore } from '../../../src/main/settings/open-settings.ts'
import { parseSettings } from '../../../src/main/settings/parse-settings.ts'
import { portalProfileSchema, portalSchema } from '../../../src/shared/connections/portal.ts'
import { Failure } from '../../../src/shared/errors.ts'
import { failureOf } from '../http/failure-of.ts'
import { memorySettings } from '../memory-settings.ts'

/** A server whose discovery document a test chooses; counts what it is asked. */
let document: unknown
let asked: number
const server = createServer((_request, response) => {
  asked++
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(document))
})
let url: string

const good = {
  version: 1,
  kind: 'call-record',
  name: 'Northwind Voice',
  api: '/api',
  capabilities: {
    signIn: { fields: [{ name: 'username' }, { name: 'password', secret: true }], keepSignedIn: true },
    recovery: { methods: [] },
    account: null,
    phones: null,
  },
}
const http = createHttpClient({ userAgent: 'test', retry: { times: 0, delay: 1 } })
let settings: SettingsStore
let allowed: (origin: string) => boolean
let questions: string[]
let answer: boolean

const start = (given: URL | null = null) =>
  createActivePortal(http, settings, given, null, {
    mayUse: (origin) => allowed(origin),
    async askAboutHost(host) {
      questions.push(host)
      return answer
    },
  })
const host = () => new URL(url).host

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())
beforeEach(() => {
  document = good
  asked = 0
  settings = memorySettings()
  allowed = () => true
  questions = []
  answer = true
})

describe('a portal that the organisation does not allow', () => {
  const onlyAnother = (origin: string) => origin === 'https://portal.example'

  it.each(['check', 'choose'] as const)('is not asked anything by %s', async (call) => {
    allowed = onlyAnother
    expect((await failureOf(start()[call](url))).code).toBe('managed')
    expect([asked, questions, settings.read().connections]).toEqual([0, [], []])
  })

  it('is not switched to, contacted or opened again, although it was chosen earlier', async () => {
    const portal = start()
    await portal.choose(url)
    const id = portal.connection()?.id ?? ''
    asked = 0
    allowed = onlyAnother
    const later = start()
    expect((await failureOf(later.adapter())).code).toBe('managed')
    expect(() => later.use(id)).toThrow('managed')
    expect(() => later.goTo(new URL(url))).toThrow('managed')
    expect((await failureOf(portal.adapter(id))).code).toBe('managed')
    expect(asked).toBe(0)
  })

  it('is not what is left when the account in use is removed', async () => {
    const portal = start(new URL(url))
    portal.goTo(new URL('https://portal.example'))
    allowed = onlyAnother
    portal.forget(portal.connection()?.id ?? '')
    expect(portal.connections()).toHaveLength(1)
    expect(portal.connection()).toBeNull()
  })
})

describe('a host that was never used here', () => {
  const typo = (index: number) => `http://localhost:${index + 1}`

  it('is asked at once on a first run, and after some of them only if the person agrees past the page', async () => {
    const portal = start()
    for (let index = 0; index < 5; index++) await failureOf(portal.check(typo(index)))
    expect(questions).toEqual([])
    answer = false
    expect((await failureOf(portal.check(url))).code).toBe('cancelled')
    expect([questions, asked]).toEqual([[host()], 0])
    answer = true
    await portal.choose(url)
    await portal.check(url)
    expect(questions).toEqual([host(), host()])
  })

  it('is asked only if the person agrees once there has been an account, also when it was removed', async () => {
    const portal = start(new URL('http://localhost:1'))
    portal.forget(portal.connection()?.id ?? '')
    answer = false
    expect((await failureOf(portal.check(url))).code).toBe('cancelled')
    expect((await failureOf(portal.choose(url))).code).toBe('cancelled')
    expect([questions, asked]).toEqual([[host(), host()], 0])
  })

  it('needs no question where it is in use, a known service, or came from outside of the page', async () => {
    const portal = start(new URL(url))
    answer = false
    await portal.check(url)
    await portal.check('my.exotel.com')
    expect(questions).toEqual([])
    portal.agreeTo(new URL('http://localhost:1'))
    expect((await failureOf(portal.check('http://localhost:1'))).code).toBe('offline')
    expect(questions).toEqual([])
  })

  it('is asked about in one question at a time', async () => {
    const portal = start(new URL('http://localhost:1'))
    const outcomes = await Promise.allSettled([portal.check(url), portal.check('http://localhost:2')])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    expect(questions).toEqual([host()])
  })
})

describe('what a portal says of itself', () => {
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 130 }), fc.constantFrom(' ', '\u202e', '\u0000', ' a '))
  const support = fc.record(
    { name: text, phone: text, email: fc.oneof(fc.emailAddress(), text), website: fc.oneof(fc.webUrl(), text) },
    { requiredKeys: [] },
  )
  const option = fc.record({ value: text, label: text })
  const callRecord = fc.record({ name: text, support }).map(({ name, support }) => ({ ...good, name, support }))
  const choices = fc.array(option, { maxLength: 2 }).map((options) => ({
    ...good,
    capabilities: { ...good.capabilities, signIn: { fields: [{ name: 'region', options }], keepSignedIn: false } },
  }))
  const exotel = fc
    .record({ name: text, regions: fc.array(option, { minLength: 1, maxLength: 2 }) })
    .map(({ name, regions }) => ({
      version: 1,
      kind: 'exotel',
      name,
      regions: regions.map((region) => ({ ...region, url: 'https://region.example' })),
    }))

  it('is refused, or crosses to the page and is there again after a restart with every other account', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(callRecord, choices, exotel), async (said) => {
        document = said
        settings = memorySettings()
        const portal = start(new URL('https://portal.example'))
        const outcome = await portal.choose(url).catch((cause: unknown) => cause)
        if (outcome instanceof Failure) expect(outcome.error.code).toBe('not-a-portal')
        else {
          const { profile, capabilities } = await portal.adapter()
          expect(portalSchema.parse({ profile, capabilities })).toEqual({ profile, capabilities })
        }
        const again = parseSettings(JSON.stringify(settings.read()))
        expect(again).toEqual({ settings: settings.read(), unknown: {}, intact: true })
      }),
      { numRuns: 150 },
    )
  })

  it.each([' ', '\u202e', '\u0000\u2066'])('is refused where its name is %j, and costs no account', async (name) => {
    document = { ...good, name }
    const portal = start(new URL('https://portal.example'))
    const before = settings.read()
    expect((await failureOf(portal.choose(url))).code).toBe('not-a-portal')
    expect(settings.read()).toEqual(before)
  })

  it.each(['https://_', 'https://[::]', `https://${'ü'.repeat(80)}.example`, 'https://sub_domain.example:65535'])(
    'can be written down before it has said anything: %s',
    (address) => {
      expect(portalProfileSchema.safeParse(unopenedProfile(new URL(address))).success).toBe(true)
      const portal = start(new URL(address))
      expect(parseSettings(JSON.stringify(settings.read())).settings.connections).toEqual(portal.connections())
    },
  )
})

it('a service that is known by several host names is one account, whichever the app is started with', () => {
  start(new URL('https://my.exotel.com'))
  start(new URL('https://api.exotel.com'))
  expect(settings.read().connections.map(({ profile }) => profile.url)).toEqual(['https://ccm-api.exotel.com'])
})
