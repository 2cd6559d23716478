import { describe, expect, test } from 'vitest'
import { account, probe, quick, registering, servedRegistrars, unauthorized } from './probe.ts'
import { type Script, startRegistrar } from './registrar.ts'

const { serve } = servedRegistrars()

test('a registration that the registrar refuses is reported with the registrar’s words', async () => {
  const registrar = await serve('udp', (seen, reply) =>
    seen.header('Contact') === undefined ? [reply('400 No')] : [reply('500 Oops')],
  )
  const result = await probe(account(registrar.port), registering)
  expect(result).toMatchObject({ outcome: 'unexpected', status: 500, serverSaid: 'Oops', detail: null })
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
