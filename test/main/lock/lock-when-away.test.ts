import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { lockWhenAway } from '../../../src/main/lock/lock-when-away.ts'

function away(minutes: number, platform: NodeJS.Platform = 'win32') {
  const state = { idle: 0, minutes, locks: 0, system: 'active', sessionLocked: false }
  const powerMonitor = Object.assign(new EventEmitter(), {
    getSystemIdleTime: () => state.idle,
    getSystemIdleState: () => state.system,
  })
  lockWhenAway({
    powerMonitor: powerMonitor as never,
    platform,
    isSessionLocked: async () => state.sessionLocked,
    afterMinutes: () => state.minutes,
    lock: () => state.locks++,
  })
  return { state, powerMonitor }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a person who went away', () => {
  it.each([
    ['win32', 'lock-screen'],
    ['darwin', 'lock-screen'],
    ['win32', 'suspend'],
    ['darwin', 'suspend'],
    ['linux', 'suspend'],
  ] as const)('leaves a locked app on %s at %s, whatever the time is set to', (platform, event) => {
    const { state, powerMonitor } = away(0, platform)
    powerMonitor.emit(event)
    expect(state.locks).toBe(1)
  })

  it.each([1, 5, 15, 60])('leaves a locked app after %i minutes and not before', (minutes) => {
    const { state } = away(minutes)
    state.idle = minutes * 60 - 1
    vi.advanceTimersByTime(5_000)
    expect(state.locks).toBe(0)
    state.idle = minutes * 60
    vi.advanceTimersByTime(5_000)
    expect(state.locks).toBe(1)
  })

  it('leaves an open app where it never locks by itself, and a changed time counts at once', () => {
    const { state } = away(0)
    state.idle = 100_000
    vi.advanceTimersByTime(60_000)
    expect(state.locks).toBe(0)
    state.minutes = 60
    vi.advanceTimersByTime(5_000)
    expect(state.locks).toBe(1)
  })
})

describe('a computer that is locked on Linux, where no event tells of it', () => {
  it.each([
    ['a screen saver that Chromium knows of', { system: 'locked' }],
    ['a desktop that told logind', { sessionLocked: true }],
  ])('locks the app within five seconds: %s', async (_how, locked) => {
    const { state } = away(0, 'linux')
    await vi.advanceTimersByTimeAsync(5_000)
    expect(state.locks).toBe(0)
    Object.assign(state, locked)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(state.locks).toBe(1)
  })

  it('locks it once each time, so that a desktop which stays "locked" does not close it again and again', async () => {
    const { state } = away(0, 'linux')
    state.sessionLocked = true
    await vi.advanceTimersByTimeAsync(60_000)
    expect(state.locks).toBe(1)
    state.sessionLocked = false
    await vi.advanceTimersByTimeAsync(5_000)
    state.sessionLocked = true
    await vi.advanceTimersByTimeAsync(5_000)
    expect(state.locks).toBe(2)
  })
})
