import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { win32 } from 'node:path'
import type { Reading, TrustedContent, UnreadableFile } from './reading.ts'

/** More than any policy needs, in bytes. */
const largestPolicy = 256_000

/** The mode bits that let anyone but the owner write. */
const writableByOthers = 0o022

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
  if (windows && !isAdministratorsPlace(path)) return { state: 'untrusted', reason: { code: 'outside-program-files' } }
  let file: FileHandle
  try {
    // Non-blocking, so that a pipe in its place cannot block startup. Windows has neither flag.
    file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
  } catch (cause) {
    const reason = reasonOf(cause)
    const error = reason.code === 'system-error' ? reason.error : null
    if (error === 'ENOENT') return { state: 'absent' }
    if (error === 'ELOOP') return { state: 'untrusted', reason: { code: 'link' } }
    return { state: 'unreadable', reason }
  }
  try {
    const stat = await file.stat()
    if (!stat.isFile()) return { state: 'untrusted', reason: { code: 'not-a-file' } }
    if (!windows && stat.uid !== owner) return { state: 'untrusted', reason: { code: 'wrong-owner' } }
    if (!windows && stat.mode & writableByOthers) return { state: 'untrusted', reason: { code: 'writable-by-others' } }
    if (stat.size > largest) return { state: 'unreadable', reason: { code: 'too-large' } }
    return { state: 'read', content: await file.readFile() }
  } catch (cause) {
    return { state: 'unreadable', reason: reasonOf(cause) }
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
    if (!isRecord(values)) return { state: 'unreadable', reason: { code: 'no-keys' } }
    return { state: 'read', values }
  } catch {
    return { state: 'unreadable', reason: { code: 'not-understood' } }
  }
}

function reasonOf(cause: unknown): UnreadableFile {
  const error = cause instanceof Error && 'code' in cause ? cause.code : undefined
  return typeof error === 'string' ? { code: 'system-error', error } : { code: 'failed' }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
