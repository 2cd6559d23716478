import { describe, expect, test } from 'vitest'
import { account, challenge, password, probe, registering, servedRegistrars } from './probe.ts'
import { authenticated, only, registrarFor, type Script } from './registrar.ts'

const { serve } = servedRegistrars()

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
