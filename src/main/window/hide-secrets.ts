import type { BrowserWindow, PowerMonitor } from 'electron'

/**
 * Calls `hide` when the window loses focus or is hidden, and when the computer is locked or goes to sleep. Electron
 * reports a locked computer on Windows and macOS only; on Linux the app's own lock, which follows it, hides secrets
 * (lock/lock-when-away.ts).
 */
export function hideSecretsWhenAway(
  window: Pick<BrowserWindow, 'on'>,
  powerMonitor: Pick<PowerMonitor, 'on'>,
  hide: () => void,
): void {
  window.on('blur', hide)
  window.on('hide', hide)
  window.on('minimize', hide)
  powerMonitor.on('lock-screen', hide)
  powerMonitor.on('suspend', hide)
}
