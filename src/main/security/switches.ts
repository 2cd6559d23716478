import type { CommandLine } from 'electron'

/**
 * Chromium's and Electron's switches with which a start of the app would give it away, and which no fuse stops
 * (electronjs.org/docs/latest/api/command-line-switches; content/public/common/content_switches.cc).
 */
export const weakeningSwitches = [
  // Give the page, and with it every call to main, to another program.
  'remote-debugging-port',
  'remote-debugging-pipe',
  'inspect',
  'inspect-brk',
  'inspect-wait',
  // Make TLS worthless, or write its keys and what it carries to a file.
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'ssl-key-log-file',
  'log-net-log',
  // Give the account of this computer to servers.
  'auth-server-allowlist',
  'auth-negotiate-delegate-allowlist',
  // Take the page's bounds away.
  'disable-web-security',
  'allow-running-insecure-content',
  'unsafely-treat-insecure-origin-as-secure',
  'single-process',
  // Run another program in the place of Chromium's processes.
  'browser-subprocess-path',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
] as const

/** The switch for which an installed app must not start, or null. A developer may use them all. */
export function weakeningSwitch({
  isPackaged,
  commandLine,
}: {
  isPackaged: boolean
  commandLine: Pick<CommandLine, 'hasSwitch'>
}): string | null {
  return (isPackaged && weakeningSwitches.find((name) => commandLine.hasSwitch(name))) || null
}

/**
 * Whether the system keeps the page's process in its sandbox. An AppImage starts itself with this switch where
 * the system lets no program make a sandbox of its own, as Ubuntu does from 24.04 on; refusing it would leave those
 * people without the app. ELECTRON_DISABLE_SANDBOX sets the switch as well.
 */
export const isSandboxed = (commandLine: Pick<CommandLine, 'hasSwitch'>): boolean =>
  !commandLine.hasSwitch('no-sandbox')
