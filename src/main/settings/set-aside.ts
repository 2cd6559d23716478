import { readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

const keptFiles = 3

/**
 * Renames `<name>.json` to `<name>.corrupt-<date>.json`, so that a person or their support can still look into it, and
 * removes all but the newest three of these. Rejects if the file system does.
 */
export async function setAside(directory: string, name: string): Promise<void> {
  const date = new Date().toISOString().replaceAll(/[:.]/g, '-')
  await rename(join(directory, `${name}.json`), join(directory, `${name}.corrupt-${date}.json`))
  const aside = (await readdir(directory)).filter((file) => file.startsWith(`${name}.corrupt-`))
  // The names sort by date.
  for (const old of aside.sort().slice(0, -keptFiles)) await rm(join(directory, old), { recursive: true })
}
