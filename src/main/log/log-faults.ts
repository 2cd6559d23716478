import type { Log } from './log.ts'
import { placeOf } from './place-of.ts'

type Running = Pick<NodeJS.Process, 'on' | 'stdout' | 'stderr'>

/**
 * Logs uncaught errors and keeps the app running. Otherwise Electron would show a dialog with an exception's stack, and
 * a rejection would only be a warning on a terminal.
 */
export function logFaults(running: Running, log: Pick<Log, 'error'>): void {
  // If the terminal or launcher is gone, every line would fail, and there is no place to report it.
  for (const stream of [running.stdout, running.stderr]) stream.on('error', () => undefined)
  running.on('uncaughtException', (fault) => log.error('main.exception', { fault: placeOf(fault) }))
  running.on('unhandledRejection', (fault) => log.error('main.rejection', { fault: placeOf(fault) }))
}
