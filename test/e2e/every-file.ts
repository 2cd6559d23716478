import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'

/** The content of every file in a folder and below it, byte for byte (Latin-1), for hunting secrets. */
export async function everyFile(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  // The host's Chromium writes there what it would show again after a crash, forms included; Electron has no such thing.
  const isOwn = (parent: string) => process.env.E2E_RUNTIME !== 'electron' && basename(parent) === 'Sessions'
  const files = entries.filter((entry) => entry.isFile() && !isOwn(entry.parentPath))
  return Promise.all(files.map((entry) => readFile(join(entry.parentPath, entry.name), 'latin1').catch(() => '')))
}
