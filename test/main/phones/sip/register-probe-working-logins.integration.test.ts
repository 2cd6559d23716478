import { describe, expect, test } from 'vitest'
import { account, challenge, password, probe, registering, servedRegistrars, unauthorized } from './probe.ts'
import { fits, registrarFor } from './registrar.ts'

const { serve } = servedRegistrars()

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
