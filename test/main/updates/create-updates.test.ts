import { describe, expect, it } from 'vitest'
import { canInstall, isOffered } from '../../../src/main/updates/create-updates.ts'
import type { BuildFacts } from '../../../src/shared/build-facts.ts'
import type { UpdateDescriptor } from '../../../src/shared/updates/update-feed.ts'

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

const offer = (version: string, rollout: number): UpdateDescriptor => ({
  ...{ appId: 'com.example.calls', channel: 'latest', platform: 'linux', version, rollout },
  releasedAt: '2026-01-01T00:00:00.000Z',
  files: [{ name: 'calls.AppImage', sha512: '', size: 1 }],
})
const computers = Array.from({ length: 2000 }, (_, number) => `computer ${number}`)
const reached = (version: string, rollout: number) =>
  computers.filter((id) => isOffered(offer(version, rollout), '1.0.0', id))

describe('A rollout', () => {
  it('reaches about as many computers as it says, and everybody or nobody at its ends', () => {
    expect(reached('1.1.0', 0)).toEqual([])
    expect(reached('1.1.0', 100)).toEqual(computers)
    expect(reached('1.1.0', 20).length / computers.length).toBeCloseTo(0.2, 1)
  })

  it('removes nobody when it grows', () => {
    const later = new Set(reached('1.1.0', 50))
    expect(reached('1.1.0', 20).every((id) => later.has(id))).toBe(true)
  })

  it('begins with others each time', () => {
    const before = new Set(reached('1.1.0', 10))
    expect(reached('1.2.0', 10).filter((id) => before.has(id)).length).toBeLessThan(60)
  })
})

it.each([
  ['1.2.0', '1.1.9', true],
  ['1.10.0', '1.9.0', true],
  ['2.0.0', '2.0.0-beta.4', true],
  ['2.0.0-beta.4', '2.0.0', false],
  ['1.1.0', '1.1.0', false],
  ['1.0.0', '1.1.0', false],
])('%s after %s is newer: %s', (version, running, expected) => {
  expect(isOffered(offer(version, 100), running, 'computer')).toBe(expected)
})
