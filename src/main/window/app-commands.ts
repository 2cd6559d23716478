import type { BrowserWindow } from 'electron'

const commands = { 'browser-backward': 'back', 'browser-forward': 'forward' } as const

/**
 * Follows the Back and Forward keys of keyboards and mice, as Windows reports them. On Linux Electron makes the same
 * events of a mouse's side buttons, which the page hears itself.
 */
export function followAppCommands(
  window: Pick<BrowserWindow, 'on'>,
  platform: NodeJS.Platform,
  run: (command: 'back' | 'forward') => void,
): void {
  if (platform !== 'win32') return
  window.on('app-command', (_event, name) => {
    if (name === 'browser-backward' || name === 'browser-forward') run(commands[name])
  })
}
