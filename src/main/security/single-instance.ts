import type { App, BrowserWindow } from 'electron'
import { comeForward } from '../window/come-forward.ts'

/**
 * Claims to be the app's only instance on this data folder; false where another one runs, which
 * then shows its window. Of what a second start has on its command line only a link is looked at,
 * by `receiveDeepLinks`.
 */
export function claimSingleInstance(
  app: Pick<App, 'requestSingleInstanceLock' | 'quit' | 'on'>,
  window: () => Pick<BrowserWindow, 'isMinimized' | 'restore' | 'show' | 'focus'> | undefined,
): boolean {
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return false
  }
  const show = () => {
    const shown = window()
    if (shown) comeForward(shown)
  }
  app.on('second-instance', show)
  // On macOS a link starts no second instance.
  app.on('open-url', show)
  // A click in the Dock, where Electron brings no minimized window back.
  app.on('activate', show)
  return true
}
