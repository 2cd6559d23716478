import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from '../../../src/main/security/csp.ts'

const directives = new Map(
  contentSecurityPolicy.split('; ').map((directive) => {
    const [name = '', ...sources] = directive.split(' ')
    return [name, sources.join(' ')]
  }),
)

describe('the content security policy', () => {
  it('starts from nothing', () => {
    expect(directives.get('default-src')).toBe("'none'")
  })

  it.each(['connect-src', 'form-action', 'frame-ancestors', 'base-uri', 'trusted-types'])('allows no %s', (name) => {
    expect(directives.get(name)).toBe("'none'")
  })

  it.each(['script-src', 'style-src', 'font-src', 'media-src'])('takes %s from the app alone', (name) => {
    expect(directives.get(name)).toBe("'self'")
  })

  it('has no inline or evaluated code, no wildcard and no network source', () => {
    expect(contentSecurityPolicy).not.toMatch(/unsafe|\*|https?:|ws:|blob:|nonce|eval/)
  })
})
