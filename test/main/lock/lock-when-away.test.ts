import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { lockWhenAway } from '../../../src/main/lock/lock-when-away.ts'

function away(minutes: number) {
  const state = { idle: 0, minutes, locks: 0 }
  const powerMonitor = Object.assign(new EventEmitter(), { getSystemIdleTime: () => state.idle })
  lockWhenAway({ powerMonitor: powerMonitor as never, afterMinutes: () => state.minutes, lock: () => state.locks++ })
  return { state, powerMonitor }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a person who went away', () => {
  it.each(['lock-screen', 'suspend'])('leaves a locked app at %s, whatever the time is set to', (event) => {
    const { state, powerMonitor } = away(0)
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
