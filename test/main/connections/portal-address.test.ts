import { describe, expect, it } from 'vitest'
import { parsePortalAddress } from '../../../src/main/connections/portal-address.ts'
import { Failure } from '../../../src/shared/errors.ts'

function refusalOf(typed: string): unknown {
  try {
    return parsePortalAddress(typed)
  } catch (failure) {
    return failure instanceof Failure ? failure.error : failure
  }
}

describe('the address of a portal', () => {
  it.each([
    ['portal.example.com', 'https://portal.example.com'],
    ['  Portal.Example.com  ', 'https://portal.example.com'],
    ['https://portal.example.com/login?next=1#top', 'https://portal.example.com'],
    ['portal.example.com:8443/login', 'https://portal.example.com:8443'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://localhost:8080/', 'http://localhost:8080'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
    ['<https://portal.example.com/login>', 'https://portal.example.com'],
    ['portal.example.com <https://portal.example.com/>', 'https://portal.example.com'],
    ['“portal.example.com”', 'https://portal.example.com'],
    ['Your portal: https://portal.example.com.', 'https://portal.example.com'],
    ['portal.example.com.', 'https://portal.example.com'],
    ['https:/portal.example.com', 'https://portal.example.com'],
    ['https//portal.example.com', 'https://portal.example.com'],
    ['https/portal.example.com', 'https://portal.example.com'],
    ['https:portal.example.com', 'https://portal.example.com'],
    ['https;//portal.example.com', 'https://portal.example.com'],
    ['https:\\\\portal.example.com', 'https://portal.example.com'],
    ['https: //portal.example.com', 'https://portal.example.com'],
    ['https://https://portal.example.com', 'https://portal.example.com'],
    ['https.example.com', 'https://https.example.com'],
    ['ｈｔｔｐｓ：／／portal。example。com', 'https://portal.example.com'],
    ['\u00a0portal.exam\u200bple.com\u200e', 'https://portal.example.com'],
    [
      'https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fportal.example.com%2Flogin&data=05&reserved=0',
      'https://portal.example.com',
    ],
  ])('%j is read as %s', (typed, origin) => {
    expect(parsePortalAddress(typed).origin).toBe(origin)
  })

  it.each([
    ['http://portal.example.com', 'http'],
    ['http:/portal.example.com', 'http'],
    ['https://http://portal.example.com', 'http'],
    ['http://127.0.0.1.example.com', 'http'],
    ['https://ada:secret@portal.example.com', 'credentials'],
    ['https://ada@portal.example.com', 'credentials'],
    ['ada:secret@portal.example.com', 'credentials'],
  ])('%j is refused as not safe, and why', (typed, reason) => {
    expect(refusalOf(typed)).toEqual({ code: 'insecure-address', reason })
  })

  it.each(['ann@example.com', 'mailto:ann@example.com', 'Ann Lee <ann@example.com>'])(
    '%j is told as an email address',
    (typed) => {
      expect(refusalOf(typed)).toEqual({ code: 'invalid-address', reason: 'email' })
    },
  )

  it.each([
    '',
    '   ',
    'ftp://portal.example.com',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://',
    'https',
    'a b c',
  ])('%j is no address', (typed) => {
    expect(() => parsePortalAddress(typed)).toThrow('invalid-address')
  })
})
