import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createHeld } from '../../../src/main/recovery/held.ts'
import { Failure } from '../../../src/shared/errors.ts'

const lifetime = 10 * 60_000

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('a secret that the page acts on without seeing it', () => {
  it('stands for nothing any more after ten minutes', () => {
    const held = createHeld<string>()
    const name = held.hold('ticket')
    vi.advanceTimersByTime(lifetime - 1)
    expect(held.get(name)).toBe('ticket')
    vi.advanceTimersByTime(1)
    expect(held.has(name)).toBe(false)
    expect(() => held.get(name)).toThrow('recovery-expired')
    expect(vi.getTimerCount()).toBe(0)
  })

  it('does not outlive them in a computer that slept meanwhile, whose timers stood still', () => {
    let now = 0
    const held = createHeld<string>(() => now)
    const name = held.hold('ticket')
    now = lifetime
    expect(() => held.get(name)).toThrow('recovery-expired')
  })

  it('has its own ten minutes, whatever was held before it', () => {
    const held = createHeld<string>()
    const first = held.hold('first')
    vi.advanceTimersByTime(lifetime - 1)
    const second = held.hold('second')
    vi.advanceTimersByTime(lifetime - 1)
    expect([held.has(first), held.get(second)]).toEqual([false, 'second'])
  })

  it('is dropped when its portal says that it is used up, and kept after any other failure', async () => {
    const held = createHeld<string>()
    const name = held.hold('ticket')
    const fail = (code: 'validation' | 'recovery-expired') => async () => {
      throw new Failure(code === 'validation' ? { code, problems: [] } : { code })
    }
    await expect(held.using(name, fail('validation'))).rejects.toThrow('validation')
    expect(held.has(name)).toBe(true)
    await expect(held.using(name, fail('recovery-expired'))).rejects.toThrow('recovery-expired')
    expect(held.has(name)).toBe(false)
  })
})
