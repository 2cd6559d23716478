import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { type FileHandle, link, lstat, open, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type AppErrorOf, Failure } from '../../shared/errors.ts'

/** A file that is complete but does not have its final name yet. */
export interface PendingFile {
  /**
   * Gives it its final name, by default the one it was written for; false if another file has that name and may not be
   * replaced.
   */
  place(overwrite: boolean, name?: string): Promise<boolean>
  discard(): Promise<void>
}

/**
 * Writes a file next to its destination, readable by its owner only, so that a half-written file never has the final
 * name. Rejects with the system's error or with what `write` rejects with, and then leaves nothing behind. Leftovers of
 * an earlier attempt that crashed are removed first, because they hold passwords.
 *
 * The write-file-atomic package does not fit: it follows links and cannot leave an existing file alone.
 */
export async function writeBeside(path: string, write: (file: FileHandle) => Promise<void>): Promise<PendingFile> {
  const temporary = partOf(path, randomBytes(6).toString('hex'))
  await removeLeftovers(path)
  const file = await open(temporary, 'wx', 0o600)
  try {
    await write(file)
    await flush(file)
    await file.close()
  } catch (error) {
    await file.close().catch(() => {})
    await rm(temporary, { force: true })
    throw error
  }
  return pendingFile(temporary, path)
}

/** A file that is written in several sessions and gets its final name only once it is complete. */
export interface PartFile {
  file: FileHandle
  /** How much earlier sessions wrote, in bytes. */
  written: number
  /** Ends writing; the file is complete. */
  complete(): Promise<PendingFile>
  /** Ends this session, and keeps or removes what was written. */
  leave(kept: boolean): Promise<void>
}

/**
 * Opens the partial file next to its destination, as an earlier session left it for the same `mark` (twelve hexadecimal
 * digits). Partial files with other marks are removed. A link in its place is not followed.
 */
export async function openPart(path: string, mark: string): Promise<PartFile> {
  const temporary = partOf(path, mark)
  await removeLeftovers(path, temporary)
  const { O_CREAT, O_RDWR, O_NOFOLLOW = 0 } = constants
  const file = await open(temporary, O_CREAT | O_RDWR | O_NOFOLLOW, 0o600)
  return {
    file,
    written: (await file.stat()).size,
    async complete() {
      await flush(file)
      await file.close()
      return pendingFile(temporary, path)
    },
    async leave(kept) {
      await file.close().catch(() => {})
      if (!kept) await rm(temporary, { force: true })
    },
  }
}

const partOf = (path: string, mark: string) => join(dirname(path), `.${basename(path)}.${mark}.part`)

function pendingFile(temporary: string, path: string): PendingFile {
  const discard = () => rm(temporary, { force: true })
  const place = async (overwrite: boolean, name = path) => {
    try {
      if (!overwrite) {
        const linked = await tryLink(temporary, name)
        if (linked !== 'impossible' || (await exists(name))) return linked === 'linked'
      }
      // Renaming replaces a link itself, never what it points at.
      await rename(temporary, name)
      return true
    } finally {
      await discard()
    }
  }
  return { place, discard }
}

/** Removes partial files of one place. The app writes one file at a time there, so they are no longer in use. */
export async function removeLeftovers(path: string, except?: string): Promise<void> {
  const folder = dirname(path)
  const names = await readdir(folder).catch(() => [])
  const prefix = `.${basename(path)}.`
  const leftovers = names.filter(
    (name) => name.startsWith(prefix) && /^[0-9a-f]{12}\.part$/.test(name.slice(prefix.length)),
  )
  const old = leftovers.map((name) => join(folder, name)).filter((leftover) => leftover !== except)
  await Promise.all(old.map((leftover) => rm(leftover, { force: true }).catch(() => {})))
}

/** Some shares and FUSE file systems cannot flush a file; the data is written all the same. */
export async function flush(file: FileHandle): Promise<void> {
  try {
    await file.sync()
  } catch (error) {
    if (!['EINVAL', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'].includes(codeOf(error))) throw error
  }
}

/**
 * Links atomically, and only if the name is free. USB sticks and some shares do not support hard links and report this
 * with different codes (EPERM, ENOTSUP; EISDIR for exFAT on Windows). If something else is wrong, the rename that
 * follows reports it.
 */
async function tryLink(from: string, to: string): Promise<'linked' | 'taken' | 'impossible'> {
  try {
    await link(from, to)
    return 'linked'
  } catch (error) {
    return codeOf(error) === 'EEXIST' ? 'taken' : 'impossible'
  }
}

/** Whether anything has this name, including a dangling link. */
export async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path)
    return true
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false
    throw error
  }
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '')

const reasons = new Map<string, AppErrorOf<'cannot-save'>['reason']>([
  ['EACCES', 'denied'],
  ['EPERM', 'denied'],
  ['EROFS', 'denied'],
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['ENOENT', 'missing'],
  ['ENOTDIR', 'missing'],
])

/**
 * Runs work that writes files. A system error becomes `cannot-save`, without the path, which may contain a person's
 * name.
 */
export async function savingFiles<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (cause) {
    const code = systemCode(cause)
    if (code === null) throw cause
    throw new Failure({ code: 'cannot-save', reason: reasons.get(code) ?? 'other', details: [code] })
  }
}

/** The code of a system's error (`EACCES`), or null for any other. */
export function systemCode(cause: unknown): string | null {
  if (!(cause instanceof Error) || !('code' in cause) || typeof cause.code !== 'string') return null
  return /^E[A-Z0-9]+$/.test(cause.code) ? cause.code : null
}
