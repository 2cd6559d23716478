import { join } from 'node:path'
import { redact } from './redact.ts'
import { createRotatingFile } from './rotating-file.ts'

/** Names what happened, e.g. `bridge.fault`; a fixed word of the program, never built from data. */
export type LogMessage = `${string}.${string}`
/** The facts to log: host names, codes, references, counts. Never what a person typed or a portal sent. */
export type LogFacts = Record<string, string | number | boolean | null>
type Write = (message: LogMessage, facts?: LogFacts) => void

/** The log, for administrators. Never throws. */
export interface Log {
  info: Write
  warning: Write
  error: Write
}

export interface LogOptions {
  /**
   * The folder of `main.log`, usually Electron's `logs` folder. Called at the first line, and again as long as it
   * throws.
   */
  directory: () => string
  /** The maximum size of a file; there are two. */
  maxBytes?: number
  /** Where each line goes besides the file. */
  print?: (line: string) => void
}

const longestLine = 4000

/** Writes one line per event, with time (UTC), level, message and facts, to standard error and to a bounded file. */
export function createLog({
  directory,
  maxBytes = 1_000_000,
  print = (line) => process.stderr.write(`${line}\n`),
}: LogOptions): Log {
  let append: ((line: string) => void) | undefined

  function write(level: keyof Log, message: LogMessage, facts: LogFacts = {}): void {
    // JSON keeps every event on one line, whatever a fact holds. Facts are redacted first, because JSON's escapes would
    // hide a secret's shape.
    const told = Object.entries(facts).map(
      ([name, fact]) => `${name}=${JSON.stringify(typeof fact === 'string' ? redact(fact) : fact)}`,
    )
    const event = redact([message, ...told].join(' ')).slice(0, longestLine)
    const line = `${new Date().toISOString()} ${level} ${event}`
    print(line)
    try {
      append ??= createRotatingFile(join(directory(), 'main.log'), maxBytes)
      append(line)
    } catch {
      // A full or read-only disk must not stop the app, and the line has been printed.
    }
  }

  return {
    info: (message, facts) => write('info', message, facts),
    warning: (message, facts) => write('warning', message, facts),
    error: (message, facts) => write('error', message, facts),
  }
}
