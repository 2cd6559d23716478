import { deflateRawSync } from 'node:zlib'
import { Zip, ZipPassThrough } from 'fflate/browser'
import { writeBeside } from '../../files/atomic-file.ts'
import type { ConfigFile } from '../formats/phone-format.ts'

/** Permissions of the entries as Unix writes them: a regular file for its owner only. */
const ownerOnly = 0o100600 * 0x10000
const unix = 3

/** Writes are buffered up to this many bytes, because each entry causes three writes of a few hundred bytes. */
const gathered = 64 * 1024

/**
 * A window of 4 KiB: files of a few hundred bytes need no more, and each would otherwise hold 256 KiB until garbage
 * collection.
 */
const forSmallFiles = { windowBits: 12, memLevel: 5 }

/** An entry deflated by Node's own zlib: fflate's takes a millisecond or more to set up for each file. */
class DeflatedEntry extends ZipPassThrough {
  override compression = 8

  protected override process(content: Uint8Array, final: boolean): void {
    this.ondata(null, deflateRawSync(content, forSmallFiles), final)
  }
}

/** A zip archive that is written incrementally; only its central directory grows in memory. */
export class ZipArchive {
  readonly #write: (bytes: Uint8Array) => Promise<unknown>
  #ready: Uint8Array[] = []
  #readyBytes = 0
  readonly #zip: Zip

  /** Each write is awaited before the next entry is added. */
  constructor(write: (bytes: Uint8Array) => Promise<unknown>) {
    this.#write = write
    this.#zip = new Zip((error, bytes) => {
      if (error) throw error
      this.#ready.push(bytes)
      this.#readyBytes += bytes.length
    })
  }

  async add(name: string, content: Uint8Array): Promise<void> {
    const entry = new DeflatedEntry(name)
    entry.os = unix
    entry.attrs = ownerOnly
    this.#zip.add(entry)
    entry.push(content, true)
    if (this.#readyBytes >= gathered) await this.#flush()
  }

  /** Writes the central directory. */
  async end(): Promise<void> {
    this.#zip.end()
    await this.#flush()
  }

  async #flush(): Promise<void> {
    const bytes = Buffer.concat(this.#ready)
    this.#ready = []
    this.#readyBytes = 0
    await this.#write(bytes)
  }
}

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
