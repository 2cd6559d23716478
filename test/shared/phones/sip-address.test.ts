import { describe, expect, test } from 'vitest'
import { parseHostPort } from '../../../src/shared/network/host-port.ts'
import { parseSipAddress, sipRouteOf } from '../../../src/shared/phones/sip-address.ts'

test.each([
  ['pbx.example.test', 'pbx.example.test', null],
  ['pbx.example.test:5080', 'pbx.example.test', 5080],
  ['192.0.2.1', '192.0.2.1', null],
  ['[2001:db8::1]:5060', '[2001:db8::1]', 5060],
])('%s is understood as a server', (text, host, port) => expect(parseHostPort(text)).toEqual({ host, port }))

test.each(['', 'two words', 'user@host', 'host:0', 'host:70000', 'host\r\nX: y', '-host', 'http://host', 'sip:host'])(
  '%j is not taken for a server',
  (text) => expect(parseHostPort(text)).toBeNull(),
)

describe('an address is taken whole', () => {
  test.each([
    ['edge.example.test', 'edge.example.test', null, null],
    [' edge.example.test:5080 ', 'edge.example.test', 5080, null],
    ['sip:edge.example.test:5080;lr', 'edge.example.test', 5080, null],
    ['<sip:edge.example.test:5080;lr>', 'edge.example.test', 5080, null],
    ['<sip:edge.example.test:5061;transport=udp>', 'edge.example.test', 5061, 'udp'],
    ['<sip:edge.example.test:5061;lr;transport=TCP>', 'edge.example.test', 5061, 'tcp'],
    ['"The edge" <sip:edge.example.test;lr>', 'edge.example.test', null, null],
    ['<edge.example.test;lr=on>', 'edge.example.test', null, null],
    ['edge.example.test;transport=tls', 'edge.example.test', null, 'tls'],
    ['sips:edge.example.test', 'edge.example.test', null, 'tls'],
    ['SIPS:edge.example.test:5062;transport=tcp', 'edge.example.test', 5062, 'tls'],
    ['sip:[2001:db8::1]:5080;lr', '[2001:db8::1]', 5080, null],
  ])('%s', (text, host, port, transport) => expect(parseSipAddress(text)).toEqual({ host, port, transport }))
})

test.each([
  ['', 'missing'],
  ['  ', 'missing'],
  ['sip:user@edge.example.test', 'malformed'],
  ['<sip:edge.example.test', 'malformed'],
  ['<sip:edge.example.test>;transport=tls', 'malformed'],
  ['<sip:one.example.test>, <sip:two.example.test>', 'malformed'],
  ['sip:edge.example.test;', 'malformed'],
  ['sip:edge.example.test;transport=udp;transport=tls', 'malformed'],
  ['sip:edge.example.test?Subject=x', 'malformed'],
  ['https://edge.example.test', 'malformed'],
  ['sip:edge.example.test;maddr=192.0.2.7', 'parameter'],
  ['sip:edge.example.test;transport=ws', 'parameter'],
  ['sip:edge.example.test;transport', 'parameter'],
  ['sips:edge.example.test;transport=udp', 'contradiction'],
] as const)('%j is refused as %s, and no part of it is dropped in silence', (text, fault) =>
  expect(parseSipAddress(text)).toBe(fault),
)

describe('the way to the registrar', () => {
  const settings = { domain: 'pbx.example.test', port: null, transport: 'udp', outboundProxy: null } as const

  test('has the port and the transport of the account', () => {
    expect(sipRouteOf({ ...settings, port: 5070, transport: 'tcp' })).toEqual({
      domain: 'pbx.example.test',
      registrar: { host: 'pbx.example.test', port: 5070 },
      proxy: null,
      transport: 'tcp',
    })
  })

  test('has the port that stands in the domain where the account names none', () => {
    expect(sipRouteOf({ ...settings, domain: 'sip:pbx.example.test:5070' })).toMatchObject({
      domain: 'pbx.example.test',
      registrar: { host: 'pbx.example.test', port: 5070 },
    })
  })

  test('has no port where nobody names one', () => {
    expect(sipRouteOf({ ...settings, outboundProxy: 'edge.example.test' })).toMatchObject({
      registrar: { host: 'pbx.example.test', port: null },
      proxy: { host: 'edge.example.test', port: null },
    })
  })

  test.each(['sips:edge.example.test', 'sip:edge.example.test;transport=tls'])(
    'is TLS to the proxy %s, whatever the account says',
    (outboundProxy) => expect(sipRouteOf({ ...settings, outboundProxy })).toMatchObject({ transport: 'tls' }),
  )

  test.each([
    ['sip.domain', { domain: 'sips:pbx.example.test' }],
    ['sip.domain', { domain: 'pbx.example.test;transport=tcp' }],
    ['sip.domain', { domain: 'pbx.example.test;transport=udp', transport: 'tls' }],
    ['sip.domain', { domain: 'pbx.example.test:5070', port: 5060 }],
    ['sip.outboundProxy', { outboundProxy: 'edge.example.test;transport=udp', transport: 'tls' }],
    ['sip.outboundProxy', { outboundProxy: 'edge.example.test;transport=tcp', transport: 'tls' }],
  ] as const)('is refused at the %s where %j contradicts the account', (field, change) =>
    expect(sipRouteOf({ ...settings, ...change })).toEqual({ field, fault: 'contradiction' }),
  )
})
