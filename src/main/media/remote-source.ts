import type { ByteStream } from '../http/byte-stream.ts'
import { type OpenPart, type Patience, readOn } from '../http/read-on.ts'
import type { ByteRange, MediaSource } from './media-source.ts'

/** The limit for fetching a whole file from a portal without range support, in bytes: an hour of MP3 at 128 kbit/s. */
const mostInMemory = 64_000_000
/** The chunk size for reading from memory, in bytes. */
const piece = 65_536

/**
 * Opens a sound at a portal. The first request also supplies the beginning of the sound, so that opening costs no extra
 * request. Without range support the file is read into memory, up to 64 MB; `isInMemory` is then true.
 *
 * @param signal closes the sound
 */
export async function openRemoteSource(
  open: OpenPart,
  signal: AbortSignal,
  options: { patience?: Patience; mostInMemory?: number } = {},
): Promise<MediaSource> {
  const stream = await open({ first: 0, last: null, ifRange: null }, signal)
  try {
    return stream.range ? await inParts(open, stream, options) : await inMemory(stream, options)
  } catch (cause) {
    stream.close()
    throw cause
  }
}

async function inParts(open: OpenPart, stream: ByteStream, options: { patience?: Patience }): Promise<MediaSource> {
  const { length, etag } = stream
  if (length === null) throw stream.fault('a length that is not told')
  const { head, begun } = await peek(stream)
  let unread: ByteStream | null = begun
  return {
    mediaType: typeOf(head, stream),
    length,
    isInMemory: false,
    read(range, signal) {
      const taken = range.first === 0 ? unread : null
      if (!taken) unread?.close()
      unread = null
      return readOn(open, { etag, length }, range, { ...options, signal, begun: taken })
    },
  }
}

async function inMemory(stream: ByteStream, options: { mostInMemory?: number }): Promise<MediaSource> {
  const most = options.mostInMemory ?? mostInMemory
  const tooLarge = () => stream.fault('a file without parts that is too large to be kept in memory')
  if ((stream.length ?? 0) > most) throw tooLarge()
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of stream.body) {
    length += chunk.byteLength
    if (length > most) throw tooLarge()
    chunks.push(chunk)
  }
  const bytes = Buffer.concat(chunks)
  return {
    mediaType: typeOf(bytes, stream),
    length,
    isInMemory: true,
    async *read({ first, last }: ByteRange, signal) {
      for (let at = first; at <= last; at += piece) {
        signal.throwIfAborted()
        yield bytes.subarray(at, Math.min(at + piece, last + 1))
      }
    },
  }
}

function typeOf(head: Uint8Array, stream: ByteStream): string {
  const type = soundType(head)
  if (type === null) throw stream.fault(head.byteLength === 0 ? 'an empty file' : 'a file that is no known sound')
  return type
}

/** Reads the beginning of a stream, and returns it with a stream that still starts there. */
async function peek(stream: ByteStream): Promise<{ head: Uint8Array; begun: ByteStream }> {
  const rest = stream.body[Symbol.asyncIterator]()
  const read: Uint8Array[] = []
  let bytes = 0
  while (bytes < typeBytes) {
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

/** How many of a file's first bytes are needed to determine its type. */
const typeBytes = 12

/**
 * The MIME type from a file's first bytes (mimesniff.spec.whatwg.org, 6.2), or null if it is no sound that may be
 * passed to Chromium. The portal's own type is not used: it is often application/octet-stream, and the page would trust
 * it.
 */
export function soundType(bytes: Uint8Array): string | null {
  const text = Buffer.from(bytes).toString('latin1')
  if (/^RIFF.{4}WAVE/s.test(text)) return 'audio/wav'
  if (text.startsWith('OggS')) return 'audio/ogg'
  if (text.startsWith('fLaC')) return 'audio/flac'
  if (text.startsWith('ID3')) return 'audio/mpeg'
  if (/^.{4}ftyp/s.test(text)) return 'audio/mp4'
  if (text.startsWith('\x1a\x45\xdf\xa3')) return 'audio/webm'
  const [sync = 0, second = 0] = bytes
  if (sync !== 0xff || second < 0xe0) return null
  const layer = (second >> 1) & 3
  if (layer !== 0) return 'audio/mpeg'
  return second >= 0xf0 ? 'audio/aac' : null
}
