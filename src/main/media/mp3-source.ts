import { bitratesIn, firstFrameAt, frameAt, indexFrames, statesLength } from '../audio/mp3.ts'
import { mp4Head } from '../audio/mp4.ts'
import { type MediaSource, readAll } from './media-source.ts'

/** How many bytes are read in each place: more than three frames of the highest bit rate. */
const sampleBytes = 8_192

/**
 * Whether an MP3 file has a variable bit rate but no header that states its length. Chromium then takes the first bit
 * rate for that of the whole file and is wrong by minutes. Silence at the beginning has a single bit rate, so the middle
 * of the file is examined too.
 */
export async function hasUnstatedLength(
  { head, length, readAside }: Pick<MediaSource, 'length'> & { head: Uint8Array; readAside: MediaSource['read'] },
  signal: AbortSignal,
): Promise<boolean> {
  const start = firstFrameAt(head)
  const frame = frameAt(head, start)
  if (!frame || statesLength(head, start, frame)) return false
  const rates = bitratesIn(head.subarray(start), frame)
  if (rates.size > 1 || length <= head.length) return rates.size > 1
  const samples = [0.25, 0.5, 0.75].map(async (part) => {
    const first = Math.floor(length * part)
    const last = Math.min(first + sampleBytes, length) - 1
    return [...bitratesIn(await readAll(readAside({ first, last }, signal)), frame)]
  })
  return new Set([...rates, ...(await Promise.all(samples)).flat()]).size > 1
}

/** The parts of an MP4 file with the sound of an MP3 file and the place of every moment; null if there is no frame. */
export function withExactTimes(file: Uint8Array): Uint8Array[] | null {
  const index = indexFrames(file)
  return index && [mp4Head(index), file.subarray(index.start, index.end)]
}
