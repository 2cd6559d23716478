import { writeBeside } from '../../files/atomic-file.ts'
import type { ConfigFile } from '../formats/phone-format.ts'
import { ZipArchive } from './zip-archive.ts'

/**
 * Saves one phone's files as a zip archive for its owner only, replacing an existing file. Rejects with the system's
 * error.
 */
export async function saveToZip(files: readonly ConfigFile[], path: string): Promise<void> {
  const pending = await writeBeside(path, async (file) => {
    const archive = new ZipArchive((bytes) => file.writeFile(bytes))
    for (const { name, content } of files) await archive.add(name, Buffer.from(content))
    await archive.end()
  })
  await pending.place(true)
}
