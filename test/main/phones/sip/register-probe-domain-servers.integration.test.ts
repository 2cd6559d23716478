import { describe, expect, test } from 'vitest'
import type { Resolver } from '../../../../src/main/phones/sip/locate.ts'
import { account, password, probe, quick, servedRegistrars } from './probe.ts'
import { registrarFor, startRegistrar, type TestRegistrar } from './registrar.ts'

const { serve } = servedRegistrars()

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
