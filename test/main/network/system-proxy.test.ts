import { describe, expect, test } from 'vitest'
import { createSystemProxy, proxyIn } from '../../../src/main/network/system-proxy.ts'

describe("the system's answer", () => {
  test.each([
    ['DIRECT', null],
    ['', null],
    ['PROXY proxy.office:8080', 'http://proxy.office:8080'],
    ['HTTPS proxy.office:443', 'https://proxy.office'],
    ['PROXY one:1; PROXY two:2; DIRECT', 'http://one:1'],
    ['SOCKS5 socks:1080; PROXY two:2', 'http://two:2'],
    ['SOCKS socks:1080', null],
    ['PROXY [::1]:3128', 'http://[::1]:3128'],
    ['DIRECT; PROXY two:2', null],
    ['PROXY', null],
    ['nonsense', null],
  ])('%j leads to %s', (answer, proxy) => {
    expect(proxyIn(answer)).toBe(proxy)
  })

  test('that never comes right leads straight to the portal', async () => {
    const proxyFor = createSystemProxy(() => Promise.reject(new Error('no network service')))
    expect(await proxyFor('https://portal.example')).toBeNull()
  })
})
