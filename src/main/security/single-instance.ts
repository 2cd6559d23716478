import type { App, BrowserWindow } from 'electron'
import { comeForward } from '../window/come-forward.ts'

/**
 * Acquires the single-instance lock for this data folder; false if another instance runs, which then shows its window.
 * From a second start's command line only a link is used, by `receiveDeepLinks`.
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
  // On macOS a link does not start a second instance.
  app.on('open-url', show)
  // A click in the Dock, on which Electron does not restore a minimized window.
  app.on('activate', show)
  return true
}
