// @vitest-environment happy-dom
import { render } from 'preact'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { formatRemaining } from '../../../src/renderer/i18n/format.ts'
import { Countdown } from '../../../src/renderer/ui/countdown.tsx'

beforeEach(() => vi.useFakeTimers({ now: 1_000_000 }))
afterEach(() => {
  render(null, document.body)
  vi.useRealTimers()
})

const seen = () => document.querySelector('.countdown')?.textContent
const heard = () => document.querySelector('[role=status]')?.textContent

describe('a countdown', () => {
  it('shows each second and is heard only once a minute', async () => {
    render(<Countdown until={1_000_000 + 125_000} />, document.body)
    await vi.advanceTimersByTimeAsync(100)
    expect(seen()).toBe('2:05')
    expect(heard()).toBe('About 3 minutes left')
    await vi.advanceTimersByTimeAsync(4_000)
    expect(seen()).toBe('2:01')
    expect(heard()).toBe('About 3 minutes left')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(heard()).toBe('About 2 minutes left')
  })

  it('says once that the moment has come, and never goes below zero', async () => {
    const done = vi.fn()
    render(<Countdown until={1_000_000 + 2_000} onDone={done} />, document.body)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(seen()).toBe('0:00')
    expect(done).toHaveBeenCalledTimes(1)
  })
})

describe('what is left, as a clock', () => {
  it.each([
    [0, '0:00'],
    [-5_000, '0:00'],
    [1, '0:01'],
    [59_001, '1:00'],
    [3_609_000, '1:00:09'],
  ])('%d ms is %s', (milliseconds, clock) => {
    expect(formatRemaining(milliseconds)).toBe(clock)
  })
})
