import { describe, expect, test } from 'vitest'
import { createProxyRoutes, proxyRoutesIn, proxyRouteUnder } from '../../../src/main/network/proxy-routes.ts'

describe("the system's answer", () => {
  test.each([
    ['DIRECT', [null]],
    ['', [null]],
    ['PROXY proxy.office:8080', ['http://proxy.office:8080']],
    ['HTTPS proxy.office:443', ['https://proxy.office']],
    ['PROXY one:1; PROXY two:2; PROXY one:1; DIRECT', ['http://one:1', 'http://two:2', null]],
    ['SOCKS5 socks:1080; PROXY two:2', ['http://two:2']],
    ['SOCKS socks:1080', [null]],
    ['PROXY [::1]:3128', ['http://[::1]:3128']],
    ['DIRECT; PROXY two:2', [null, 'http://two:2']],
    ['PROXY ann:secret@one:1', ['http://one:1']],
    ['PROXY', [null]],
    ['nonsense', [null]],
  ])('%j leads to %j', (answer, proxyRoutes) => {
    expect(proxyRoutesIn(answer)).toEqual(proxyRoutes)
  })

  test('that never comes right leads straight to the portal', async () => {
    const proxyRoutesTo = createProxyRoutes(
      () => ({}),
      () => Promise.reject(new Error('no network service')),
    )
    expect(await proxyRoutesTo('https://portal.example')).toEqual({ proxyRoutes: [null], decidedBy: 'system' })
  })
})

describe("policy's proxy", () => {
  const proxy = 'http://proxy.office:8080'

  test("stands in the system's place, whichever way that names", async () => {
    const proxyRoutesTo = createProxyRoutes(
      () => ({ ProxyUrl: 'HTTP://Proxy.Office:8080/' }),
      async () => 'PROXY other:1; DIRECT',
    )
    expect(await proxyRoutesTo('https://portal.example')).toEqual({ proxyRoutes: [proxy], decidedBy: 'policy' })
  })

  test.each([
    ['portal.example', 'https://portal.example', true],
    ['PORTAL.example', 'https://portal.example:8443', true],
    ['portal.example', 'https://portal.example.', true],
    ['portal.example', 'https://evil-portal.example', false],
    ['portal.example', 'https://portal.example.evil.example', false],
    ['*.office.example', 'https://portal.office.example', true],
    ['*.office.example', 'https://a.b.office.example', true],
    ['*.office.example', 'https://office.example', false],
    ['*.office.example', 'https://evil-office.example', false],
    ['<local>', 'https://portal', true],
    ['<local>', 'https://portal.example', false],
    ['<local>', 'https://[fd00::1]', false],
    ['[fd00::1]', 'https://[fd00:0::1]:8443', true],
    ['10.0.0.1', 'https://10.0.0.1', true],
    ['10.0.0.1', 'https://10.0.0.10', false],
  ])('with the exception %s: %s goes past it: %s', (rule, origin, past) => {
    expect(proxyRouteUnder({ ProxyUrl: proxy, ProxyBypass: [rule] }, origin)).toBe(past ? null : proxy)
  })

  test('that is the word direct leaves none', () => {
    expect(proxyRouteUnder({ ProxyUrl: 'direct' }, 'https://portal.example')).toBeNull()
  })

  test('alone gives exceptions a meaning', () => {
    expect(proxyRouteUnder({ ProxyBypass: ['portal.example'] }, 'https://portal.example')).toBeUndefined()
  })
})
