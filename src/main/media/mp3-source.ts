import { bitratesIn, firstFrameAt, frameAt, indexFrames, statesLength } from '../audio/mp3.ts'
import { mp4Head } from '../audio/mp4.ts'
import type { MediaSource } from './media-source.ts'

/** How much is looked at in each place, in bytes: at least three frames of the highest bit rate. */
const lookedAt = 8_192

/**
 * Whether an MP3 file has a variable bit rate but no header that states its length. Chromium takes the first bit rate
 * for that of the whole file then, and is wrong by minutes. A first part of silence has one bit rate, so other places
 * are looked at too.
 */
export async function hasUnstatedLength(
  { head, length, readAside }: Pick<MediaSource, 'length'> & { head: Uint8Array; readAside: MediaSource['read'] },
  signal: AbortSignal,
): Promise<boolean> {
  const start = firstFrameAt(head)
  const frame = frameAt(head, start)
  if (!frame || statesLength(head, start, frame)) return false
  const rates = bitratesIn(head.subarray(start), frame)
  for (const part of [0.25, 0.5, 0.75]) {
    const first = Math.floor(length * part)
    if (rates.size > 1 || length <= head.length) break
    const chunks: Uint8Array[] = []
    for await (const chunk of readAside({ first, last: Math.min(first + lookedAt, length) - 1 }, signal)) {
      chunks.push(chunk)
    }
    for (const rate of bitratesIn(Buffer.concat(chunks), frame)) rates.add(rate)
  }
  return rates.size > 1
}

/** The parts of a file in which each moment is where Chromium looks for it, or null if it is no MP3 file. */
export function withExactTimes(file: Uint8Array): Uint8Array[] | null {
  const index = indexFrames(file)
  return index && [mp4Head(index), file.subarray(index.start, index.end)]
}
