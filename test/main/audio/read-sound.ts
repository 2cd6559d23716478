import { decodeBlocks } from '../../../src/main/audio/block-codec.ts'
import { type EncodedSound, headBytes, identifySound } from '../../../src/main/audio/sound-format.ts'
import type { MediaSource } from '../../../src/main/media/media-source.ts'
import type { SoundPackets } from '../../../src/shared/recordings/sound-packets.ts'

/** A file in memory as a stream of its ranges, in chunks of a length that fits no block. */
export function fileOf(bytes: Uint8Array, chunk = 4_099): Pick<MediaSource, 'read' | 'isInMemory'> {
  return {
    isInMemory: false,
    async *read({ first, last }) {
      for (let at = first; at <= last; at += chunk) yield bytes.subarray(at, Math.min(at + chunk, last + 1))
    },
  }
}

/** The encoded sound of a file that main can decode. */
export function encodedIn(file: Uint8Array): EncodedSound {
  const format = identifySound(file.subarray(0, headBytes), file.length)
  const encoded = format?.kind === 'decodable' || format?.kind === 'playable' ? format.encoded : null
  if (!encoded) throw new Error(`not decoded: ${JSON.stringify(format)}`)
  return encoded
}

/** All samples of a file, as far as the file says that they count. */
export async function samplesOf(file: Uint8Array): Promise<Int16Array> {
  const { codec, start, bytes, frames } = encodedIn(file)
  const { signal } = new AbortController()
  const decoded: number[] = []
  for await (const samples of decodeBlocks(fileOf(file).read({ first: start, last: start + bytes - 1 }, signal), codec))
    for (const sample of samples) decoded.push(sample)
  return Int16Array.from(decoded.slice(0, frames * codec.channels))
}

/** The packets in a chunk. */
export function packetsIn({ sizes, bytes }: SoundPackets): Uint8Array[] {
  let at = 0
  return sizes.map((size) => {
    at += size
    return bytes.subarray(at - size, at)
  })
}
