import { Failure } from '../../shared/errors.ts'
import type { Peaks } from '../../shared/recordings/recording.ts'
import type { SoundPackets } from '../../shared/recordings/sound-packets.ts'
import { firstFrameAt } from '../audio/mp3.ts'
import { mp3Demuxer } from '../audio/mp3-packets.ts'
import { isOggOpus, oggOpusDemuxer } from '../audio/ogg-opus.ts'
import { packetChunks } from '../audio/packets.ts'
import { computePeaks } from '../audio/peaks.ts'
import { type EncodedSound, headBytes, identifySound } from '../audio/sound-format.ts'
import type { ByteStream } from '../http/byte-stream.ts'
import { type OpenPart, type Patience, readOn } from '../http/read-on.ts'
import { decodedSource } from './decoded-source.ts'
import { type ByteRange, type MediaSource, readAll } from './media-source.ts'
import { hasUnstatedLength, withExactTimes } from './mp3-source.ts'

export interface RemoteSource extends MediaSource {
  /** Computes the waveform, which reads the whole sound once more; null for a format that main cannot decode. */
  readonly peaks: ((points: number, signal: AbortSignal) => Promise<Peaks>) | null
  /** Reads the whole sound once more as packets that the page can decode; null for other formats than MP3 and Opus. */
  readonly packets: ((signal: AbortSignal) => AsyncGenerator<SoundPackets, void>) | null
}

/** A portal's file as it is. */
interface RemoteFile extends Pick<MediaSource, 'length' | 'isInMemory' | 'read'> {
  head: Uint8Array
  /** Reads beside playback, and leaves it the first request's answer. */
  readAside: MediaSource['read']
}

interface Options {
  patience?: Patience
  /** In bytes. */
  mostInMemory?: number
  /** How much of a sound that is fetched before playback has arrived, in bytes; `total` is 0 if it is unknown. */
  onProgress?: (progress: { done: number; total: number }) => void
}

/** The limit for fetching a whole file from a portal without range support, in bytes: an hour of MP3 at 128 kbit/s. */
const mostInMemory = 64_000_000
/** The chunk size for reading from memory, in bytes. */
const piece = 65_536

/**
 * Opens a sound at a portal. The first request also supplies the beginning of the sound, so that opening costs no extra
 * request. Without range support the file is read into memory, up to 64 MB. What Chromium does not play is decoded while
 * it is read; fails with `cannot-play` if that is not possible either. An MP3 file that does not state its length is
 * turned into MP4 in memory. What is fetched whole reports its progress.
 *
 * @param signal closes the sound
 */
export async function openRemoteSource(
  open: OpenPart,
  signal: AbortSignal,
  options: Options = {},
): Promise<RemoteSource> {
  const stream = await open({ first: 0, last: null, ifRange: null }, signal)
  try {
    const file = stream.range ? await inParts(open, stream, options) : await inMemory(stream, options)
    return await playable(file, stream.fault, signal, options)
  } catch (cause) {
    stream.close()
    throw cause
  }
}

/** Throws if the file is empty, no sound, or a sound that neither Chromium nor main can decode. */
async function playable(
  file: RemoteFile,
  fault: ByteStream['fault'],
  signal: AbortSignal,
  options: Options,
): Promise<RemoteSource> {
  const { head, length, isInMemory, read } = file
  if (length === 0) throw new Failure({ code: 'cannot-play', reason: 'empty', format: '' })
  const format = identifySound(head, length)
  switch (format?.kind) {
    case 'playable':
      if (format.mediaType === 'audio/mpeg' && length <= (options.mostInMemory ?? mostInMemory)) {
        if (await hasUnstatedLength(file, signal)) return await inMp4(file, signal, options)
      }
      return {
        mediaType: format.mediaType,
        length,
        isInMemory,
        read,
        peaks: peaksOf(file, format.encoded),
        packets: packetsOf(file, format.mediaType),
      }
    case 'decodable':
      return { ...decodedSource(file, format.encoded), peaks: peaksOf(file, format.encoded), packets: null }
    case 'unplayable':
      throw new Failure({ code: 'cannot-play', reason: 'format', format: format.name })
    case 'empty':
      throw new Failure({ code: 'cannot-play', reason: 'empty', format: '' })
    default:
      throw fault('a file that is no known sound')
  }
}

/** Every frame has to be read before the length is known, so the file is then played from memory. */
async function inMp4({ head, length, read }: RemoteFile, signal: AbortSignal, options: Options): Promise<RemoteSource> {
  const bytes = await readAll(counted(read({ first: 0, last: length - 1 }, signal), length, options))
  const parts = withExactTimes(bytes)
  const mediaType = parts ? 'audio/mp4' : 'audio/mpeg'
  const packets = packetsOf({ head, length, readAside: fromMemory([bytes]).read }, 'audio/mpeg')
  return { mediaType, peaks: null, packets, ...fromMemory(parts ?? [bytes]) }
}

function peaksOf({ readAside }: RemoteFile, encoded: EncodedSound | null): RemoteSource['peaks'] {
  if (!encoded || encoded.frames === 0) return null
  const { start, bytes } = encoded
  return (points, signal) => computePeaks(readAside({ first: start, last: start + bytes - 1 }, signal), encoded, points)
}

function packetsOf(
  { head, length, readAside }: Pick<RemoteFile, 'head' | 'length' | 'readAside'>,
  mediaType: string,
): RemoteSource['packets'] {
  const isMp3 = mediaType === 'audio/mpeg'
  if (!isMp3 && !(mediaType === 'audio/ogg' && isOggOpus(head))) return null
  // A tag may be as large as the picture in it.
  const range = { first: isMp3 ? Math.min(firstFrameAt(head), length - 1) : 0, last: length - 1 }
  return (signal) => packetChunks(readAside(range, signal), isMp3 ? mp3Demuxer() : oggOpusDemuxer())
}

async function inParts(open: OpenPart, stream: ByteStream, options: Options): Promise<RemoteFile> {
  const { length, etag } = stream
  if (length === null) throw stream.fault('a length that is not told')
  const { head, begun } = await peek(stream)
  let unread: ByteStream | null = begun
  return {
    head,
    length,
    isInMemory: false,
    read(range, signal) {
      // The header may have been read by now, or be no part of what is played.
      const taken = range.first < head.length ? unread : null
      if (!taken) unread?.close()
      unread = null
      const begun = taken && { ...taken, body: skipping(taken.body, range.first) }
      return readOn(open, { etag, length }, range, { ...options, signal, begun })
    },
    // The portal records each request from the beginning as a play, so that part comes from memory.
    async *readAside({ first, last }, signal) {
      if (first < head.length) yield head.subarray(first, last + 1)
      const rest = { first: Math.max(first, head.length), last }
      if (rest.first <= last) yield* readOn(open, { etag, length }, rest, { ...options, signal })
    },
  }
}

async function* skipping(body: AsyncIterable<Uint8Array>, bytes: number): AsyncGenerator<Uint8Array> {
  let left = bytes
  for await (const chunk of body) {
    const wanted = chunk.subarray(Math.min(left, chunk.length))
    left -= chunk.length - wanted.length
    if (wanted.length > 0) yield wanted
  }
}

/** Passes chunks on, and reports how much has arrived. */
async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  total: number,
  { onProgress }: Options,
): AsyncGenerator<Uint8Array> {
  let done = 0
  for await (const chunk of chunks) {
    done += chunk.byteLength
    onProgress?.({ done, total })
    yield chunk
  }
}

async function inMemory(stream: ByteStream, options: Options): Promise<RemoteFile> {
  const most = options.mostInMemory ?? mostInMemory
  const tooLarge = () => stream.fault('a file without parts that is too large to be kept in memory')
  if ((stream.length ?? 0) > most) throw tooLarge()
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of counted(stream.body, stream.length ?? 0, options)) {
    length += chunk.byteLength
    if (length > most) throw tooLarge()
    chunks.push(chunk)
  }
  const bytes = Buffer.concat(chunks)
  const file = fromMemory([bytes])
  return { ...file, head: bytes.subarray(0, headBytes), readAside: file.read }
}

/** A file whose parts are in memory. */
function fromMemory(parts: readonly Uint8Array[]): Pick<RemoteFile, 'length' | 'isInMemory' | 'read'> {
  return {
    length: parts.reduce((sum, part) => sum + part.length, 0),
    isInMemory: true,
    async *read({ first, last }: ByteRange, signal) {
      let start = 0
      for (const part of parts) {
        const end = Math.min(part.length, last + 1 - start)
        for (let at = Math.max(0, first - start); at < end; at += piece) {
          if (signal.aborted) throw new Failure({ code: 'cancelled' })
          yield part.subarray(at, Math.min(at + piece, end))
        }
        start += part.length
      }
    },
  }
}

/** Reads the beginning of a stream, and returns it with a stream that still starts there. */
async function peek(stream: ByteStream): Promise<{ head: Uint8Array; begun: ByteStream }> {
  const rest = stream.body[Symbol.asyncIterator]()
  const read: Uint8Array[] = []
  let bytes = 0
  while (bytes < headBytes) {
    const { done, value } = await rest.next()
    if (done) break
    read.push(value)
    bytes += value.byteLength
  }
  async function* body(): AsyncGenerator<Uint8Array> {
    yield* read
    yield* { [Symbol.asyncIterator]: () => rest }
  }
  return { head: Buffer.concat(read), begun: { ...stream, body: body() } }
}
