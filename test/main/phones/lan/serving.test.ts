import { expect, test } from 'vitest'
import { lanAddresses } from '../../../../src/main/phones/lan/addresses.ts'
import { RequestLimit } from '../../../../src/main/phones/lan/serving.ts'

test('an address that asks too often is held off until the next minute, others are not', () => {
  let now = 1_000_000
  const limit = new RequestLimit(3, () => now)
  expect([1, 2, 3, 4].map(() => limit.allows('192.0.2.1'))).toEqual([true, true, true, false])
  expect(limit.allows('192.0.2.2')).toBe(true)
  now += 60_000
  expect(limit.allows('192.0.2.1')).toBe(true)
})

test('a crowd of addresses cannot fill the memory', () => {
  const limit = new RequestLimit(3, () => 1_000_000)
  const allowed = Array.from({ length: 1000 }, (_, index) => limit.allows(`host ${index}`)).filter(Boolean)
  expect(allowed).toHaveLength(256)
})

test('only addresses that a phone could reach are offered, those without a network last', () => {
  const common = { netmask: '', mac: '', cidr: null }
  const ipv4 = (address: string, internal = false) => ({ ...common, address, internal, family: 'IPv4' as const })
  const ipv6 = { ...common, address: 'fe80::1', internal: false, family: 'IPv6' as const, scopeid: 2 }
  const offered = lanAddresses({
    lo: [ipv4('127.0.0.1', true)],
    ghost: [ipv4('169.254.3.4')],
    eth0: [ipv4('192.168.1.5'), ipv6],
  })
  expect(offered).toEqual([
    { card: 'eth0', address: '192.168.1.5' },
    { card: 'ghost', address: '169.254.3.4' },
  ])
})
