import type Electron from 'electron'
import { ProvidedEmitter, type Shape } from './provided.ts'

/**
 * A notification of the desktop's. It is recorded, not drawn. With HOST_NOTIFICATIONS=0 the desktop has none, as some
 * on Linux: `show` then shows nothing and says nothing (notification_presenter_linux.cc).
 */
export class Notification extends ProvidedEmitter implements Shape<Notification, Electron.Notification> {
  /** Those that are shown now. For the harness. */
  static readonly shown: Notification[] = []
  title: string
  body: string

  constructor({ title = '', body = '' }: Electron.NotificationConstructorOptions = {}) {
    super('Notification')
    this.title = title
    this.body = body
  }

  static isSupported(): boolean {
    return process.env.HOST_NOTIFICATIONS !== '0'
  }

  /** Clicks one, as a person would; the desktop then removes it. For the harness. */
  static click(title: string): void {
    const clicked = Notification.shown.find((notification) => notification.title === title)
    if (!clicked) throw new Error(`test/host: no notification "${title}" is shown`)
    Notification.shown.splice(Notification.shown.indexOf(clicked), 1)
    clicked.emit('click', {})
  }

  show(): void {
    if (!Notification.isSupported() || Notification.shown.includes(this)) return
    Notification.shown.push(this)
    this.emit('show', {})
  }

  close(): void {
    const index = Notification.shown.indexOf(this)
    if (index < 0) return
    Notification.shown.splice(index, 1)
    this.emit('close', {})
  }
}
