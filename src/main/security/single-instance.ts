import type { App, BrowserWindow } from 'electron'

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
  const comeForward = () => {
    const shown = window()
    if (shown?.isMinimized()) shown.restore()
    shown?.show()
    shown?.focus()
  }
  app.on('second-instance', comeForward)
  // On macOS a link starts no second instance.
  app.on('open-url', comeForward)
  // A click in the Dock, where Electron brings no minimized window back.
  app.on('activate', comeForward)
  return true
}
