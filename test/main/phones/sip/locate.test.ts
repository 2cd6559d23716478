import type { SrvRecord } from 'node:dns'
import { expect, test } from 'vitest'
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

test('a numeric address asks nobody', async () => {
  const dns = zone({}, {})
  expect(await locate({ host: '[::1]', port: 5070 }, 'udp', dns)).toEqual([{ address: '::1', port: 5070 }])
  expect(dns.asked).toEqual([])
})

test('without a port the transport’s SRV records are asked for, lowest priority first', async () => {
  const dns = zone(
    { '_sips._tcp.example.test': [record('b.test', 5071, 20), record('a.test', 5070, 10)] },
    { 'a.test': '192.0.2.1', 'b.test': '192.0.2.2', 'example.test': '192.0.2.9' },
  )
  expect(await locate({ host: 'example.test', port: null }, 'tls', dns)).toEqual([
    { address: '192.0.2.1', port: 5070 },
    { address: '192.0.2.2', port: 5071 },
  ])
})

test('without SRV records the name’s own address and the standard port are used', async () => {
  const dns = zone({}, { 'example.test': '192.0.2.9' })
  expect(await locate({ host: 'example.test', port: null }, 'tls', dns)).toEqual([{ address: '192.0.2.9', port: 5061 }])
})

test('a port of one’s own skips SRV', async () => {
  const dns = zone({ '_sip._udp.example.test': [record('a.test', 5070, 1)] }, { 'example.test': '192.0.2.9' })
  await locate({ host: 'example.test', port: 5080 }, 'udp', dns)
  expect(dns.asked).toEqual(['example.test'])
})

test('a domain that has only SRV records is found although the portal filled in the standard port', async () => {
  const dns = zone({ '_sip._udp.example.test': [record('a.test', 5070, 1)] }, { 'a.test': '192.0.2.1' })
  expect(await locate({ host: 'example.test', port: 5060 }, 'udp', dns)).toEqual([{ address: '192.0.2.1', port: 5070 }])
})

test('an SRV record with port 0, to which nothing can be sent, is passed over', async () => {
  const dns = zone({ '_sip._udp.example.test': [record('a.test', 0, 1)] }, { 'a.test': '192.0.2.1' })
  await expect(locate({ host: 'example.test', port: null }, 'udp', dns)).rejects.toMatchObject({
    outcome: { outcome: 'dns', host: 'example.test' },
  })
})

test('a name that nobody knows, or whose service is declared absent, ends as a DNS problem', async () => {
  const dns = zone({ '_sip._udp.example.test': [record('', 0, 0)] }, {})
  await expect(locate({ host: 'example.test', port: null }, 'udp', dns)).rejects.toMatchObject({
    outcome: { outcome: 'dns', host: 'example.test' },
  })
})
