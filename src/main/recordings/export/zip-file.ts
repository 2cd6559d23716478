import { constants, createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import { flush } from '../../files/atomic-file.ts'
import { directoryHeader, endRecords, localHeader, localHeaderBytes, type ZipEntry } from './zip-records.ts'

/** How many headers of the directory are written at once. */
const batch = 1000

const endOf = ({ name, at, bytes }: ZipEntry) => at + localHeaderBytes(name) + bytes

/**
 * A zip archive that grows entry by entry and can be continued after any of them, also by another run of the app.
 * Entries are stored as they are, because recorded sound barely shrinks; archive and entries may exceed 4 GiB (Zip64).
 *
 * fflate, which writes the other archives, has no Zip64. yazl writes an archive in one go: to resume an export, every
 * recording would have to stay on disk a second time until all have come.
 */
export class ZipFile {
  readonly #file: FileHandle
  readonly #entries: ZipEntry[]
  #end: number
  readonly #made = new Date()

  private constructor(file: FileHandle, entries: readonly ZipEntry[]) {
    this.#file = file
    this.#entries = [...entries]
    this.#end = Math.max(0, ...entries.slice(-1).map(endOf))
  }

  /**
   * Opens an archive, which need not exist, after the entries that are in it already; those that are missing at its end
   * are left out. A link is not followed.
   *
   * @param entries in the order of their place
   */
  static async open(path: string, entries: readonly ZipEntry[]): Promise<ZipFile> {
    const { O_CREAT, O_RDWR, O_NOFOLLOW = 0 } = constants
    const file = await open(path, O_CREAT | O_RDWR | O_NOFOLLOW, 0o600)
    const { size } = await file.stat()
    const zip = new ZipFile(
      file,
      entries.filter((entry) => endOf(entry) <= size),
    )
    await file.truncate(zip.#end)
    return zip
  }

  get names(): string[] {
    return this.#entries.map(({ name }) => name)
  }

  addFile(name: string, path: string): Promise<ZipEntry> {
    return this.#add(name, createReadStream(path, { highWaterMark: 1_048_576 }))
  }

  addText(name: string, text: string): Promise<ZipEntry> {
    return this.#add(name, Readable.from([Buffer.from(text)]))
  }

  /** One at a time. Its bytes are on the disk then. An entry that fails is overwritten by the next one. */
  async #add(name: string, content: AsyncIterable<Uint8Array>): Promise<ZipEntry> {
    const at = this.#end
    const begin = at + localHeaderBytes(name)
    let [bytes, crc] = [0, 0]
    for await (const chunk of content) {
      await write(this.#file, chunk, begin + bytes)
      crc = crc32(chunk, crc)
      bytes += chunk.byteLength
    }
    const entry = { name, at, bytes, crc }
    await write(this.#file, localHeader(entry, this.#made), at)
    await flush(this.#file)
    this.#entries.push(entry)
    this.#end = begin + bytes
    return entry
  }

  /** Writes the central directory and closes the file. */
  async finish(): Promise<void> {
    let end = this.#end
    for (let next = 0; next < this.#entries.length; next += batch) {
      const some = this.#entries.slice(next, next + batch)
      const headers = Buffer.concat(some.map((entry) => directoryHeader(entry, this.#made)))
      await write(this.#file, headers, end)
      end += headers.byteLength
    }
    const directory = { at: this.#end, bytes: end - this.#end, count: this.#entries.length }
    await write(this.#file, endRecords(directory), end)
    await flush(this.#file)
    await this.#file.close()
  }

  close(): Promise<void> {
    return this.#file.close()
  }
}

async function write(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.byteLength; ) {
    done += (await file.write(bytes, done, bytes.byteLength - done, position + done)).bytesWritten
  }
}
