// @vitest-environment happy-dom
import { signal } from '@preact/signals'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { keepRetrying } from '../../../src/renderer/list/keep-retrying.ts'
import { online } from '../../../src/renderer/session/session-state.ts'
import type { AppError } from '../../../src/shared/errors.ts'

const unavailable = (): AppError => ({ code: 'portal-unavailable', host: 'portal.example' })
const failure = signal<AppError | null>(null)
let tried = 0
let stop: () => void

beforeEach(() => {
  vi.useFakeTimers()
  failure.value = null
  online.value = true
  tried = 0
  stop = keepRetrying({ failure, load: async () => void tried++ })
})
afterEach(() => {
  stop()
  online.value = true
  vi.useRealTimers()
})

describe('what could not be read', () => {
  test('is read again at once when the portal answers again, and not before', () => {
    online.value = false
    failure.value = unavailable()
    vi.advanceTimersByTime(600_000)
    expect(tried).toBe(0)
    online.value = true
    vi.advanceTimersByTime(0)
    expect(tried).toBe(1)
  })

  test('is read again at once when the person comes back to it', () => {
    stop()
    failure.value = unavailable()
    stop = keepRetrying({ failure, load: async () => void tried++ })
    vi.advanceTimersByTime(0)
    expect(tried).toBe(1)
  })

  test('is asked for less and less often if only that fails, also if the portal seems to come and go', () => {
    const moments: number[] = []
    const began = Date.now()
    for (let round = 0; round < 6; round++) {
      failure.value = unavailable()
      const before = tried
      online.value = false
      online.value = true
      while (tried === before) vi.advanceTimersByTime(100)
      moments.push(Date.now() - began)
    }
    const pauses = moments.slice(1).map((moment, index) => moment - (moments[index] ?? 0))
    expect(pauses).toEqual([4_000, 8_000, 16_000, 32_000, 60_000])
  })

  test.each<AppError>([
    { code: 'forbidden' },
    { code: 'session-expired' },
    { code: 'proxy-auth', proxy: 'http://proxy.example' },
  ])('is left to the person where trying again changes nothing: $code', (error) => {
    failure.value = error
    vi.advanceTimersByTime(600_000)
    expect(tried).toBe(0)
  })

  test('is not asked for any more once its screen is closed', () => {
    failure.value = unavailable()
    stop()
    vi.advanceTimersByTime(600_000)
    expect(tried).toBe(0)
  })
})
