import type { NativeText } from 'text:native'
import type { BrowserWindow, Notification } from 'electron'
import { comeForward } from './come-forward.ts'

type Words = (text: NativeText['notificationText']) => { title: string; body: string }

/** Work that a person may leave in the background. */
export interface Work {
  progress(done: number, total: number): void
  /** The work waits for the person. */
  wait(words: Words): void
  /** It has ended; null if the person knows already, e.g. because they stopped it. */
  end(words: Words | null): void
}

/** Starts such work: its progress is on the taskbar, and its end is a notification if the window is not in front. */
export type StartWork = () => Work

interface LongWorkDependencies {
  window: Pick<BrowserWindow, 'setProgressBar' | 'isFocused' | 'isDestroyed'> &
    Parameters<typeof comeForward>[0] & { on(event: 'focus', listener: () => void): unknown }
  Notification: typeof Notification
  text: () => NativeText['notificationText']
}

/** Notifications contain neither names nor secrets, because they appear on locked screens too. */
export function longWork({ window, Notification, text }: LongWorkDependencies): StartWork {
  const underWay = new Set<Work>()
  // Kept, because a notification that nothing refers to loses its click.
  let shown: Notification | null = null
  const show = (words: Words) => {
    if (window.isDestroyed() || window.isFocused() || !Notification.isSupported()) return
    shown?.close()
    shown = new Notification(words(text()))
    shown.on('click', () => comeForward(window))
    shown.show()
  }
  window.on('focus', () => {
    shown?.close()
    shown = null
  })
  const draw = (part: number, mode: 'normal' | 'paused' | 'indeterminate' = 'normal') => {
    if (!window.isDestroyed()) window.setProgressBar(part, { mode })
  }

  return () => {
    let part = 0
    const work: Work = {
      progress(done, total) {
        part = total > 0 ? Math.min(done / total, 1) : 0
        draw(part)
      },
      wait(words) {
        draw(part, 'paused')
        show(words)
      },
      end(words) {
        underWay.delete(work)
        if (underWay.size === 0) draw(-1)
        if (words) show(words)
      },
    }
    underWay.add(work)
    draw(2, 'indeterminate')
    return work
  }
}
