import { describe, expect, test } from 'vitest'
import { account, challenge, password, probe, servedRegistrars } from './probe.ts'
import { authenticated, fits, only, type Script } from './registrar.ts'

const { open, serve } = servedRegistrars()

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
