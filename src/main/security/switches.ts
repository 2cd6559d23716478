import type { CommandLine } from 'electron'

/**
 * Chromium's and Electron's switches that would compromise the app and that no fuse disables
 * (electronjs.org/docs/latest/api/command-line-switches; content/public/common/content_switches.cc).
 */
export const weakeningSwitches = [
  // Let another program control the page, and so make every call to main.
  'remote-debugging-port',
  'remote-debugging-pipe',
  'inspect',
  'inspect-brk',
  'inspect-wait',
  // Disable TLS checks, or write keys or traffic to a file.
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'ssl-key-log-file',
  'log-net-log',
  // Send the computer's account to servers.
  'auth-server-allowlist',
  'auth-negotiate-delegate-allowlist',
  // Remove the page's restrictions.
  'disable-web-security',
  'allow-running-insecure-content',
  'unsafely-treat-insecure-origin-as-secure',
  'single-process',
  // Run another program instead of Chromium's processes.
  'browser-subprocess-path',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
] as const

/** The first switch because of which an installed app must not start, or null. Development builds may use them all. */
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
 * Whether the renderer process is sandboxed. An AppImage starts itself with `--no-sandbox` if the system does not allow
 * unprivileged sandboxes, as Ubuntu since 24.04; refusing it would make the app unusable there.
 * ELECTRON_DISABLE_SANDBOX sets the switch as well.
 */
export const isSandboxed = (commandLine: Pick<CommandLine, 'hasSwitch'>): boolean =>
  !commandLine.hasSwitch('no-sandbox')
