import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { recoverPage } from '../../../src/main/window/recover-page.ts'

function page({ reload = true } = {}) {
  const done: string[] = []
  const contents = Object.assign(new EventEmitter(), {
    reload: () => done.push('reload'),
    forcefullyCrashRenderer: () => done.push('crash'),
  })
  const window = Object.assign(new EventEmitter(), { webContents: contents, isDestroyed: () => false })
  const takeNotice = recoverPage(window as never, {
    log: { error: (message) => void done.push(message) },
    askToReload: async () => reload,
    giveUp: () => void done.push('give up'),
  })
  const fail = (reason: string) => contents.emit('render-process-gone', {}, { reason, exitCode: 1 })
  return { done, takeNotice, fail, hang: () => window.emit('unresponsive') }
}

describe('a page that crashed', () => {
  it.each(['crashed', 'oom', 'killed', 'integrity-failure'])(
    'is loaded again when it is %s, and says so once',
    (reason) => {
      const { done, takeNotice, fail } = page()
      expect(takeNotice()).toBe(false)
      fail(reason)
      expect(done).toEqual(['page.gone', 'reload'])
      expect([takeNotice(), takeNotice()]).toEqual([true, false])
    },
  )

  it('is not loaded again when it ended in order', () => {
    const { done, fail } = page()
    fail('clean-exit')
    expect(done).toEqual([])
  })

  it('is given up on when it fails again and again', () => {
    const { done, fail } = page()
    for (let time = 0; time < 5; time++) fail('crashed')
    expect(done.filter((step) => step === 'reload')).toHaveLength(3)
    expect(done.at(-1)).toBe('give up')
  })
})

describe('a page that hangs', () => {
  it('is started again if the person wants', async () => {
    const { done, hang } = page()
    hang()
    await expect.poll(() => done).toEqual(['page.unresponsive', 'crash'])
  })

  it('is left alone if they would rather wait', async () => {
    const { done, hang } = page({ reload: false })
    hang()
    await Promise.resolve()
    expect(done).toEqual(['page.unresponsive'])
  })
})
