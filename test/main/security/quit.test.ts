import type { App } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { boundQuit } from '../../../src/main/security/quit.ts'

function quit({ lastSteps = async () => undefined, stuck = false }: Partial<Setup>) {
  const done: string[] = []
  const listeners = new Map<string, (event: { preventDefault(): void }) => void>()
  // Of the app only what quitting uses is there.
  const app = {
    on: (name: string, listener: () => void) => listeners.set(name, listener),
    exit: () => done.push('exit'),
    quit: () => done.push('quit'),
  } as unknown as App
  boundQuit(app, { lastSteps, isStuck: () => stuck, end: () => done.push('end') })
  const happen = (name: string) => listeners.get(name)?.({ preventDefault: () => done.push('held') })
  return { done, happen }
}

interface Setup {
  lastSteps: () => Promise<unknown>
  stuck: boolean
}

describe('quitting', () => {
  it('follows the last window', () => {
    const { done, happen } = quit({})
    happen('window-all-closed')
    expect(done).toEqual(['quit'])
  })

  it('waits for the last steps, then exits in order', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const { done, happen } = quit({ lastSteps: () => promise })
    happen('will-quit')
    expect(done).toEqual(['held'])
    resolve()
    await vi.waitUntil(() => done.length > 1)
    expect(done).toEqual(['held', 'exit'])
  })

  it('goes on when a last step fails', async () => {
    const { done, happen } = quit({ lastSteps: () => Promise.reject(new Error('no clipboard')) })
    happen('will-quit')
    await vi.waitUntil(() => done.length > 1)
    expect(done).toEqual(['held', 'exit'])
  })

  it('does not wait longer than two seconds', async () => {
    vi.useFakeTimers()
    try {
      const { done, happen } = quit({ lastSteps: () => new Promise(() => undefined) })
      happen('will-quit')
      await vi.advanceTimersByTimeAsync(1999)
      expect(done).toEqual(['held'])
      await vi.advanceTimersByTimeAsync(1)
      expect(done).toEqual(['held', 'exit'])
    } finally {
      vi.useRealTimers()
    }
  })

  it('ends the process directly if an orderly exit would never finish', async () => {
    const { done, happen } = quit({ stuck: true })
    happen('will-quit')
    await vi.waitUntil(() => done.length > 1)
    expect(done).toEqual(['held', 'end'])
  })
})
