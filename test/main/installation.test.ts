import { describe, expect, it } from 'vitest'
import { keychainServiceName, platformName } from '../../src/main/installation.ts'

const service = (userData: string, isPackaged: boolean) =>
  keychainServiceName({
    isPackaged,
    getName: () => 'Call Record Portal',
    getPath: (name) => (name === 'userData' ? userData : '/home/a/.config'),
  })

describe('the keychain items of an installation', () => {
  it('have the product name for a release on its own data folder, so that updates find them', () => {
    expect(service('/home/a/.config/Call Record Portal', true)).toBe('Call Record Portal')
  })

  it('are shared neither with development nor with other data folders', () => {
    const names = [
      service('/home/a/.config/Call Record Portal', true),
      service('/home/a/.config/Call Record Portal', false),
      service('/tmp/other', true),
      service('/tmp/other', false),
      service('/tmp/third', false),
    ]
    expect(new Set(names).size).toBe(names.length)
  })

  it('are found again at the next start', () => {
    expect(service('/tmp/other', false)).toBe(service('/tmp/other', false))
  })
})

it.each([
  ['win32', 'windows'],
  ['darwin', 'macos'],
  ['linux', 'linux'],
  ['freebsd', 'linux'],
] as const)('calls %s %s', (platform, name) => {
  expect(platformName(platform)).toBe(name)
})
