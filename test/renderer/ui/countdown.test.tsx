// @vitest-environment happy-dom
import { screen } from '@testing-library/dom'
import { render } from 'preact'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { formatDateTime, formatTime } from '../../../src/renderer/i18n/format.ts'
import { formatRemaining } from '../../../src/renderer/ui/clock.ts'
import { Countdown, describeRemaining } from '../../../src/renderer/ui/countdown.tsx'

beforeEach(() => vi.useFakeTimers({ now: 1_000_000 }))
afterEach(() => {
  render(null, document.body)
  vi.useRealTimers()
})

const seen = () => screen.getByText(/^\d+:\d\d$/).textContent
const heard = () => screen.getByRole('status').textContent

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

describe('a countdown whose computer is set to another time meanwhile', () => {
  it('goes on as before where the clock is set back', async () => {
    const done = vi.fn()
    render(<Countdown until={1_000_000 + 60_000} onDone={done} />, document.body)
    await vi.advanceTimersByTimeAsync(10_000)
    vi.setSystemTime(1_000_000 - 24 * 3_600_000)
    await vi.advanceTimersByTimeAsync(1_100)
    expect(seen()).toBe('0:49')
    await vi.advanceTimersByTimeAsync(49_000)
    expect(done).toHaveBeenCalledOnce()
  })

  it('counts the time that the computer slept', async () => {
    const done = vi.fn()
    render(<Countdown until={1_000_000 + 600_000} onDone={done} />, document.body)
    vi.setSystemTime(1_000_000 + 600_000)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(done).toHaveBeenCalledOnce()
  })
})

describe('what is left, in words', () => {
  it.each([
    [30_000, 'About 1 minute left'],
    [61_000, 'About 2 minutes left'],
    [119 * 60_000, 'About 119 minutes left'],
    [3 * 3_600_000, 'About 3 hours left'],
    [50 * 3_600_000, 'About 2 days left'],
  ])('%d ms is “%s”', (milliseconds, words) => {
    expect(describeRemaining(milliseconds)).toBe(words)
  })
})

describe('a time', () => {
  it('names its day where that is not today', () => {
    const noon = new Date(2026, 2, 3, 12).getTime()
    vi.setSystemTime(noon)
    expect(formatTime(noon + 3_600_000)).toBe(
      new Intl.DateTimeFormat(undefined, { timeStyle: 'short' }).format(noon + 3_600_000),
    )
    for (const hours of [-13, 12, 50]) {
      const moment = noon + hours * 3_600_000
      expect(formatTime(moment)).toBe(formatDateTime(moment))
    }
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
