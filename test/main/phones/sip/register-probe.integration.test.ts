import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { generate } from 'selfsigned'
import { afterEach, describe, expect, test } from 'vitest'
import type { Resolver } from '../../../../src/main/phones/sip/locate.ts'
import {
  type SipTestAccount,
  type SipTestOptions,
  testRegistration,
} from '../../../../src/main/phones/sip/register-probe.ts'
import { sipTestResultSchema } from '../../../../src/shared/phones/phone-test.ts'
import {
  authenticated,
  fits,
  only,
  registrarFor,
  registrarKeepingOne,
  type Script,
  startRegistrar,
  type TestRegistrar,
} from './registrar.ts'

const password = randomBytes(12).toString('base64url')
const open: TestRegistrar[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((registrar) => registrar.close()))
})

async function serve(...parameters: Parameters<typeof startRegistrar>): Promise<TestRegistrar> {
  const registrar = await startRegistrar(...parameters)
  open.push(registrar)
  return registrar
}

const account = (port: number, changes: Partial<SipTestAccount> = {}): SipTestAccount => ({
  domain: '127.0.0.1',
  port,
  transport: 'udp',
  outboundProxy: null,
  username: '2001',
  authorizationId: 'acme-2001',
  password,
  ...changes,
})

/** Quick timers, of which Timer F is 64 times the first (RFC 3261, 17.1.2.2). */
const quick: SipTestOptions = { timers: { t1: 100, t2: 400 }, timeLimitMs: 60_000 }

/** The test that a person chose after the first one registered nothing. */
const registering: SipTestOptions = { ...quick, register: true }

async function probe(settings: SipTestAccount, options = quick) {
  return sipTestResultSchema.parse(await testRegistration(settings, options))
}

const challenge = (parameters = '') => `Digest realm="r", nonce="n${randomBytes(4).toString('hex')}"${parameters}`
const unauthorized = { 'WWW-Authenticate': challenge() }

describe('a test that was not asked to register', () => {
  const login = { authorizationId: 'acme-2001', password }
  const phone = 'sip:2001@192.0.2.50:5060'
  const refuses =
    (status: string, headers = {}): Script =>
    (_seen, reply) => [reply(status, headers)]
  const statuses = [
    '200 OK',
    '202 Accepted',
    '301 Moved',
    '400 Bad Request',
    '403 Forbidden',
    '404 Not Found',
    '405 Method Not Allowed',
    '408 Request Timeout',
    '420 Bad Extension',
    '423 Interval Too Brief',
    '480 Temporarily Unavailable',
    '500 Server Internal Error',
    '501 Not Implemented',
    '503 Service Unavailable',
    '603 Decline',
  ]
  const cases: [string, Script][] = [
    ...statuses.flatMap((status): [string, Script][] => [
      [`${status}, before any challenge`, refuses(status)],
      [`${status}, after the login`, authenticated(only(login), refuses(status))],
    ]),
    ['200 OK with the phone listed', authenticated(only(login), refuses('200 OK', { Contact: `<${phone}>` }))],
    ['silence', () => []],
    ['silence, after the login', authenticated(only(login), () => [])],
    ['a challenge again and again', (_seen, reply) => [reply('401 No', { 'WWW-Authenticate': challenge() })]],
    ['a challenge without Digest', refuses('401 No', { 'WWW-Authenticate': 'Basic realm="r"' })],
    [
      'a stale nonce, then a refusal',
      (seen, reply) =>
        seen.header('CSeq') === '3 REGISTER'
          ? [reply('405 No')]
          : [reply('401 No', { 'WWW-Authenticate': challenge(', stale=true') })],
    ],
  ]

  test.each(cases)(
    'leaves the one registration of an account alone, whatever the answer: %s',
    async (_name, toQuery) => {
      const { script, state } = registrarKeepingOne(login, phone, toQuery)
      const registrar = await serve('udp', script)
      await probe(account(registrar.port), { timers: { t1: 5, t2: 20 }, timeLimitMs: 4000 })
      expect(state.binding).toBe(phone)
      expect(registrar.seen.flatMap((request) => request.header('Contact') ?? [])).toEqual([])
    },
  )

  test('leaves it alone through an outbound proxy and over TCP, too', async () => {
    const { script, state } = registrarKeepingOne(login, phone, refuses('400 Bad Request'))
    const registrar = await serve('tcp', (seen, reply) =>
      seen.header('Proxy-Authorization')
        ? script(seen, reply)
        : [reply('407 Proxy', { 'Proxy-Authenticate': challenge() })],
    )
    const proxied = { transport: 'tcp', domain: 'sip.example.test' } as const
    const result = await probe(account(1, { ...proxied, outboundProxy: `127.0.0.1:${registrar.port}` }))
    expect(result).toMatchObject({ outcome: 'bindings-unknown', password: { state: 'given' } })
    expect(state.binding).toBe(phone)
  })

  test('leaves it alone when it is cancelled after the question', async () => {
    const { script, state } = registrarKeepingOne(login, phone, authenticated(only(login), refuses('100 Trying')))
    const controller = new AbortController()
    const registrar = await serve('udp', script)
    const result = testRegistration(account(registrar.port), { signal: controller.signal })
    await expect.poll(() => registrar.seen.length).toBeGreaterThan(1)
    controller.abort()
    expect((await result).outcome).toBe('cancelled')
    expect(state.binding).toBe(phone)
  })

  test('verifies the login, and says that no phone is listed', async () => {
    const { script, bindings } = registrarFor(login)
    const registrar = await serve('udp', script)
    expect(await probe(account(registrar.port))).toMatchObject({
      outcome: 'unregistered',
      password: { state: 'accepted', status: 200, serverSaid: 'OK' },
    })
    expect(bindings.size).toBe(0)
  })

  test('says what the server answered where it does not tell, and whether it asked for the password', async () => {
    const before = await serve('udp', refuses('400 Missing Contact'))
    const after = await serve('udp', authenticated(only(login), refuses('405 No')))
    const unknown = { outcome: 'bindings-unknown' }
    expect(await probe(account(before.port))).toMatchObject({
      ...unknown,
      status: 400,
      serverSaid: 'Missing Contact',
      password: { state: 'unasked' },
    })
    expect(await probe(account(after.port))).toMatchObject({ ...unknown, status: 405, password: { state: 'given' } })
  })
})

describe('a login that works', () => {
  test.each(['udp', 'tcp'] as const)('registers over %s and leaves nothing behind', async (transport) => {
    const { script, bindings } = registrarFor({ authorizationId: 'acme-2001', password })
    const registrar = await serve(transport, script)
    const result = await probe(account(registrar.port, { transport }), registering)
    expect(result).toMatchObject({ outcome: 'registered', bindings: 0, expires: 60, removed: true })
    expect(bindings.size).toBe(0)
  })

  test.each([
    { offered: ['MD5'], strongest: 'MD5' },
    { offered: ['SHA-256'], strongest: 'SHA-256' },
    { offered: ['SHA-512-256'], strongest: 'SHA-512-256' },
    { offered: ['MD5', 'SHA-256'], strongest: 'SHA-256' },
  ])('answers the challenges $offered with $strongest', async ({ offered, strongest }) => {
    const { script } = registrarFor({ authorizationId: 'acme-2001', password }, offered)
    const registrar = await serve('udp', script)
    expect(await probe(account(registrar.port))).toMatchObject({ outcome: 'unregistered' })
    expect(registrar.seen.at(-1)?.answer?.algorithm).toBe(strongest)
  })

  test('of a phone that is registered adds nothing, so that no registrar drops the phone for the test', async () => {
    const { script, bindings } = registrarFor({ authorizationId: 'acme-2001', password })
    bindings.set('sip:2001@192.0.2.7:5060', 3600)
    const registrar = await serve('udp', script)
    const result = await probe(account(registrar.port), registering)
    expect(result).toMatchObject({ outcome: 'registered', bindings: 1, expires: null })
    expect([...bindings.keys()]).toEqual(['sip:2001@192.0.2.7:5060'])
    expect(registrar.seen.some((request) => request.header('Contact') !== undefined)).toBe(false)
  })

  test('takes back exactly its own contact', async () => {
    const { script } = registrarFor({ authorizationId: 'acme-2001', password })
    const registrar = await serve('udp', script)
    await probe(account(registrar.port), registering)
    const contacts = registrar.seen.flatMap((request) => request.header('Contact') ?? [])
    expect(contacts.at(-1)).toBe(contacts[0]?.replace('expires=60', 'expires=0'))
    expect(contacts.join()).not.toContain('*')
  })

  test('goes through the outbound proxy and answers its 407 too', async () => {
    const { script } = registrarFor({ authorizationId: 'acme-2001', password })
    const registrar = await serve('tcp', (seen, reply) =>
      seen.header('Proxy-Authorization')
        ? script(seen, reply)
        : [reply('407 Proxy', { 'Proxy-Authenticate': challenge() })],
    )
    const proxied = account(1, {
      transport: 'tcp',
      domain: 'sip.example.test',
      outboundProxy: `127.0.0.1:${registrar.port}`,
    })
    expect((await probe(proxied, registering)).outcome).toBe('registered')
    const last = registrar.seen.at(-1)
    expect(last?.text).toMatch(/^REGISTER sip:sip\.example\.test SIP/)
    expect(last?.header('Route')).toBe(`<sip:127.0.0.1:${registrar.port};transport=tcp;lr>`)
    expect(last?.header('Proxy-Authorization')).toBeDefined()
  })

  test('takes a new nonce when the old one is stale, and the next one where it is named', async () => {
    let round = 0
    const registrar = await serve('udp', ({ answer }, reply) => {
      round++
      if (answer === null) return [reply('401 Unauthorized', unauthorized)]
      if (round === 2) return [reply('401 Unauthorized', { 'WWW-Authenticate': challenge(', stale=true, qop="auth"') })]
      return [reply('200 OK', { 'Authentication-Info': 'nextnonce="the-next"' })]
    })
    expect((await probe(account(registrar.port), registering)).outcome).toBe('registered')
    const answers = registrar.seen.map(({ answer }) => answer).filter((answer) => answer !== null)
    expect(answers.every((answer) => fits(answer, password))).toBe(true)
    expect(answers.at(-1)).toMatchObject({ nonce: 'the-next', nc: '00000001' })
  })

  test('counts up while it uses a nonce again', async () => {
    const { script } = registrarFor({ authorizationId: 'acme-2001', password })
    const registrar = await serve('udp', script)
    await probe(account(registrar.port), registering)
    expect(registrar.seen.flatMap(({ answer }) => answer?.nc ?? [])).toEqual(['00000001', '00000002', '00000003'])
  })

  test('asks for the longer registration that the registrar insists on, once', async () => {
    const registrar = await serve('udp', (seen, reply) => {
      const expires = Number(seen.header('Expires'))
      if (expires > 0 && expires < 300) return [reply('423 Interval Too Brief', { 'Min-Expires': '300' })]
      return [reply('200 OK', expires ? { Contact: `${seen.header('Contact')}` } : {})]
    })
    const result = await probe(account(registrar.port), registering)
    expect(result).toMatchObject({ outcome: 'registered', expires: 300, removed: true })
  })

  test('survives lost datagrams', async () => {
    const { script } = registrarFor({ authorizationId: 'acme-2001', password })
    let count = 0
    const registrar = await serve('udp', (seen, reply) => (count++ % 2 === 0 ? [] : script(seen, reply)))
    expect((await probe(account(registrar.port), registering)).outcome).toBe('registered')
  })

  test('is distinguished when the registration could not be removed', async () => {
    const registrar = await serve('udp', (seen, reply) =>
      seen.header('Expires') === '0' ? [reply('500 No')] : [reply('200 OK', {})],
    )
    const result = await probe(account(registrar.port), registering)
    expect(result).toMatchObject({ outcome: 'registered', removed: false })
  })
})

test('a registration that the registrar refuses is reported with the registrar’s words', async () => {
  const registrar = await serve('udp', (seen, reply) =>
    seen.header('Contact') === undefined ? [reply('400 No')] : [reply('500 Oops')],
  )
  const result = await probe(account(registrar.port), registering)
  expect(result).toMatchObject({ outcome: 'unexpected', status: 500, serverSaid: 'Oops', detail: null })
})

describe('a password is called right only where the server asked for it', () => {
  const login = { authorizationId: 'acme-2001', password }
  const listing = { Contact: '<sip:2001@192.0.2.50>;expires=600' }
  const wrong = (port: number) => account(port, { password: 'wrong' })

  test.each<[string, Script, object]>([
    ['a phone listed without a challenge', (_seen, reply) => [reply('200 OK', listing)], { outcome: 'registered' }],
    ['an empty list without a challenge', (_seen, reply) => [reply('200 OK')], { outcome: 'unregistered' }],
    ['a 403 without a challenge', (_seen, reply) => [reply('403 No')], { outcome: 'refused' }],
    ['a 404 without a challenge', (_seen, reply) => [reply('404 No')], { outcome: 'unknown-user' }],
  ])('not after %s', async (_what, script, expected) => {
    const registrar = await serve('udp', script)
    expect(await probe(wrong(registrar.port))).toMatchObject({ ...expected, password: { state: 'unasked' } })
  })

  test('not after a registration without a challenge', async () => {
    const registrar = await serve('udp', (seen, reply) => [
      reply('200 OK', seen.header('Contact') ? { Contact: `${seen.header('Contact')}` } : {}),
    ])
    const result = await probe(wrong(registrar.port), registering)
    expect(result).toMatchObject({ outcome: 'registered', password: { state: 'unasked' } })
  })

  test('but after a registration with one, although the question came without', async () => {
    const { script } = registrarFor(login)
    const registrar = await serve('udp', (seen, reply) =>
      seen.header('Contact') ? script(seen, reply) : [reply('200 OK')],
    )
    const right = await probe(account(registrar.port), registering)
    expect(right).toMatchObject({ outcome: 'registered', password: { state: 'accepted' } })
    expect(await probe(wrong(registrar.port), registering)).toMatchObject({ outcome: 'wrong-credentials' })
  })

  test('and by the answer that accepted it, in the server’s own words', async () => {
    const registrar = await serve(
      'udp',
      authenticated(only(login), (_seen, reply) => [reply('202 Welcome back', listing)]),
    )
    const password = { state: 'accepted', status: 202, serverSaid: 'Welcome back' }
    expect(await probe(account(registrar.port))).toMatchObject({ outcome: 'registered', password })
  })
})

describe('a login that was accepted stays accepted', () => {
  const login = { authorizationId: 'acme-2001', password }
  /** Answers the question as a registrar without phones does, and everything with a Contact as given. */
  const withContact = (script: Script) =>
    authenticated(only(login), (seen, reply) =>
      seen.header('Contact') === undefined ? [reply('200 OK')] : script(seen, reply),
    )
  const accepted = { state: 'accepted' }

  test('at a registrar that wants the account’s user in the contact', async () => {
    const registrar = await serve(
      'udp',
      withContact((seen, reply) =>
        seen.header('Contact')?.startsWith('<sip:2001@')
          ? [reply('200 OK', seen.header('Expires') === '0' ? {} : { Contact: `${seen.header('Contact')}` })]
          : [reply('403 Contact User and number differ')],
      ),
    )
    const result = await probe(account(registrar.port), registering)
    expect(result).toMatchObject({ outcome: 'registered', bindings: 0, removed: true, password: accepted })
  })

  test.each(['403 No', '404 No', '480 No', '500 No', '503 No', '408 No', '401 No'])(
    'when the registration ends with %s',
    async (status) => {
      const registrar = await serve(
        'udp',
        withContact((_seen, reply) => [reply(status, { 'WWW-Authenticate': challenge() })]),
      )
      const result = await probe(account(registrar.port), registering)
      const said = { status: Number(status.slice(0, 3)), serverSaid: 'No' }
      expect(result).toMatchObject({ outcome: 'not-registered', ...said, password: accepted })
    },
  )

  test('when the registration gets no answer', async () => {
    const registrar = await serve(
      'udp',
      withContact(() => []),
    )
    const result = await probe(account(registrar.port), { ...registering, timers: { t1: 10, t2: 40 } })
    expect(result).toMatchObject({ outcome: 'not-registered', status: null, serverSaid: '', password: accepted })
  })

  test.each([
    ['the host', (contact: string) => contact.replace(/@[^;>]*/, '@203.0.113.9:5060')],
    ['the parameter away', (contact: string) => contact.replace(/;line=\w+/, '')],
  ])('and the test does not count itself where the registrar rewrites %s', async (_what, rewrite) => {
    const registrar = await serve(
      'udp',
      withContact((seen, reply) => [reply('200 OK', { Contact: rewrite(`${seen.header('Contact')}`) })]),
    )
    expect(await probe(account(registrar.port), registering)).toMatchObject({ outcome: 'registered', bindings: 0 })
  })
})

describe('each kind of failed login has its own result', () => {
  const refusing =
    (status: string, headers = {}): Script =>
    (_seen, reply) => [reply(status, headers)]
  test.each<[string, Script, object]>([
    [
      'challenged again',
      (_seen, reply) => [reply('401 Unauthorized', unauthorized)],
      { outcome: 'wrong-credentials', realm: 'r' },
    ],
    ['403', refusing('403 Forbidden'), { outcome: 'refused', status: 403 }],
    ['404', refusing('404 Not Found'), { outcome: 'unknown-user' }],
    ['408', refusing('408 Timeout'), { outcome: 'no-answer', cause: 'timeout', status: 408, serverSaid: 'Timeout' }],
    ['500', refusing('500 Oops'), { outcome: 'bindings-unknown', status: 500, serverSaid: 'Oops' }],
    ['503', refusing('503 Busy'), { outcome: 'busy', retryAt: null }],
    ['301', refusing('301 Moved', { Contact: '<sip:elsewhere.test>' }), { outcome: 'unexpected', status: 301 }],
    [
      'Basic, the server’s words apart from what was wrong',
      refusing('401 No', { 'WWW-Authenticate': 'Basic realm="r"' }),
      { outcome: 'unexpected', status: 401, serverSaid: 'No', detail: 'no-digest' },
    ],
    [
      'an algorithm that nobody knows, the server’s words apart from what was wrong',
      refusing('401 No', { 'WWW-Authenticate': 'Digest realm="r", nonce="n", algorithm=ROT13' }),
      { outcome: 'unexpected', status: 401, serverSaid: 'No', detail: 'no-known-digest' },
    ],
  ])('%s', async (_name, script, expected) => {
    const registrar = await serve('udp', script)
    expect(await probe(account(registrar.port))).toMatchObject(expected)
  })

  test('a busy server’s Retry-After is a moment', async () => {
    const registrar = await serve('udp', refusing('503 Busy', { 'Retry-After': '120 (maintenance);duration=60' }))
    const result = await probe(account(registrar.port))
    const inSeconds = result.outcome === 'busy' ? ((result.retryAt ?? 0) - Date.now()) / 1000 : Number.NaN
    expect(inSeconds).toBeGreaterThan(60)
    expect(inSeconds).toBeLessThanOrEqual(120)
  })

  test('a server that stays silent ends by Timer F', async () => {
    const registrar = await serve('udp', () => [])
    const result = await probe(account(registrar.port), { ...quick, timers: { t1: 20, t2: 80 } })
    expect(result).toMatchObject({ outcome: 'no-answer', cause: 'timeout' })
    expect(registrar.seen.length).toBeGreaterThan(3)
  })

  test('a server that only ever says "trying" ends by the time limit', async () => {
    const registrar = await serve('tcp', (_seen, reply) => [reply('100 Trying')])
    const settings = account(registrar.port, { transport: 'tcp' })
    expect(await probe(settings, { timeLimitMs: 300 })).toMatchObject({ outcome: 'no-answer', cause: 'timeout' })
  })

  test.each(['udp', 'tcp'] as const)(
    'a port where nobody listens is a refused connection over %s',
    async (transport) => {
      const registrar = await startRegistrar(transport, () => [])
      await registrar.close()
      expect(await probe(account(registrar.port, { transport }))).toMatchObject({
        outcome: 'no-answer',
        cause: 'connection-refused',
      })
    },
  )

  test.each([
    ['username', { username: '' }, 'sip.username'],
    ['authorization ID', { authorizationId: 'a\r\nX: y' }, 'sip.authorizationId'],
    ['domain', { domain: 'a b' }, 'sip.domain'],
    ['proxy', { outboundProxy: 'a b' }, 'sip.outboundProxy'],
  ])('a %s that cannot be sent is not sent', async (_name, changes, field) => {
    expect(await probe(account(1, changes))).toMatchObject({ outcome: 'invalid-settings', field })
  })
})

describe('cancelling', () => {
  test('ends the wait', async () => {
    const registrar = await serve('udp', () => [])
    const controller = new AbortController()
    const result = testRegistration(account(registrar.port), { signal: controller.signal })
    await expect.poll(() => registrar.seen.length).toBeGreaterThan(0)
    controller.abort()
    expect((await result).outcome).toBe('cancelled')
  })

  test('before the start sends nothing', async () => {
    const registrar = await serve('udp', () => [])
    expect((await probe(account(registrar.port), { signal: AbortSignal.abort() })).outcome).toBe('cancelled')
    expect(registrar.seen).toEqual([])
  })

  test('between the registration and its answer still takes the registration back', async () => {
    const { script, bindings } = registrarFor({ authorizationId: 'acme-2001', password })
    const controller = new AbortController()
    const registrar = await serve('udp', (seen, reply) => {
      const answers = script(seen, reply)
      if (seen.header('Expires') !== '60') return answers
      controller.abort()
      return []
    })
    const result = await testRegistration(account(registrar.port), { register: true, signal: controller.signal })
    expect(result.outcome).toBe('cancelled')
    expect(bindings.size).toBe(0)
  })
})

describe('a hostile or broken server', () => {
  const others: Script = (seen, reply) => [
    // A second Via means that the answer is on its way to somebody else.
    reply('200 OK', { Via: [`${seen.header('Via')}`, 'SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKother'] }),
    reply('200 OK', { Via: 'SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKother' }),
    reply('200 OK', { 'Call-ID': 'someone-else' }),
    reply('200 OK', { CSeq: '99 REGISTER' }),
    reply('200 OK', { CSeq: '1 INVITE' }),
    reply('200 OK', { From: '<sip:2001@127.0.0.1>;tag=other' }),
    'OPTIONS sip:me SIP/2.0\r\n\r\n',
    'garbage',
  ]

  test('cannot answer for another request', async () => {
    const registrar = await serve('udp', (seen, reply) => [...others(seen, reply), reply('404 Not Found')])
    expect((await probe(account(registrar.port))).outcome).toBe('unknown-user')
  })

  test('that pads its head without end is cut off', async () => {
    const registrar = await serve('tcp', () => [
      'SIP/2.0 200 OK\r\n',
      ...Array.from({ length: 200 }, () => 'X: '.padEnd(1000, 'x')),
    ])
    expect(await probe(account(registrar.port, { transport: 'tcp' }))).toMatchObject({
      outcome: 'unexpected',
      status: null,
      serverSaid: '',
      detail: 'malformed',
    })
  })

  test('that repeats the password in its phrase does not put it into the result', async () => {
    const registrar = await serve('udp', (_seen, reply) => [reply(`403 Not with ${password}`)])
    const result = await probe(account(registrar.port))
    expect(result).toMatchObject({ serverSaid: 'Not with …' })
    const login = only({ authorizationId: 'acme-2001', password })
    const welcoming = await serve(
      'udp',
      authenticated(login, (_seen, reply) => [reply(`200 It is ${password}`)]),
    )
    const accepted = await probe(account(welcoming.port))
    expect(accepted.password).toMatchObject({ state: 'accepted', serverSaid: 'It is …' })
    expect(JSON.stringify([result, accepted])).not.toContain(password)
  })

  test('that stops in the middle of a message is a lost connection', async () => {
    const registrar = await serve('tcp', () => {
      setImmediate(() => void registrar.close().catch(() => {}))
      return ['SIP/2.0 200 OK\r\nVia: ']
    })
    open.pop()
    expect(await probe(account(registrar.port, { transport: 'tcp' }))).toMatchObject({ cause: 'connection-lost' })
  })

  test.each([
    ['401 Unauthorized', 'WWW-Authenticate', 'udp'],
    ['407 Proxy', 'Proxy-Authenticate', 'tcp'],
  ] as const)(
    'that calls every nonce stale has rejected the login with %s, before it counts as an attack',
    async (status, field, transport) => {
      const registrar = await serve(transport, (_seen, reply) => [
        reply(status, { [field]: challenge(', opaque="", stale=TRUE, algorithm=MD5') }),
      ])
      const result = await probe(account(registrar.port, { transport, password: 'wrong' }))
      expect(result).toMatchObject({ outcome: 'wrong-credentials', realm: 'r', status: Number(status.slice(0, 3)) })
      expect(registrar.seen).toHaveLength(3)
    },
  )

  test('that calls every nonce stale and takes the right password is logged in to', async () => {
    const registrar = await serve('udp', ({ answer }, reply) =>
      answer !== null && fits(answer, password)
        ? [reply('200 OK')]
        : [reply('401 Unauthorized', { 'WWW-Authenticate': challenge(', stale=TRUE') })],
    )
    const result = await probe(account(registrar.port))
    expect(result).toMatchObject({ outcome: 'unregistered', password: { state: 'accepted' } })
  })
})

describe('the servers of a domain', () => {
  const login = { authorizationId: 'acme-2001', password }
  const domain = 'example.test'
  /** A zone in which every host is this computer, but the domain's own address, where no SIP server is. */
  const zone = (srv: Record<string, { name: string; port: number }[]>, naptr?: Resolver['naptr']): Resolver => ({
    ...(naptr && { naptr }),
    srv: async (name) => (srv[name] ?? []).map((record, priority) => ({ ...record, priority, weight: 1 })),
    addresses: async (host) => [{ address: host === domain ? '127.0.0.9' : '127.0.0.1', family: 4 }],
  })
  const at = ({ port }: TestRegistrar) => ({ name: 'sip.example.test', port })
  const refusing = (status: string, headers = {}) => serve('udp', (_seen, reply) => [reply(status, headers)])
  const working = () => serve('udp', registrarFor(login).script)
  const settings = account(5060, { domain })

  test('are found by SRV although the domain has an address of its own, and the portal wrote the default port', async () => {
    const registrar = await working()
    const resolver = zone({ '_sip._udp.example.test': [at(registrar)] })
    expect(await probe(settings, { ...quick, resolver })).toMatchObject({ outcome: 'unregistered' })
    expect(registrar.seen.at(-1)?.text).toMatch(/^REGISTER sip:example\.test SIP/)
  })

  test('are found by NAPTR and over its transport where the portal named none', async () => {
    const registrar = await serve('tcp', registrarFor(login).script)
    const record = { flags: 's', service: 'SIP+D2T', regexp: '', replacement: '_here.test', order: 1, preference: 1 }
    const resolver = zone({ '_here.test': [at(registrar)] }, async () => [record])
    const result = await probe({ ...settings, assumedAddress: true }, { ...quick, resolver })
    expect(result).toMatchObject({ outcome: 'unregistered' })
    expect(registrar.seen.at(-1)?.header('Via')).toMatch(/^SIP\/2\.0\/TCP/)
  })

  test('are tried in turn: after one that answers 503, and one where nobody listens', async () => {
    const busy = await refusing('503 Busy')
    const gone = await startRegistrar('udp', () => [])
    await gone.close()
    const registrar = await working()
    const resolver = zone({ '_sip._udp.example.test': [at(busy), at(gone), at(registrar)] })
    expect(await probe(settings, { ...quick, resolver })).toMatchObject({ outcome: 'unregistered' })
    expect(busy.seen).toHaveLength(1)
  })

  test('that are all busy or silent end in the words of the one that spoke', async () => {
    const busy = await refusing('503 Busy', { 'Retry-After': '60' })
    const gone = await startRegistrar('udp', () => [])
    await gone.close()
    const resolver = zone({ '_sip._udp.example.test': [at(busy), at(gone)] })
    const result = await probe(account(5060, { domain: 'sip.example.test', outboundProxy: domain }), {
      ...quick,
      resolver,
    })
    expect(result).toMatchObject({ outcome: 'busy', status: 503, serverSaid: 'Busy' })
  })

  test.each(['403 No', '404 No', '500 No', '480 No'])('are not asked one by one after %s', async (status) => {
    const first = await refusing(status)
    const second = await working()
    const resolver = zone({ '_sip._udp.example.test': [at(first), at(second)] })
    await probe(settings, { ...quick, resolver })
    expect([first.seen.length, second.seen.length]).toEqual([1, 0])
  })

  test('see an outbound proxy’s port in the route only where one was given', async () => {
    const registrar = await working()
    const resolver = zone({ '_sip._udp.edge.test': [at(registrar)] })
    await probe(account(5060, { domain, outboundProxy: 'edge.test' }), { ...quick, resolver })
    expect(registrar.seen.at(-1)?.header('Route')).toBe('<sip:edge.test;transport=udp;lr>')
  })
})

describe('over TLS', () => {
  const made = generate([{ name: 'commonName', value: '127.0.0.1' }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  })

  test('a trusted certificate lets the test through', async () => {
    const { cert, private: key } = await made
    const { script } = registrarFor({ authorizationId: 'acme-2001', password })
    const registrar = await serve('tls', script, { cert, key })
    const result = await probe(account(registrar.port, { transport: 'tls' }), { ...quick, ca: cert })
    expect(result.outcome).toBe('unregistered')
  })

  test('an untrusted one ends before anything is sent', async () => {
    const { cert, private: key } = await made
    const registrar = await serve('tls', () => [], { cert, key })
    expect(await probe(account(registrar.port, { transport: 'tls' }))).toMatchObject({
      outcome: 'tls-untrusted',
      reason: 'self-signed',
    })
    expect(registrar.seen).toEqual([])
  })

  test('a server that does not speak TLS is reported as such', async () => {
    const plain = createServer((socket) => void socket.end('SIP/2.0 400 Bad\r\n\r\n')).listen(0, '127.0.0.1')
    await once(plain, 'listening')
    const address = plain.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    expect(await probe(account(port, { transport: 'tls' }))).toMatchObject({ outcome: 'unexpected', status: null })
    plain.close()
  })

  test('a server that supports only older TLS is reported as a limit of this app', async () => {
    const { cert, private: key } = await made
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const
    const registrar = await serve('tls', () => [], { cert, key, ...old })
    const result = await probe(account(registrar.port, { transport: 'tls' }), { ...quick, ca: cert })
    expect(result).toMatchObject({ outcome: 'unexpected', status: null, serverSaid: '', detail: 'no-common-tls' })
  })

  test('a certificate for another host is reported as such', async () => {
    const { cert, private: key } = await generate([{ name: 'commonName', value: 'other.test' }])
    const registrar = await serve('tls', () => [], { cert, key })
    const result = await probe(account(registrar.port, { transport: 'tls' }), { ...quick, ca: cert })
    expect(result).toMatchObject({ outcome: 'tls-untrusted', reason: 'wrong-host' })
  })
})

test('the exchange shows what happened, but no password, nonce or digest', async () => {
  const nonces: string[] = []
  const { script } = registrarFor({ authorizationId: 'acme-2001', password }, ['SHA-256'])
  const registrar = await serve('udp', script)
  const { exchange } = await probe(account(registrar.port), registering)
  for (const { answer } of registrar.seen)
    nonces.push(...[answer?.nonce, answer?.cnonce, answer?.response].flatMap((one) => one ?? []))
  const text = exchange.join('\n')
  expect(text).toContain('REGISTER sip:127.0.0.1')
  expect(text).toContain('SIP/2.0 401 Unauthorized')
  expect(nonces.length).toBeGreaterThan(5)
  for (const secret of [password, ...nonces]) expect(text).not.toContain(secret)
})
