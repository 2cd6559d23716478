import type { Log } from './log.ts'
import { placeOf } from './place-of.ts'

type Running = Pick<NodeJS.Process, 'on' | 'stdout' | 'stderr'>

/**
 * Logs what no other code caught, and lets the app run on. Without this Electron shows a dialog with the stack of
 * an exception, and a rejection is a warning on a terminal that nobody sees.
 */
export function logFaults(running: Running, log: Pick<Log, 'error'>): void {
  // Nobody can be told of a terminal or launcher that has gone, and each line would fail anew.
  for (const stream of [running.stdout, running.stderr]) stream.on('error', () => undefined)
  running.on('uncaughtException', (fault) => log.error('main.exception', { fault: placeOf(fault) }))
  running.on('unhandledRejection', (fault) => log.error('main.rejection', { fault: placeOf(fault) }))
}
