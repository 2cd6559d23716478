import { join } from 'node:path'
import { redact } from './redact.ts'
import { createRotatingFile } from './rotating-file.ts'

/** Names what happened, e.g. `bridge.fault`; a fixed word of the program, never built from data. */
export type LogMessage = `${string}.${string}`
/** What may be told about it: host names, codes, references, counts. Never what a person typed or a portal sent. */
export type LogFacts = Record<string, string | number | boolean | null>
type Write = (message: LogMessage, facts?: LogFacts) => void

/** Tells whoever looks after the computer what went wrong. Never throws. */
export interface Log {
  info: Write
  warning: Write
  error: Write
}

export interface LogOptions {
  /** Where `main.log` is kept, usually Electron's `logs` folder. Asked at the first line, and again while it throws. */
  directory: () => string
  /** The most one file may hold; there are two. */
  maxBytes?: number
  /** Where each line goes besides the file. */
  print?: (line: string) => void
}

const longestLine = 4000

/** One line an event: time (UTC), level, message and facts, to the error output and to a bounded file. */
export function createLog({
  directory,
  maxBytes = 1_000_000,
  print = (line) => process.stderr.write(`${line}\n`),
}: LogOptions): Log {
  let append: ((line: string) => void) | undefined

  function write(level: keyof Log, message: LogMessage, facts: LogFacts = {}): void {
    // JSON keeps every event on its own line, whatever a fact holds; its escapes would hide a secret's shape.
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
      // A full or forbidden disk must not stop the app, and the line has been printed.
    }
  }

  return {
    info: (message, facts) => write('info', message, facts),
    warning: (message, facts) => write('warning', message, facts),
    error: (message, facts) => write('error', message, facts),
  }
}
