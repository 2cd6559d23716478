import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { win32 } from 'node:path'
import type { Reading } from './policy-store.ts'

/** More than any policy needs, in bytes. */
const largestPolicy = 256_000

/** The mode bits that let anyone but the owner write. */
const writableByOthers = 0o022

/** The content of a file that an administrator must have written, or why it is not accepted. */
export type TrustedContent = { state: 'read'; content: Buffer } | Exclude<Reading, { state: 'read' }>

export interface TrustedContentOptions {
  path: string
  /** In bytes; a larger file is unreadable. */
  largest: number
  /** The required owner; root by default. */
  owner?: number
  platform?: NodeJS.Platform
}

/**
 * Reads a file that only an administrator can have written. On Linux and macOS it must be a regular file, not a link,
 * owned by root and writable by no one else. This is checked on the open descriptor, so that the file cannot be
 * replaced between the check and the read. On Windows Node gives no owner or permissions: there it must be a regular
 * file below Program Files, where Windows lets only administrators write unless they changed that.
 */
export async function readTrustedContent(options: TrustedContentOptions): Promise<TrustedContent> {
  const { path, largest, owner = 0, platform = process.platform } = options
  const windows = platform === 'win32'
  if (windows && !isAdministratorsPlace(path)) return { state: 'untrusted', reason: 'it is not below Program Files' }
  let file: FileHandle
  try {
    // Non-blocking, so that a pipe in its place cannot block startup. Windows has neither flag.
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
    // A failure to close does not affect what was read.
    await file.close().catch(() => undefined)
  }
}

/**
 * Checks for Program Files on any drive, a name that Windows never translates. Environment variables are not used,
 * because anyone can set them for their own programs, nor is the Windows folder accepted, because everyone may write to
 * some of its subfolders.
 */
function isAdministratorsPlace(path: string): boolean {
  return /^[a-z]:\\program files\\/i.test(win32.normalize(path))
}

export interface TrustedFileOptions extends Pick<TrustedContentOptions, 'path' | 'owner'> {
  /** Turns the content into keys and values. May throw. */
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
