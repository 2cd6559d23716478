import { EventEmitter } from 'node:events'
import { nativeText } from 'text:native'
import type { Notification } from 'electron'
import { describe, expect, it } from 'vitest'
import { longWork } from '../../../src/main/window/long-work.ts'

const { notificationText } = await nativeText.en()

function desktop({ focused = false, supported = true } = {}) {
  const bar: [number, string | undefined][] = []
  const shown: FakeNotification[] = []
  const forward: string[] = []
  class FakeNotification extends EventEmitter {
    static readonly isSupported = () => supported
    readonly words: { title: string; body: string }
    constructor(words: { title: string; body: string }) {
      super()
      this.words = words
    }
    show() {
      shown.push(this)
    }
    close() {
      shown.splice(shown.indexOf(this), 1)
    }
  }
  const window = Object.assign(new EventEmitter(), {
    setProgressBar: (part: number, options?: { mode: string }) => void bar.push([part, options?.mode]),
    isFocused: () => focused,
    isDestroyed: () => false,
    isMinimized: () => false,
    restore: () => void forward.push('restore'),
    show: () => void forward.push('show'),
    focus: () => void forward.push('focus'),
  })
  const start = longWork({
    window,
    Notification: FakeNotification as unknown as typeof Notification,
    text: () => notificationText,
  })
  return { start, bar, shown, forward, window }
}

describe('long work', () => {
  it('shows its progress on the taskbar until all of it has ended', () => {
    const { start, bar } = desktop()
    const [first, second] = [start(), start()]
    first.progress(1, 4)
    first.end(null)
    expect(bar.at(-1)).toEqual([0.25, 'normal'])
    second.wait(({ exportWaits }) => exportWaits)
    expect(bar.at(-1)).toEqual([0, 'paused'])
    second.end(null)
    expect(bar.at(-1)?.[0]).toBe(-1)
  })

  it('says with counts alone that it has ended, and a click brings the window forward', () => {
    const { start, shown, forward } = desktop()
    start().end(({ exported }) => ({ title: exported.title, body: exported.body({ saved: 12_402, failed: 29 }) }))
    expect(shown.map(({ words }) => words)).toEqual([{ title: 'Export finished', body: '12,402 saved, 29 not.' }])
    shown[0]?.emit('click')
    expect(forward).toContain('focus')
  })

  it('says nothing to a person who looks at the window or stopped it, or where there are no notifications', () => {
    const looking = desktop({ focused: true })
    looking.start().end(({ notExported }) => notExported)
    const without = desktop({ supported: false })
    without.start().end(({ notExported }) => notExported)
    const stopped = desktop()
    stopped.start().end(null)
    expect([looking, without, stopped].flatMap(({ shown }) => shown)).toEqual([])
  })

  it('takes its notification away once the person is back', () => {
    const { start, shown, window } = desktop()
    start().end(({ notExported }) => notExported)
    expect(shown).toHaveLength(1)
    window.emit('focus')
    expect(shown).toEqual([])
  })
})
