import { describe, expect, it } from 'vitest'
import { brandSchema, portalProfileSchema, supportContactSchema } from '../../../src/shared/connections/portal.ts'

const profile = { id: 'portal.example', kind: 'call-record', name: 'Portal', url: 'https://portal.example' }

describe('a hostile provider profile', () => {
  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'file://server/share/run.exe',
    'smb://server/share',
    'ms-msdt:/id',
    'data:text/html,x',
    'http://help.example',
    'JaVaScRiPt:alert(1)//https://',
    `https://help.example/${'x'.repeat(1_000_000)}`,
  ])('leads nobody to %.40s', (website) => {
    expect(supportContactSchema.safeParse({ website }).success).toBe(false)
  })

  it.each([
    'x',
    'a@b',
    'help@provider.example?attach=/etc/passwd',
    'help@provider.example,all@company.example',
    '"<x>"@y.example',
  ])('has nobody write to %s', (email) => {
    expect(supportContactSchema.safeParse({ email }).success).toBe(false)
  })

  it.each([
    'red',
    '#fff',
    '#12345678',
    'url(https://x)',
    '#123456;background:url(x)',
    '#123456}body{display:none}',
    'var(--x)',
  ])('paints nothing with %s', (accent) => {
    expect(brandSchema.safeParse({ accent }).success).toBe(false)
  })

  it.each(['../other', 'a/b', 'A', '', '.x', 'x'.repeat(100), 'a\u0000b'])('has no id %j that names a file', (id) => {
    expect(portalProfileSchema.safeParse({ ...profile, id }).success).toBe(false)
  })

  it.each(['', ' ', 'x'.repeat(1_000_000), '\u202E\u0000'])('has no name that is empty, or endless: %.20j', (name) => {
    expect(portalProfileSchema.safeParse({ ...profile, name }).success).toBe(false)
  })
})
