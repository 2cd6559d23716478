import type { BrowserWindow, PowerMonitor } from 'electron'

/**
 * Calls `hide` whenever the person turns away: another window, a hidden one, a locked or sleeping computer.
 * Electron says on Windows and macOS alone that the computer is locked; on Linux the app's own lock, which follows
 * it, hides them (lock/lock-when-away.ts).
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
