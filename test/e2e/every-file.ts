import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'

/** The content of every file in and below a folder, byte for byte (Latin-1), to search it for secrets. */
export async function everyFile(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  // The host's Chromium saves there what it would restore after a crash, including forms; Electron does not.
  const isOwn = (parent: string) => process.env.E2E_RUNTIME !== 'electron' && basename(parent) === 'Sessions'
  const files = entries.filter((entry) => entry.isFile() && !isOwn(entry.parentPath))
  return Promise.all(files.map((entry) => readFile(join(entry.parentPath, entry.name), 'latin1').catch(() => '')))
}
