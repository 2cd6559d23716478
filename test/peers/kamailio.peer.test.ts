import { randomBytes } from 'node:crypto'
import { generate } from 'selfsigned'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type SipTestAccount, testRegistration } from '../../src/main/phones/sip/register-probe.ts'
import { type Kamailio, type KamailioAccount, startKamailio } from './kamailio.ts'
import { describeWith } from './programs.ts'
import { registerWithSipp } from './sipp-phone.ts'

const known: KamailioAccount = {
  username: '2001',
  authorizationId: 'acme-2001',
  password: randomBytes(12).toString('base64url'),
  domain: '127.0.0.1',
  realm: 'acme.example.test',
}

describeWith('Kamailio', { kamailio: 'kamailio kamailio-tls-modules', sipp: 'sip-tester' }, () => {
  let kamailio: Kamailio
  let cert: string

  beforeAll(async () => {
    const made = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
      extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
    })
    cert = made.cert
    kamailio = await startKamailio(known, { cert: made.cert, key: made.private })
  })
  afterAll(() => kamailio?.stop())

  const account = (changes: Partial<SipTestAccount> = {}): SipTestAccount => ({
    domain: known.domain,
    port: changes.transport === 'tls' ? kamailio.tlsPort : kamailio.port,
    transport: 'udp',
    outboundProxy: null,
    username: known.username,
    authorizationId: known.authorizationId,
    password: known.password,
    ...changes,
  })

  describe.each(['udp', 'tcp', 'tls'] as const)('over %s', (transport) => {
    const probe = (changes: Partial<SipTestAccount> = {}, register = false) =>
      testRegistration(account({ transport, ...changes }), { register, ca: cert, timeLimitMs: 60_000 })

    test('accepts the login, which the answer to its challenge proves, and nothing was registered', async () => {
      const password = { state: 'accepted', status: 200, serverSaid: 'OK' }
      expect(await probe()).toMatchObject({ outcome: 'unregistered', password })
      expect(await probe()).toMatchObject({ outcome: 'unregistered' })
    })

    test('accepts a registration that a person chose, and it is gone afterwards', async () => {
      expect(await probe({}, true)).toMatchObject({ outcome: 'registered', bindings: 0, expires: 60, removed: true })
      expect(await probe()).toMatchObject({ outcome: 'unregistered' })
    })

    test('rejects a wrong password', async () => {
      expect(await probe({ password: 'wrong' })).toMatchObject({ outcome: 'wrong-credentials', realm: known.realm })
    })

    test('rejects the user name in place of the authorization ID', async () => {
      expect(await probe({ authorizationId: known.username })).toMatchObject({ outcome: 'wrong-credentials' })
    })

    test('knows no other user', async () => {
      expect(await probe({ username: '2999' })).toMatchObject({ outcome: 'unknown-user' })
    })

    test('serves no other domain', async () => {
      const elsewhere = { domain: 'other.example.test', outboundProxy: `127.0.0.1:${account({ transport }).port}` }
      // Over TLS the proxy is whom the certificate is about.
      expect(await probe(elsewhere)).toMatchObject({ outcome: 'unknown-user' })
    })
  })

  test('a certificate that nobody vouches for ends the test before the password is used', async () => {
    const result = await testRegistration(account({ transport: 'tls' }))
    expect(result).toMatchObject({ outcome: 'tls-untrusted', reason: 'self-signed' })
  })

  test('a phone that is registered stays registered', async () => {
    expect(await registerWithSipp(known, kamailio.port)).toBe(0)
    expect(await testRegistration(account())).toMatchObject({ outcome: 'registered', bindings: 1 })
    expect(await testRegistration(account(), { register: true })).toMatchObject({ outcome: 'registered', bindings: 1 })
  })
})

describeWith('Kamailio', { kamailio: 'kamailio' }, () => {
  async function probeAt(registrar: KamailioAccount) {
    const kamailio = await startKamailio(registrar)
    try {
      return await testRegistration({ ...known, port: kamailio.port, transport: 'udp', outboundProxy: null })
    } finally {
      await kamailio.stop()
    }
  }

  test('that asks for SHA-256 accepts the login', async () => {
    const { outcome, exchange } = await probeAt({ ...known, algorithm: 'SHA-256' })
    expect(outcome).toBe('unregistered')
    expect(exchange.join('\n')).toContain('algorithm=SHA-256')
  })

  test('that names a different realm than the password was stored for rejects it, and the realm is shown', async () => {
    const result = await probeAt({ ...known, realm: 'renamed.example.test', storedRealm: known.realm })
    expect(result).toMatchObject({ outcome: 'wrong-credentials', realm: 'renamed.example.test' })
  })
})
