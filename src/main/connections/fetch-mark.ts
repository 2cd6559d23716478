import type { ByteStreams } from '../http/byte-stream.ts'
import type { MarkImage } from './marks.ts'
import { problemsInMark } from './svg-mark.ts'

const mostBytes = 100_000
/** In milliseconds. */
const longest = 20_000
/** The longest edge of a PNG: a small file may unpack to gigabytes of pixels. */
const mostPixels = 1024

/**
 * Fetches a portal's mark, without any credentials, and rejects unless it is a drawing and nothing else.
 */
export async function fetchMark(http: ByteStreams, url: URL): Promise<MarkImage> {
  const stream = await http.stream({ url, signal: AbortSignal.timeout(longest) })
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of stream.body) {
    length += piece.byteLength
    if (length > mostBytes) {
      stream.close()
      throw stream.fault('a mark that is too large')
    }
    pieces.push(piece)
  }
  const bytes = Buffer.concat(pieces)
  const type = isStillPng(bytes) ? 'image/png' : isDrawing(bytes) ? 'image/svg+xml' : null
  if (!type) throw stream.fault('a mark that is no PNG and no SVG of paths and shapes')
  return { type, bytes }
}

/** Source: PNG specification, sections 5.2 and 11.2.1: signature, then IHDR with both sides. `acTL` announces frames. */
function isStillPng(bytes: Buffer): boolean {
  if (bytes.length < 33 || bytes.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') return false
  const sides = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  return (
    bytes.toString('latin1', 12, 16) === 'IHDR' &&
    sides.every((side) => side > 0 && side <= mostPixels) &&
    !bytes.includes('acTL')
  )
}

function isDrawing(bytes: Buffer): boolean {
  return problemsInMark(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).length === 0
}
