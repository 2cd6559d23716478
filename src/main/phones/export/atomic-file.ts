import { randomBytes } from 'node:crypto'
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
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.part`)
  await removeLeftovers(path)
  const discard = () => rm(temporary, { force: true })
  const file = await open(temporary, 'wx', 0o600)
  try {
    await write(file)
    await flush(file)
    await file.close()
  } catch (error) {
    await file.close().catch(() => {})
    await discard()
    throw error
  }
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
async function removeLeftovers(path: string): Promise<void> {
  const folder = dirname(path)
  const names = await readdir(folder).catch(() => [])
  const prefix = `.${basename(path)}.`
  const parts = names.filter(
    (name) => name.startsWith(prefix) && /^[0-9a-f]{12}\.part$/.test(name.slice(prefix.length)),
  )
  await Promise.all(parts.map((name) => rm(join(folder, name), { force: true }).catch(() => {})))
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
