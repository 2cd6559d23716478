import type { NaptrRecord, SrvRecord } from 'node:dns'
import { describe, expect, test } from 'vitest'
import { locate, type Resolver } from '../../../../src/main/phones/sip/locate.ts'

/** A zone: SRV records by name, addresses by host. Everything else does not exist. */
function zone(srv: Record<string, SrvRecord[]>, hosts: Record<string, string>): Resolver & { asked: string[] } {
  const asked: string[] = []
  const answer = <Value>(name: string, value: Value | undefined) => {
    asked.push(name)
    return value === undefined ? Promise.reject(new Error('ENOTFOUND')) : Promise.resolve(value)
  }
  return {
    asked,
    srv: (name) => answer(name, srv[name]),
    addresses: (host) => answer(host, hosts[host] === undefined ? undefined : [{ address: hosts[host], family: 4 }]),
  }
}

const record = (name: string, port: number, priority: number): SrvRecord => ({ name, port, priority, weight: 1 })

test('a numeric address needs no lookup', async () => {
  const dns = zone({}, {})
  expect(await locate({ host: '[::1]', port: 5070 }, 'udp', dns)).toEqual([
    { address: '::1', port: 5070, transport: 'udp' },
  ])
  expect(dns.asked).toEqual([])
})

test('without a port the transport’s SRV records are asked for, lowest priority first', async () => {
  const dns = zone(
    { '_sips._tcp.example.test': [record('b.test', 5071, 20), record('a.test', 5070, 10)] },
    { 'a.test': '192.0.2.1', 'b.test': '192.0.2.2', 'example.test': '192.0.2.9' },
  )
  expect(await locate({ host: 'example.test', port: null }, 'tls', dns)).toEqual([
    { address: '192.0.2.1', port: 5070, transport: 'tls' },
    { address: '192.0.2.2', port: 5071, transport: 'tls' },
  ])
})

test('without SRV records the name’s own address and the standard port are used', async () => {
  const dns = zone({}, { 'example.test': '192.0.2.9' })
  expect(await locate({ host: 'example.test', port: null }, 'tls', dns)).toEqual([
    { address: '192.0.2.9', port: 5061, transport: 'tls' },
  ])
})

test('a port of one’s own skips SRV', async () => {
  const dns = zone({ '_sip._udp.example.test': [record('a.test', 5070, 1)] }, { 'example.test': '192.0.2.9' })
  await locate({ host: 'example.test', port: 5080 }, 'udp', dns)
  expect(dns.asked).toEqual(['example.test'])
})

test('a domain that has only SRV records is found although the portal filled in the standard port', async () => {
  const dns = zone({ '_sip._udp.example.test': [record('a.test', 5070, 1)] }, { 'a.test': '192.0.2.1' })
  expect(await locate({ host: 'example.test', port: 5060 }, 'udp', dns)).toEqual([
    { address: '192.0.2.1', port: 5070, transport: 'udp' },
  ])
})

test('the standard port, which portals fill in, leads to the SRV records first and to the name’s own address last', async () => {
  const dns = zone(
    { '_sip._udp.example.test': [record('a.test', 5070, 1)] },
    { 'example.test': '192.0.2.9', 'a.test': '192.0.2.1' },
  )
  expect(await locate({ host: 'example.test', port: 5060 }, 'udp', dns)).toEqual([
    { address: '192.0.2.1', port: 5070, transport: 'udp' },
    { address: '192.0.2.9', port: 5060, transport: 'udp' },
  ])
})

test('without a port SRV records alone count where there are any, also those that lead nowhere', async () => {
  const dns = zone({ '_sip._udp.example.test': [record('.', 0, 1)] }, { 'example.test': '192.0.2.9' })
  await expect(locate({ host: 'example.test', port: null }, 'udp', dns)).rejects.toMatchObject({
    outcome: { outcome: 'dns', host: 'example.test' },
  })
})

describe('NAPTR records', () => {
  const hosts = { 'a.test': '192.0.2.1', 'b.test': '192.0.2.2', 'c.test': '192.0.2.3' }
  const srv = {
    '_a.test': [record('a.test', 5070, 1)],
    '_b.test': [record('b.test', 5071, 1)],
    '_sip._udp.example.test': [record('c.test', 5072, 1)],
  }
  const naptr = (service: string, replacement: string, order: number, preference = 1): NaptrRecord => ({
    flags: 's',
    service,
    regexp: '',
    replacement,
    order,
    preference,
  })
  const found = async (transport: 'udp' | 'tcp' | 'tls' | null, records: NaptrRecord[], port: number | null = null) => {
    const targets = await locate({ host: 'example.test', port }, transport, {
      ...zone(srv, hosts),
      naptr: async () => records,
    })
    return targets.map((target) => `${target.transport} ${target.port}`)
  }

  test('choose transport and SRV records where nobody named a transport, lowest order and preference first', async () => {
    const records = [naptr('SIPS+D2T', '_b.test', 2), naptr('SIP+D2T', '_a.test', 2, 0), naptr('H323', '_c.test', 1)]
    expect(await found(null, records)).toEqual(['tcp 5070', 'tls 5071'])
  })

  test('do not change the transport that the account names', async () => {
    expect(await found('udp', [naptr('SIP+D2T', '_a.test', 1), naptr('sip+d2u', '_b.test', 2)])).toEqual(['udp 5071'])
    expect(await found('udp', [naptr('SIPS+D2T', '_a.test', 1)])).toEqual(['udp 5072'])
  })

  test('that need a rewriting rule, or lead to no SRV record, leave the transport’s own SRV records', async () => {
    expect(await found('udp', [{ ...naptr('SIP+D2U', '_a.test', 1), flags: 'u' }])).toEqual(['udp 5072'])
    expect(await found('udp', [naptr('SIP+D2U', '_none.test', 1)])).toEqual(['udp 5072'])
  })

  test('are not asked for where a port of its own is given', async () => {
    await expect(found('udp', [naptr('SIP+D2U', '_a.test', 1)], 5080)).rejects.toMatchObject({
      outcome: { outcome: 'dns' },
    })
  })
})

test('without a transport and without NAPTR the SRV records of each are asked for, UDP’s first', async () => {
  const dns = zone(
    { '_sip._tcp.example.test': [record('a.test', 5070, 1)], '_sips._tcp.example.test': [record('b.test', 5071, 1)] },
    { 'a.test': '192.0.2.1', 'b.test': '192.0.2.2' },
  )
  const targets = await locate({ host: 'example.test', port: null }, null, dns)
  expect(targets.map(({ transport }) => transport)).toEqual(['tcp', 'tls'])
})

test('an SRV record with port 0, to which nothing can be sent, is passed over', async () => {
  const dns = zone({ '_sip._udp.example.test': [record('a.test', 0, 1)] }, { 'a.test': '192.0.2.1' })
  await expect(locate({ host: 'example.test', port: null }, 'udp', dns)).rejects.toMatchObject({
    outcome: { outcome: 'dns', host: 'example.test' },
  })
})

test('an unknown name, or one whose service is declared absent, is a DNS problem', async () => {
  const dns = zone({ '_sip._udp.example.test': [record('', 0, 0)] }, {})
  await expect(locate({ host: 'example.test', port: null }, 'udp', dns)).rejects.toMatchObject({
    outcome: { outcome: 'dns', host: 'example.test' },
  })
})
