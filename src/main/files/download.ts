import { createHash, type Hash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { Failure } from '../../shared/errors.ts'
import type { ByteStream } from '../http/byte-stream.ts'
import { type OpenPart, type Patience, readOn, strongTag } from '../http/read-on.ts'
import { openPart, type PartFile, type PendingFile, savingFiles } from './atomic-file.ts'

export interface DownloadOptions {
  signal: AbortSignal
  /**
   * Whether what arrived before a failure or cancellation is kept for the next download of the same version to the same
   * place.
   */
  keepPart: boolean
  onProgress?: (bytes: { done: number; total: number }) => void
  patience?: Patience
}

/** A file that arrived whole and does not have its final name yet. */
export interface Downloaded extends PendingFile {
  bytes: number
  /** The SHA-256 of its bytes in hexadecimal. */
  sha256: string
  /** The one that the portal names, or null. */
  announced: string | null
  /** Its first bytes, which tell its type. */
  head: Uint8Array
}

const headBytes = 12

/** The chunk size for reading and hashing from disk, in bytes. */
const piece = 1_048_576

/**
 * Saves a portal's file next to its destination, for the caller to check and to give it its final name. After a broken
 * connection the rest is requested. A kept part is continued only for the same version: its name holds the ETag's hash.
 * Rejects with `cannot-save` if the system refuses to write, and as the portal's streams do.
 */
export async function download(path: string, open: OpenPart, options: DownloadOptions): Promise<Downloaded> {
  const stream = await open({ first: 0, last: null, ifRange: null }, options.signal)
  const total = stream.length
  if (total === null) {
    stream.close()
    throw stream.fault('a length that is not told')
  }
  const tag = strongTag(stream.etag)
  try {
    return await savingFiles(async () => {
      const part = await openPart(path, markOf(tag ?? ''))
      const isKept = options.keepPart && tag !== null && stream.range !== null
      try {
        const filled = await fill(part, open, { ...options, stream, total })
        return { ...filled, ...(await part.complete()), announced: stream.sha256 }
      } catch (cause) {
        await part.leave(isKept && cause instanceof Failure)
        throw cause
      }
    })
  } finally {
    stream.close()
  }
}

const markOf = (tag: string) => createHash('sha256').update(tag).digest('hex').slice(0, 12)

type Filled = Pick<Downloaded, 'bytes' | 'sha256' | 'head'>
type Filling = Pick<DownloadOptions, 'signal' | 'onProgress' | 'patience'> & { stream: ByteStream; total: number }

async function fill(part: PartFile, open: OpenPart, filling: Filling): Promise<Filled> {
  const { stream, total, signal, onProgress, patience } = filling
  const hash = createHash('sha256')
  let done = 0
  // Without range support, or without a version to compare, the download starts over.
  if (stream.range && strongTag(stream.etag) && part.written <= total) done = await hashWritten(part, hash)
  else await part.file.truncate(0)
  const begun = done === 0 ? stream : null
  if (!begun) stream.close()
  const version = { etag: stream.etag, length: total }
  const rest = readOn(open, version, { first: done, last: total - 1 }, { signal, begun, ...(patience && { patience }) })
  for await (const bytes of rest) {
    await writeAll(part.file, bytes, done)
    hash.update(bytes)
    done += bytes.byteLength
    onProgress?.({ done, total })
  }
  const head = Buffer.alloc(Math.min(headBytes, done))
  await part.file.read(head, 0, head.byteLength, 0)
  return { bytes: done, sha256: hash.digest('hex'), head }
}

async function hashWritten({ file, written }: PartFile, hash: Hash): Promise<number> {
  const buffer = Buffer.alloc(piece)
  let at = 0
  while (at < written) {
    const { bytesRead } = await file.read(buffer, 0, Math.min(piece, written - at), at)
    if (bytesRead === 0) break
    hash.update(buffer.subarray(0, bytesRead))
    at += bytesRead
  }
  return at
}

async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let written = 0
  while (written < bytes.byteLength) {
    const { bytesWritten } = await file.write(bytes, written, bytes.byteLength - written, position + written)
    written += bytesWritten
  }
}
