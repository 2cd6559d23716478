import { describe, expect, test } from 'vitest'
import { testRegistration } from '../../../../src/main/phones/sip/register-probe.ts'
import { account, challenge, password, probe, servedRegistrars } from './probe.ts'
import { authenticated, only, registrarFor, registrarKeepingOne, type Script } from './registrar.ts'

const { serve } = servedRegistrars()

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
