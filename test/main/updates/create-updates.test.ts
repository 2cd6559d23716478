import { expect, it } from 'vitest'
import { canInstall } from '../../../src/main/updates/create-updates.ts'
import type { BuildFacts } from '../../../src/shared/build-facts.ts'

const build = (part: { signed?: boolean; by?: 'itself' | 'administrator' | null }): BuildFacts => ({
  ...{ id: 'calls', appId: 'com.example.calls', protocol: 'calls', brand: null, signed: part.signed ?? true },
  updates:
    part.by === null
      ? null
      : { by: part.by ?? 'itself', feed: 'https://a.example/', channel: 'latest', page: 'https://a.example', keys: [] },
})

const installed = (
  of: BuildFacts,
  system: NodeJS.Platform,
  { program = '/opt/calls', appImage = null as string | null } = {},
) => canInstall({ build: of, system, program, appImage })

it.each(['win32', 'darwin'] as const)('An app for %s replaces itself only if it is signed', (system) => {
  expect(installed(build({ signed: true }), system)).toBe(true)
  expect(installed(build({ signed: false }), system)).toBe(false)
})

it.each([
  ['/Volumes/Calls 1.0/Calls.app/Contents/MacOS/Calls', false],
  ['/private/var/folders/x/T/AppTranslocation/6F3A/d/Calls.app/Contents/MacOS/Calls', false],
  ['/Applications/Calls.app/Contents/MacOS/Calls', true],
  ['/Users/ann/Applications/Calls.app/Contents/MacOS/Calls', true],
])('An app for macOS at %s can be replaced: %s', (program, can) => {
  expect(installed(build({}), 'darwin', { program })).toBe(can)
})

it('An app for Linux replaces itself only where it is one file of the person’s own', () => {
  expect(installed(build({}), 'linux', { appImage: '/home/ann/Calls.AppImage' })).toBe(true)
  expect(installed(build({}), 'linux')).toBe(false)
})

it.each(['win32', 'darwin', 'linux'] as const)('No app for %s replaces what an administrator installed', (system) => {
  const appImage = '/home/ann/Calls.AppImage'
  expect(installed(build({ by: 'administrator' }), system, { appImage })).toBe(false)
  expect(installed(build({ by: null }), system, { appImage })).toBe(false)
})
