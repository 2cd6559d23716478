// @vitest-environment happy-dom
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useStrength } from '../../../src/renderer/account/use-strength.ts'

function Strength({ password }: { password: string }) {
  return <p>{useStrength(password, []).value?.score}</p>
}

/** What waits for the page's idle time, by handle. */
const waiting = new Map<number, () => void>()

beforeEach(() => {
  let last = 0
  vi.stubGlobal('requestIdleCallback', (work: () => void) => {
    waiting.set(++last, work)
    return last
  })
  vi.stubGlobal('cancelIdleCallback', (handle: number) => waiting.delete(handle))
})
afterEach(() => {
  waiting.clear()
  vi.unstubAllGlobals()
})

test('a screen that goes before the page was idle calls off what it wanted to do then', async () => {
  await act(() => render(<Strength password="" />, document.body))
  expect(waiting.size).toBe(1)
  await act(() => render(null, document.body))
  expect(waiting.size).toBe(0)
})

test('nothing waits for idle time once the screen has gone while typing paused', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    await act(() => render(<Strength password="correct horse" />, document.body))
    waiting.clear()
    await vi.advanceTimersByTimeAsync(149)
    await act(() => render(null, document.body))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(waiting.size).toBe(0)
  } finally {
    vi.useRealTimers()
  }
})
