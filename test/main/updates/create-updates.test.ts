import { afterEach, expect, it, vi } from 'vitest'
import { canInstall } from '../../../src/main/updates/create-updates.ts'
import type { BuildFacts } from '../../../src/shared/build-facts.ts'

afterEach(() => vi.unstubAllEnvs())

const build = (part: { signed?: boolean; by?: 'itself' | 'administrator' | null }): BuildFacts => ({
  ...{ id: 'calls', appId: 'com.example.calls', protocol: 'calls', brand: null, signed: part.signed ?? true },
  updates:
    part.by === null
      ? null
      : { by: part.by ?? 'itself', feed: 'https://a.example/', channel: 'latest', page: 'https://a.example', keys: [] },
})

it.each(['win32', 'darwin'] as const)('An app for %s replaces itself only if it is signed', (system) => {
  expect(canInstall(build({ signed: true }), system)).toBe(true)
  expect(canInstall(build({ signed: false }), system)).toBe(false)
})

it('An app for Linux replaces itself only where it is one file of the person’s own', () => {
  vi.stubEnv('APPIMAGE', '/home/ann/Calls.AppImage')
  expect(canInstall(build({}), 'linux')).toBe(true)
  for (const place of ['', 'Calls.AppImage']) {
    vi.stubEnv('APPIMAGE', place)
    expect(canInstall(build({}), 'linux'), place).toBe(false)
  }
})

it.each(['win32', 'darwin', 'linux'] as const)('No app for %s replaces what an administrator installed', (system) => {
  vi.stubEnv('APPIMAGE', '/home/ann/Calls.AppImage')
  expect(canInstall(build({ by: 'administrator' }), system)).toBe(false)
  expect(canInstall(build({ by: null }), system)).toBe(false)
})
