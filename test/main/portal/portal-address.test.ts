import { describe, expect, it } from 'vitest'
import { parsePortalAddress } from '../../../src/main/portal/portal-address.ts'

describe('the address of a portal', () => {
  it.each([
    ['portal.example.com', 'https://portal.example.com'],
    ['  Portal.Example.com  ', 'https://portal.example.com'],
    ['https://portal.example.com/login?next=1#top', 'https://portal.example.com'],
    ['portal.example.com:8443/login', 'https://portal.example.com:8443'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://localhost:8080/', 'http://localhost:8080'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
  ])('%j is read as %s', (typed, origin) => {
    expect(parsePortalAddress(typed).origin).toBe(origin)
  })

  it.each(['http://portal.example.com', 'http://127.0.0.1.example.com', 'https://ada:secret@portal.example.com'])(
    '%j is refused as not safe',
    (typed) => {
      expect(() => parsePortalAddress(typed)).toThrow('insecure-address')
    },
  )

  it.each(['', '   ', 'ftp://portal.example.com', 'file:///etc/passwd', 'javascript:alert(1)', 'https://', 'a b c'])(
    '%j is no address',
    (typed) => {
      expect(() => parsePortalAddress(typed)).toThrow('invalid-address')
    },
  )
})
