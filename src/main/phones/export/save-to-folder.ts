import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { exists, type PendingFile, writeBeside } from '../../files/atomic-file.ts'
import type { ConfigFile } from '../formats/phone-format.ts'

/** The names written, or, if nothing was written, the existing ones that may not be replaced. */
export type SavedFiles = { ok: true; names: string[] } | { ok: false; exists: string[] }

/**
 * Saves one phone's files to a folder, which is created for its owner only if it is missing. All files are written
 * before the first gets its final name. `replace` names the existing files that a person agreed to lose. Rejects with
 * the system's error.
 */
export async function saveToFolder(
  files: readonly ConfigFile[],
  folder: string,
  options: { replace: readonly string[] },
): Promise<SavedFiles> {
  // Windows refuses to create a drive's root even though it exists.
  if (!(await exists(folder))) await mkdir(folder, { recursive: true, mode: 0o700 })
  const names = files.map((file) => file.name)
  const mayReplace = (name: string) => options.replace.includes(name)
  const taken = await Promise.all(names.map(async (name) => !mayReplace(name) && (await exists(join(folder, name)))))
  if (taken.includes(true)) return { ok: false, exists: names.filter((_, index) => taken[index]) }
  const pending: [name: string, file: PendingFile][] = []
  const late: string[] = []
  try {
    for (const { name, content } of files) {
      pending.push([name, await writeBeside(join(folder, name), (file) => file.writeFile(content))])
    }
    for (const [name, file] of pending) if (!(await file.place(mayReplace(name)))) late.push(name)
  } finally {
    await Promise.all(pending.map(([, file]) => file.discard()))
  }
  return late.length > 0 ? { ok: false, exists: late } : { ok: true, names }
}
