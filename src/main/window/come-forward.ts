import type { BrowserWindow } from 'electron'

/** Brings the window to the front, restoring it if needed. */
export function comeForward(window: Pick<BrowserWindow, 'isMinimized' | 'restore' | 'show' | 'focus'>): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
