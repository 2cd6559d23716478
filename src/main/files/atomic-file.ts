import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { type FileHandle, link, lstat, open, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** A file that is complete but does not bear its name yet. */
export interface PendingFile {
  /** Gives it its name; false where another file has it and may not be replaced. */
  place(overwrite: boolean): Promise<boolean>
  discard(): Promise<void>
}

/**
 * Writes a file beside where it will be, readable by its owner only, so that its name never stands for half of it.
 * Rejects with the system's error, or with what `write` rejects with, and leaves nothing behind then. What a crash left
 * behind of an earlier try goes first: it holds passwords.
 *
 * The write-file-atomic package is no help here: it follows links and cannot leave an existing file alone.
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

/** A file that is written in several goes, and goes by its name only once it is complete. */
export interface PartFile {
  file: FileHandle
  /** What an earlier go left, in bytes. */
  written: number
  /** No more comes. */
  complete(): Promise<PendingFile>
  /** Ends this go; what is written stays for another one, or goes. */
  leave(kept: boolean): Promise<void>
}

/**
 * Opens the part of a file beside where it will be, as an earlier go left it for the same `mark`: twelve hexadecimal
 * digits. The parts of all other marks go. A link in its place is not followed.
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
  const place = async (overwrite: boolean) => {
    try {
      if (!overwrite) {
        const linked = await tryLink(temporary, path)
        if (linked !== 'impossible' || (await exists(path))) return linked === 'linked'
      }
      // Renaming replaces a link itself, never what it points at.
      await rename(temporary, path)
      return true
    } finally {
      await discard()
    }
  }
  return { place, discard }
}

/** One app writes one file at a time, so nobody is still at work on these. */
async function removeLeftovers(path: string, except?: string): Promise<void> {
  const folder = dirname(path)
  const names = await readdir(folder).catch(() => [])
  const prefix = `.${basename(path)}.`
  const parts = names.filter(
    (name) => name.startsWith(prefix) && /^[0-9a-f]{12}\.part$/.test(name.slice(prefix.length)),
  )
  const old = parts.map((name) => join(folder, name)).filter((part) => part !== except)
  await Promise.all(old.map((part) => rm(part, { force: true }).catch(() => {})))
}

/** Some shares and FUSE file systems cannot flush a file; what is written is written all the same. */
async function flush(file: FileHandle): Promise<void> {
  try {
    await file.sync()
  } catch (error) {
    if (!['EINVAL', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'].includes(codeOf(error))) throw error
  }
}

/**
 * A second name is given only if it is free, and at once. Sticks and some shares know no second names, and each says so
 * with a code of its own (EPERM, ENOTSUP; EISDIR for exFAT on Windows): where something else is the matter, renaming
 * will tell.
 */
async function tryLink(from: string, to: string): Promise<'linked' | 'taken' | 'impossible'> {
  try {
    await link(from, to)
    return 'linked'
  } catch (error) {
    return codeOf(error) === 'EEXIST' ? 'taken' : 'impossible'
  }
}

/** Whether anything bears the name, a link to nowhere included. */
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
