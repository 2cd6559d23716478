import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { win32 } from 'node:path'
import type { Reading } from './policy-source.ts'

/** More than any policy needs, in bytes. */
const largestPolicy = 256_000

/** Anyone but its owner may write to it. */
const writableByOthers = 0o022

/** What a file said that an administrator must have written, or why it does not count. */
export type TrustedContent = { state: 'read'; content: Buffer } | Exclude<Reading, { state: 'read' }>

export interface TrustedContentOptions {
  path: string
  /** In bytes; a larger file is unreadable. */
  largest: number
  /** Who must own the file; root unless told. */
  owner?: number
  platform?: NodeJS.Platform
}

/**
 * Reads a file that only an administrator can have written. On Linux and macOS: a plain file, no link,
 * owned by root, writable by nobody else. All of it is checked on the open descriptor, so that the file
 * cannot be exchanged between the check and the reading. On Windows Node tells no owner and no rights:
 * there it must be a plain file below Program Files, where Windows lets nobody else write unless an
 * administrator changed that.
 */
export async function readTrustedContent(options: TrustedContentOptions): Promise<TrustedContent> {
  const { path, largest, owner = 0, platform = process.platform } = options
  const windows = platform === 'win32'
  if (windows && !isAdministratorsPlace(path)) return { state: 'untrusted', reason: 'it is not below Program Files' }
  let file: FileHandle
  try {
    // Non-blocking, so that a pipe in its place cannot hold the start up. Windows has neither flag.
    file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
  } catch (cause) {
    const code = codeOf(cause)
    if (code === 'ENOENT') return { state: 'absent' }
    if (code === 'ELOOP') return { state: 'untrusted', reason: 'it is a link' }
    return { state: 'unreadable', reason: code }
  }
  try {
    const stat = await file.stat()
    if (!stat.isFile()) return { state: 'untrusted', reason: 'it is not a plain file' }
    if (!windows && stat.uid !== owner) return { state: 'untrusted', reason: 'it does not belong to the administrator' }
    if (!windows && stat.mode & writableByOthers)
      return { state: 'untrusted', reason: 'others than its owner may write to it' }
    if (stat.size > largest) return { state: 'unreadable', reason: 'it is too large' }
    return { state: 'read', content: await file.readFile() }
  } catch (cause) {
    return { state: 'unreadable', reason: codeOf(cause) }
  } finally {
    // What was read is no worse for it.
    await file.close().catch(() => undefined)
  }
}

/**
 * By the folder's name on any drive, which Windows never translates. Not by a variable of the environment, which
 * anybody sets for their own programs, and not the Windows folder, below which all may write in places.
 */
function isAdministratorsPlace(path: string): boolean {
  return /^[a-z]:\\program files\\/i.test(win32.normalize(path))
}

export interface TrustedFileOptions extends Pick<TrustedContentOptions, 'path' | 'owner'> {
  /** SerialQueue the content into keys and values. May throw. */
  parse: (content: Buffer) => unknown
}

/** Reads a policy file that only an administrator can have written. */
export async function readTrustedFile({ parse, ...options }: TrustedFileOptions): Promise<Reading> {
  const found = await readTrustedContent({ ...options, largest: largestPolicy })
  if (found.state !== 'read') return found
  try {
    const values = parse(found.content)
    if (!isRecord(values)) return { state: 'unreadable', reason: 'it does not hold keys and values' }
    return { state: 'read', values }
  } catch {
    return { state: 'unreadable', reason: 'it cannot be understood' }
  }
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
