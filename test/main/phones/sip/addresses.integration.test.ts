import { generate } from 'selfsigned'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Resolver } from '../../../../src/main/phones/sip/locate.ts'
import {
  type SipTestAccount,
  type SipTestOptions,
  testRegistration,
} from '../../../../src/main/phones/sip/register-probe.ts'
import type { Transport } from '../../../../src/shared/phones/phones.ts'
import { account, password } from './probe.ts'
import { registrarFor, startRegistrar } from './registrar.ts'

async function serve(transport: Transport, tls?: { cert: string; key: string }) {
  const registrar = await startRegistrar(
    transport,
    registrarFor({ authorizationId: 'acme-2001', password }).script,
    tls,
  )
  onTestFinished(() => registrar.close())
  return registrar
}

const probe = (settings: Partial<SipTestAccount>, options: SipTestOptions = {}) =>
  testRegistration(account(5060, { domain: 'pbx.example.test', ...settings }), {
    timers: { t1: 100, t2: 400 },
    ...options,
  })

async function loopbackCertificate() {
  const altNames = [{ type: 7 as const, ip: '127.0.0.1' }]
  const { cert, private: key } = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    keyType: 'ec',
    extensions: [{ name: 'subjectAltName', altNames }],
  })
  return { cert, key }
}

describe('the test goes where a phone would go', () => {
  test('through a proxy written as Route headers have it', async () => {
    const registrar = await serve('udp')
    const result = await probe({ outboundProxy: `<sip:127.0.0.1:${registrar.port};lr>` })
    expect(result.outcome).toBe('unregistered')
    expect(registrar.seen[0]?.header('Route')).toBe(`<sip:127.0.0.1:${registrar.port};transport=udp;lr>`)
  })

  test.each(['sips:127.0.0.1:PORT', '<sip:127.0.0.1:PORT;transport=tls;lr>'])(
    'over TLS to a proxy written %s, and nothing crosses the network in clear',
    async (written) => {
      const tls = await loopbackCertificate()
      const registrar = await serve('tls', tls)
      const result = await probe({ outboundProxy: written.replace('PORT', `${registrar.port}`) }, { ca: tls.cert })
      expect(result.outcome).toBe('unregistered')
      expect(registrar.seen[0]?.header('Via')).toContain('SIP/2.0/TLS')
    },
  )

  test('by SRV where nobody names a port, and the Route header names none either', async () => {
    const registrar = await serve('udp')
    const asked: string[] = []
    const resolver: Resolver = {
      async srv(name) {
        asked.push(name)
        return [{ name: 'one.example.test', port: registrar.port, priority: 1, weight: 1 }]
      },
      addresses: async (host) => (host === 'one.example.test' ? [{ address: '127.0.0.1', family: 4 }] : []),
    }
    expect((await probe({ port: null }, { resolver })).outcome).toBe('unregistered')
    expect((await probe({ outboundProxy: 'edge.example.test' }, { resolver })).outcome).toBe('unregistered')
    expect(asked).toEqual(['_sip._udp.pbx.example.test', '_sip._udp.edge.example.test'])
    expect(registrar.seen.at(-1)?.header('Route')).toBe('<sip:edge.example.test;transport=udp;lr>')
  })

  test('by the SRV records of TLS where only the proxy’s address asks for it', async () => {
    const asked: string[] = []
    const resolver: Resolver = {
      async srv(name) {
        asked.push(name)
        return []
      },
      addresses: async () => [],
    }
    expect((await probe({ outboundProxy: 'sips:edge.example.test' }, { resolver })).outcome).toBe('dns')
    expect(asked).toEqual(['_sips._tcp.edge.example.test'])
  })
})

test.each([
  ['sip.domain', { domain: 'sips:127.0.0.1' }],
  ['sip.outboundProxy', { transport: 'tls', outboundProxy: 'sip:127.0.0.1:PORT;transport=udp' }],
  ['sip.outboundProxy', { outboundProxy: 'sip:127.0.0.1:PORT;maddr=127.0.0.2' }],
] as const)('a contradiction is refused at the %s, and nothing is sent: %j', async (field, changes) => {
  const registrar = await serve('udp')
  const { outboundProxy = null } = { outboundProxy: null, ...changes }
  const result = await probe({
    ...changes,
    port: null,
    outboundProxy: outboundProxy?.replace('PORT', `${registrar.port}`) ?? null,
  })
  expect(result).toMatchObject({ outcome: 'invalid-settings', field })
  expect(registrar.seen).toEqual([])
})
