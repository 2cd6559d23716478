import { describe, expect, test } from 'vitest'
import type { ExportOptions, PhoneAccount } from '../../../../src/main/phones/formats/phone-format.ts'
import { phoneFormats } from '../../../../src/main/phones/formats/phone-formats.ts'
import { type PhoneFormatId, phoneFormatIds } from '../../../../src/shared/phones/phone-models.ts'
import { account, madePassword } from './accounts.ts'
import { asText, lineValue, xmlTextAt } from './read-back.ts'

const ftp: PhoneAccount['ftp'] = {
  server: 'ftp.example.test',
  port: 21,
  security: 'ftp',
  username: 'PlcmSpIp',
  directory: '/phones',
  password: madePassword(),
}
const options: ExportOptions = { expires: 1800, ftp: false }
const proxied = account({ sip: { outboundProxy: 'sip:edge.example.test:5080;lr', transport: 'tls', port: 5061 } })

function written(id: PhoneFormatId, from: PhoneAccount, chosen = options): Record<string, string> {
  const result = phoneFormats[id].files(from, chosen)
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`)
  return Object.fromEntries(result.files.map((file) => [file.name, asText(file.content)]))
}

function only(id: PhoneFormatId, from: PhoneAccount, chosen = options): string {
  return Object.values(written(id, from, chosen)).at(-1) ?? ''
}

describe('the files are the ones the phone asks for', () => {
  test.each<[PhoneFormatId, string[]]>([
    ['polycom', ['0004f2abcdef.cfg', '0004f2abcdef-registration.cfg']],
    ['yealink', ['0004f2abcdef.cfg']],
    ['grandstream', ['cfg0004f2abcdef.xml']],
    ['cisco', ['0004f2abcdef.xml']],
    ['snom', ['0004F2ABCDEF.xml']],
    ['linphone', ['linphone.xml']],
    ['acrobits', ['account.xml']],
    ['zoiper', ['zoiper.xml']],
    ['microsip', ['microsip.ini']],
    ['baresip', ['accounts']],
  ])('%s', (id, names) => expect(Object.keys(written(id, account()))).toEqual(names))
})

describe('Polycom', () => {
  test('the master file points at a file that the phone does not write itself', () => {
    const files = written('polycom', account())
    const named = xmlTextAt(files['0004f2abcdef.cfg'] ?? '', 'APPLICATION', '@CONFIG_FILES')
    expect(files[named]).toBeDefined()
    expect(named).not.toMatch(/-(?:phone|web|boot|app|directory|license|calls)\./)
  })

  test('carries the FTP login beside the switches that make it count, not in a URL', () => {
    const file = only('polycom', account({ ftp: { ...ftp, security: 'ftps', port: 2121 } }), { ...options, ftp: true })
    const value = (name: string) => xmlTextAt(file, 'PHONE_CONFIG', 'ALL', `@${name}`)
    expect(value('device.set')).toBe('1')
    expect(value('device.prov.serverType')).toBe('FTPS')
    expect(value('device.prov.serverName')).toBe('ftp.example.test:2121/phones')
    expect(value('device.prov.user')).toBe(ftp.username)
    expect(value('device.prov.password')).toBe(ftp.password)
    for (const name of ['serverType', 'serverName', 'user', 'password']) {
      expect(value(`device.prov.${name}.set`)).toBe('1')
    }
  })

  test('leaves the phone’s own provisioning alone unless asked', () => {
    expect(only('polycom', account({ ftp }))).not.toContain('device.')
  })
})

test('a family that cannot fetch over FTPS refuses the login', () => {
  const result = phoneFormats.yealink.files(account({ ftp: { ...ftp, security: 'ftps' } }), { ...options, ftp: true })
  expect(result).toMatchObject({ ok: false, refusal: { field: 'ftp', reason: 'unsupported' } })
})

test('asking for an FTP login that the account lacks is refused', () => {
  expect(phoneFormats.polycom.files(account(), { ...options, ftp: true })).toMatchObject({
    ok: false,
    refusal: { field: 'ftp', reason: 'missing' },
  })
})

test('Yealink’s first line is the version line, and the FTP login has its own fields', () => {
  const file = only('yealink', account({ ftp }), { ...options, ftp: true })
  expect(file.split('\n')[0]).toBe('#!version:1.0.0.1')
  expect(lineValue(file, 'static.auto_provision.server.url', ' = ')).toBe('ftp://ftp.example.test/phones')
  expect(lineValue(file, 'static.auto_provision.server.password', ' = ')).toBe(ftp.password)
})

test('Yealink would clear a password that reads %NULL%, so it is refused', () => {
  expect(phoneFormats.yealink.files(account({ sip: { password: '%NULL%' } }), options)).toMatchObject({
    ok: false,
    refusal: { field: 'sip.password', reason: 'reserved' },
  })
})

test('Grandstream’s FTP password must be printable ASCII: the character is named', () => {
  const spaced = account({ ftp: { ...ftp, password: 'two words' } })
  expect(phoneFormats.grandstream.files(spaced, { ...options, ftp: true })).toMatchObject({
    refusal: { field: 'ftp.password', reason: 'character', character: 'U+0020' },
  })
})

describe('the server, the proxy and the transport reach the phone', () => {
  test('Polycom', () => {
    const value = (name: string) => xmlTextAt(only('polycom', proxied), 'PHONE_CONFIG', 'ALL', `@reg.1.${name}`)
    expect(value('server.1.address')).toBe('sip.example.test')
    expect(value('server.1.port')).toBe('5061')
    expect(value('server.1.transport')).toBe('TLS')
    expect(value('server.1.expires')).toBe('1800')
    expect(value('outboundProxy.address')).toBe('edge.example.test')
    expect(value('outboundProxy.port')).toBe('5080')
  })

  test.each<[PhoneFormatId, string, string, string]>([
    ['yealink', 'account.1.outbound_proxy.1.port', ' = ', '5080'],
    ['yealink', 'account.1.sip_server.1.transport_type', ' = ', '2'],
    ['yealink', 'voice_mail.number.1', ' = ', '*97'],
  ])('%s %s', (id, key, separator, value) => expect(lineValue(only(id, proxied), key, separator)).toBe(value))

  test.each<[PhoneFormatId, string[], string]>([
    ['grandstream', ['gs_provision', 'config', 'P47'], 'sip.example.test:5061'],
    ['grandstream', ['gs_provision', 'config', 'P48'], 'edge.example.test:5080'],
    ['grandstream', ['gs_provision', 'config', 'P130'], '2'],
    ['cisco', ['flat-profile', 'Proxy_1_'], 'sip.example.test:5061'],
    ['cisco', ['flat-profile', 'SIP_Transport_1_'], 'TLS'],
    ['snom', ['settings', 'phone-settings', 'user_outbound'], 'edge.example.test:5080;transport=tls'],
    ['acrobits', ['account', 'transport'], 'tls+sip:'],
    ['acrobits', ['account', 'proxy'], 'edge.example.test:5080'],
    ['zoiper', ['options', 'accounts', 'account', 'SIP_outbound_proxy'], 'edge.example.test:5080'],
  ])('%s %j', (id, path, value) => expect(xmlTextAt(only(id, proxied), ...path)).toBe(value))

  test('Snom without a proxy is sent to the registrar’s own port', () => {
    expect(xmlTextAt(only('snom', account()), 'settings', 'phone-settings', 'user_outbound')).toBe(
      'sip.example.test:5060;transport=udp',
    )
  })

  test.each(['sips:edge.example.test', '<sip:edge.example.test;transport=tls;lr>'])(
    'a proxy written %s is reached over TLS although the account says UDP',
    (outboundProxy) => {
      const secured = account({ sip: { outboundProxy } })
      const polycom = (name: string) => xmlTextAt(only('polycom', secured), 'PHONE_CONFIG', 'ALL', `@reg.1.${name}`)
      expect([polycom('server.1.transport'), polycom('outboundProxy.transport')]).toEqual(['TLS', 'TLS'])
      expect(lineValue(only('yealink', secured), 'account.1.sip_server.1.transport_type', ' = ')).toBe('2')
      expect(only('grandstream', secured)).toContain('<P130>2<')
      expect(only('cisco', secured)).toContain('<SIP_Transport_1_>TLS<')
      expect(only('snom', secured)).toContain('>edge.example.test;transport=tls<')
      expect(only('linphone', secured)).toContain('&lt;sip:edge.example.test;transport=tls;lr&gt;')
      expect(only('acrobits', secured)).toContain('<transport>tls+sip:<')
      expect(only('zoiper', secured)).toContain('<SIP_transport_type>tls<')
      expect(only('microsip', secured)).toContain('\r\ntransport=tls\r\n')
      expect(only('baresip', secured)).toContain('outbound="sip:edge.example.test;transport=tls"')
    },
  )

  test('MicroSIP and baresip', () => {
    expect(only('microsip', proxied)).toContain('\r\nproxy=edge.example.test:5080\r\n')
    expect(only('baresip', proxied)).toContain(';outbound="sip:edge.example.test:5080;transport=tls"')
  })
})

describe('without a port the phone looks the server up by SRV, which any port would switch off', () => {
  const unported = account({ sip: { port: null } })
  const through = account({ sip: { outboundProxy: 'edge.example.test' } })
  const xml = (id: PhoneFormatId, from: PhoneAccount, ...path: string[]) => xmlTextAt(only(id, from), ...path)

  test.each(phoneFormatIds)('%s is told no port', (id) => {
    expect(only(id, unported)).not.toMatch(/50\d\d/)
    expect(only(id, through)).not.toMatch(/edge\.example\.test:/)
  })

  test('Polycom is told none at all', () => {
    expect(only('polycom', unported)).not.toContain('reg.1.server.1.port')
    expect(only('polycom', through)).not.toContain('reg.1.outboundProxy.port')
    expect(xml('polycom', through, 'PHONE_CONFIG', 'ALL', '@reg.1.server.1.port')).toBe('5060')
  })

  test('Yealink is told 0 and to ask the DNS, but stays with TCP and TLS where the portal asks for them', () => {
    const value = (from: PhoneAccount, name: string) => lineValue(only('yealink', from), `account.1.${name}`, ' = ')
    expect(value(unported, 'sip_server.1.port')).toBe('0')
    expect(value(unported, 'sip_server.1.transport_type')).toBe('3')
    expect(value(through, 'outbound_proxy.1.port')).toBe('0')
    expect(value(through, 'sip_server.1.transport_type')).toBe('3')
    const kept = (['tcp', 'tls'] as const).map((transport) => account({ sip: { port: null, transport } }))
    expect(kept.map((from) => value(from, 'sip_server.1.transport_type'))).toEqual(['1', '2'])
  })

  test('Grandstream and Cisco are told to ask for SRV records, and not to where there is a port', () => {
    for (const from of [unported, through]) {
      expect(xml('grandstream', from, 'gs_provision', 'config', 'P103')).toBe('1')
      expect(xml('cisco', from, 'flat-profile', 'Use_DNS_SRV_1_')).toBe('Yes')
      expect(xml('cisco', from, 'flat-profile', 'DNS_SRV_Auto_Prefix_1_')).toBe('Yes')
    }
    expect(xml('grandstream', account(), 'gs_provision', 'config', 'P103')).toBe('0')
    expect(xml('cisco', account(), 'flat-profile', 'Use_DNS_SRV_1_')).toBe('No')
  })
})

test.each(phoneFormatIds)('%s: an FTP server that names another port than the portal is refused', (id) => {
  const [security] = phoneFormats[id].ftp
  if (security === undefined) return
  const contrary = account({ ftp: { ...ftp, security, server: 'ftp.example.test:2121' } })
  expect(phoneFormats[id].files(contrary, { ...options, ftp: true })).toMatchObject({
    refusal: { field: 'ftp.server', reason: 'contradiction' },
  })
})

test('MicroSIP’s file is UTF-16 with its mark, so that Windows reads it in no local code page', () => {
  const result = phoneFormats.microsip.files(account({ sip: { displayName: 'Łódź' } }), options)
  const content = result.ok ? result.files[0]?.content : undefined
  expect(Buffer.from(content ?? []).subarray(0, 2)).toEqual(Buffer.from([0xff, 0xfe]))
})

test('an account whose settings have no title still gets one in Acrobits', () => {
  const file = only('acrobits', account({ label: '', sip: { displayName: '' } }))
  expect(xmlTextAt(file, 'account', 'title')).toBe('2001')
})

test.each([
  ['baresip', 'a"b', 'U+0022'],
  ['baresip', '"acme"', 'U+0022'],
  ['baresip', 'a\\b', 'U+005C'],
  ['linphone', 'a"b', 'U+0022'],
  ['linphone', 'a\\b', 'U+005C'],
] as const)(
  '%s is not given the authorization ID %j, which it would send as broken text',
  (id, authorizationId, character) => {
    expect(phoneFormats[id].files(account({ sip: { authorizationId } }), options)).toMatchObject({
      ok: false,
      refusal: { field: 'sip.authorizationId', character },
    })
  },
)

test('baresip’s password may hold quotes, but not at both ends, where they would be taken off', () => {
  const refusal = (password: string) => {
    const result = phoneFormats.baresip.files(account({ sip: { password } }), options)
    return result.ok ? null : result.refusal
  }
  expect(['"quoted', 'quoted"', 'q"uoted', "'quoted'", '"'].map(refusal)).toEqual([null, null, null, null, null])
  for (const password of ['"quoted"', '""', '"a"b"']) {
    expect(refusal(password)).toEqual({ field: 'sip.password', reason: 'quoted', character: 'U+0022' })
  }
})

test.each([
  ['yealink', 'pass\nword', 'U+000A'],
  ['yealink', ' password', 'U+0020'],
  ['polycom', 'pass\u0000word', 'U+0000'],
  ['baresip', 'pass;word', 'U+003B'],
  ['microsip', '"password"', 'U+0022'],
  ['grandstream', 'pass\ud800word', 'U+D800'],
] as const)('%s names the character it cannot carry in %j', (id, password, character) => {
  expect(phoneFormats[id].files(account({ sip: { password } }), options)).toMatchObject({
    ok: false,
    refusal: { field: 'sip.password', character },
  })
})
