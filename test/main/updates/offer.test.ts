import { describe, expect, it } from 'vitest'
import { isOffered } from '../../../src/main/updates/offer.ts'
import type { UpdateDescriptor } from '../../../src/shared/updates/update-feed.ts'

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
