import type { Log } from './log.ts'
import { placeOf } from './place-of.ts'

/**
 * Logs an error that nothing caught, and lets the app go on. Without it Electron shows the error with its stack in a
 * dialog each time, and what can be sent to the app over a network could do so at will.
 */
export function logUncaught(process: Pick<NodeJS.Process, 'on'>, log: Pick<Log, 'error'>): void {
  process.on('uncaughtException', (fault) => log.error('app.uncaught', { fault: placeOf(fault) }))
  process.on('unhandledRejection', (fault) => log.error('app.unhandled', { fault: placeOf(fault) }))
}
