// @vitest-environment happy-dom
import { setTimeout as pass } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { endTimers } from './page-environment.ts'

test('what waits on a timer or on idle time goes with its page, and is never run without one', async () => {
  const work = vi.fn()
  setTimeout(work)
  setInterval(work)
  requestIdleCallback(work)
  endTimers()
  // Those timers were due after a millisecond.
  await pass(5)
  expect(work).not.toHaveBeenCalled()
})

test('what is called off before the page is idle is not run', async () => {
  const work = vi.fn()
  cancelIdleCallback(requestIdleCallback(work))
  await new Promise<void>((resolve) => requestIdleCallback(() => resolve()))
  expect(work).not.toHaveBeenCalled()
})
