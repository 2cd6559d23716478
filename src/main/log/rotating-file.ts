import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Appends lines to a file that only its owner may read. Before it would exceed `maxBytes` it is renamed to
 * `<path>.old`, replacing the previous one, so that both together stay below twice that size. Writes synchronously, so
 * that the last line before a crash is not lost. Throws if the file system does.
 */
export function createRotatingFile(path: string, maxBytes: number): (line: string) => void {
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
