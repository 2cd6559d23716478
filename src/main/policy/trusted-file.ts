import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import type { Reading } from './policy-source.ts'

/** More than any policy needs, in bytes. */
const largest = 256_000

/** Anyone but its owner may write to it. */
const writableByOthers = 0o022

export interface TrustedFileOptions {
  path: string
  /** Turns the content into keys and values. May throw. */
  parse: (content: Buffer) => unknown
  /** Who must own the file; root unless told. */
  owner?: number
}

/**
 * Reads a policy file that only an administrator can have written: a plain file, no link, owned by
 * root, writable by nobody else. All of it is checked on the open descriptor, so that the file
 * cannot be exchanged between the check and the reading.
 */
export async function readTrustedFile({ path, parse, owner = 0 }: TrustedFileOptions): Promise<Reading> {
  let file: FileHandle
  try {
    // Non-blocking, so that a pipe in its place cannot hold the start up.
    file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  } catch (cause) {
    const code = codeOf(cause)
    if (code === 'ENOENT' || code === 'ENOTDIR') return { state: 'absent' }
    if (code === 'ELOOP') return { state: 'untrusted', reason: 'it is a link' }
    return { state: 'unreadable', reason: code }
  }
  try {
    const { uid, mode, size, isFile } = await statOf(file)
    if (!isFile) return { state: 'untrusted', reason: 'it is not a plain file' }
    if (uid !== owner) return { state: 'untrusted', reason: 'it does not belong to the administrator' }
    if (mode & writableByOthers) return { state: 'untrusted', reason: 'others than its owner may write to it' }
    if (size > largest) return { state: 'unreadable', reason: 'it is too large' }
    const values = parse(await file.readFile())
    if (!isRecord(values)) return { state: 'unreadable', reason: 'it does not hold keys and values' }
    return { state: 'read', values }
  } catch (cause) {
    return { state: 'unreadable', reason: codeOf(cause) || 'it cannot be understood' }
  } finally {
    await file.close()
  }
}

async function statOf(file: FileHandle) {
  const stat = await file.stat()
  return { uid: stat.uid, mode: stat.mode, size: stat.size, isFile: stat.isFile() }
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
