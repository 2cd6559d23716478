import { dirname, join } from 'node:path'

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
  print = (line) => terminal('stderr').write(`${line}\n`),
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

/**
 * Appends lines to a file that only its owner may read. Before it would exceed `maxBytes` it is renamed to
 * `<path>.old`, replacing the previous one, so that both together stay below twice that size. Writes synchronously, so
 * that the last line before a crash is not lost. Throws if the file system does.
 */
function createRotatingFile(path: string, maxBytes: number): (line: string) => void {
  // As an import, it would load all of Node's streams before the window is shown.
  const { appendFileSync, mkdirSync, renameSync, statSync } = process.getBuiltinModule('node:fs')
  mkdirSync(dirname(path), { recursive: true })
  let size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  return (line) => {
    const text = `${line}\n`
    const bytes = Buffer.byteLength(text)
    if (size > 0 && size + bytes > maxBytes) {
      renameSync(path, `${path}.old`)
      size = 0
    }
    appendFileSync(path, text, { mode: 0o600 })
    size += bytes
  }
}

/** Patterns of secrets, each with a group for the prefix to keep. All run in linear time. */
const shapes = [
  // Authorization headers (RFC 6750, 2.1; RFC 7617, 2).
  /(\b(?:bearer|basic)\s+)[\w+/.~=-]{6,}/gi,
  // name=value and "name": "value" with the name of a secret.
  /((?:password|passwd|passphrase|secret|token|api[_-]?key|auth_pass|pwd)["']?\s*[:=]\s*)(?:"[^"]*"|'[^']*'|[^\s,;&}]+)/gi,
  // JSON Web Tokens (RFC 7519, 3).
  /()(?<![\w-])eyJ[\w-]+\.[\w-]+\.[\w-]*/g,
  // Long random-looking strings: keys, tokens, hashes, also as a segment of a path.
  /()(?<![\w+.-])(?=[\w+-]*\d)(?=[\w+-]*[a-z])[\w+-]{32,}={0,2}/gi,
]

/** A URL in a text (RFC 3986, 3); a URL inside another is part of it. */
const address = /(?<![a-z0-9+.-])([a-z][a-z0-9+.-]*:\/\/)([^\s"]+)/gi

/** Replaces everything that looks like a secret. A second line of defence: no secret should get this far. */
export function redact(text: string): string {
  const addressed = text.replace(address, (_, scheme: string, rest: string) => scheme + redactAddress(rest))
  return shapes.reduce((rest, shape) => rest.replace(shape, '$1[redacted]'), addressed)
}

/** Credentials come before an @ (RFC 3986, 3.2.1); reset links and the like carry their secret in the query. */
function redactAddress(rest: string): string {
  const query = rest.search(/[?#]/)
  const path = query < 0 ? rest : rest.slice(0, query + 1)
  const segments = path.split('/').map((segment) => {
    const end = segment.lastIndexOf('@')
    return end < 0 ? segment : `[redacted]${segment.slice(end)}`
  })
  return segments.join('/') + (query < 0 || query + 1 === rest.length ? '' : '[redacted]')
}

/** The class of an error and where it arose, without its message, which may quote what a person typed. */
export function placeOf(fault: unknown): string {
  if (!(fault instanceof Error)) return typeof fault
  const stack = fault.stack ?? ''
  const message = stack.indexOf(fault.message)
  const frames = message < 0 ? [] : (stack.slice(message + fault.message.length).match(/^\s+at .*$/gm) ?? [])
  return [fault.name, ...frames.slice(0, 5).map((frame) => frame.trim())].join(' ')
}

/**
 * Standard output or error. If the terminal or launcher is gone, every line fails, and there is no place to report it.
 * Called only when there is something to write: opening it loads all of Node's streams.
 */
export function terminal(name: 'stdout' | 'stderr'): NodeJS.WriteStream {
  const stream = process[name]
  if (stream.listenerCount('error') === 0) stream.on('error', () => undefined)
  return stream
}

/**
 * Logs uncaught errors and keeps the app running. Otherwise Electron would show a dialog with an exception's stack, and
 * a rejection would only be a warning on a terminal.
 */
export function logFaults(running: Pick<NodeJS.Process, 'on'>, log: Pick<Log, 'error'>): void {
  running.on('uncaughtException', (fault) => log.error('main.exception', { fault: placeOf(fault) }))
  running.on('unhandledRejection', (fault) => log.error('main.rejection', { fault: placeOf(fault) }))
}
