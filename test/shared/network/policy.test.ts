import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { policySchema } from '../../../src/shared/policy/policy.ts'

const takes = (key: 'ProxyUrl' | 'CertificateAuthorityFile', value: unknown) =>
  policySchema.shape[key].safeParse(value).success
const takesAll = (key: 'ProxyBypass' | 'CertificatePins', value: unknown) =>
  policySchema.shape[key].safeParse(value).success

describe('policy’s proxy', () => {
  it.each(['direct', 'http://proxy.example:8080', 'https://proxy.example', 'http://[::1]:3128/', 'HTTP://PROXY:8080'])(
    'can be %s',
    (value) => expect(takes('ProxyUrl', value)).toBe(true),
  )

  it.each([
    '',
    'proxy.example:8080',
    'DIRECT',
    'http://',
    'http:proxy.example',
    'http:///proxy.example',
    'http://ann:secret@proxy.example:8080',
    'http://ann@proxy.example',
    'http://proxy.example:8080/path',
    'http://proxy.example/?x',
    'http://proxy.example#x',
    'http://proxy.example:99999',
    'http://proxy example',
    ' http://proxy.example',
    'http://proxy.example\n',
    'http://good.example\\@evil.example',
    'socks5://proxy.example:1080',
    'file:///etc/passwd',
    8080,
    ['http://proxy.example'],
  ])('cannot be %j', (value) => expect(takes('ProxyUrl', value)).toBe(false))

  it('cannot be endless', () => expect(takes('ProxyUrl', `http://${'a.'.repeat(200)}example`)).toBe(false))
})

describe('an exception to the proxy', () => {
  it.each([
    'portal.example',
    'Portal.Example',
    '*.example.com',
    '<local>',
    '10.0.0.1',
    '[fd00::1]',
    'my_host',
    'xn--bcher-kva.example',
  ])('can be %s', (rule) => expect(takesAll('ProxyBypass', [rule])).toBe(true))

  it.each([
    '',
    '*',
    '*.',
    '**.example.com',
    'a*.example.com',
    '.example.com',
    'portal.example.',
    'portal.example:443',
    'https://portal.example',
    'portal.example/path',
    'ann@portal.example',
    '10.0.0.0/8',
    '0x7f.1',
    '[fd00:0:0::1]',
    '*.[fd00::1]',
    '<-loopback>',
    '<LOCAL>',
    'bücher.example',
    'a b',
    7,
  ])('cannot be %j, and none of the list counts then', (rule) =>
    expect(takesAll('ProxyBypass', ['portal.example', rule])).toBe(false),
  )

  it('is one of at most 200', () => {
    expect(takesAll('ProxyBypass', Array(201).fill('portal.example'))).toBe(false)
    expect(takesAll('ProxyBypass', 'portal.example')).toBe(false)
  })
})

describe('the file of authorities', () => {
  it.each(['/etc/ssl/office.pem', 'C:\\Program Files\\Office\\ca.pem', 'c:/Program Files/ca.pem'])(
    'can be %s',
    (path) => expect(takes('CertificateAuthorityFile', path)).toBe(true),
  )

  it.each([
    '',
    '/',
    'office.pem',
    './office.pem',
    '~/office.pem',
    'C:office.pem',
    '\\\\server\\share\\ca.pem',
    '//server/ca.pem',
    '/etc/\0',
    '/a\nb',
    1,
  ])('cannot be %j', (path) => expect(takes('CertificateAuthorityFile', path)).toBe(false))

  it('cannot be endless', () => expect(takes('CertificateAuthorityFile', `/${'a'.repeat(1000)}`)).toBe(false))
})

describe('a pin', () => {
  const pin = createHash('sha256').update(crypto.randomUUID()).digest('base64')

  it('is the base64 of a SHA-256', () => {
    expect(takesAll('CertificatePins', [pin])).toBe(true)
  })

  it.each<[string, unknown]>([
    ['no list at all', pin],
    ['an empty list', []],
    ['an empty text', ['']],
    ['a shorter hash', [pin.slice(4)]],
    ['one without its end', [pin.slice(0, -1)]],
    ['one in another form', [`sha256/${pin}`]],
    ['one whose last letter holds more than a hash', [`${pin.slice(0, -2)}B=`]],
    ['one with a line break', [`${pin}\n`]],
    ['one that is none beside a good one', [pin, 'AAAA']],
    ['too many', Array(51).fill(pin)],
  ])('is not %s', (_, pins) => expect(takesAll('CertificatePins', pins)).toBe(false))
})
