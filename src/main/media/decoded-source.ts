import { decodeBlocks } from '../audio/block-codec.ts'
import type { EncodedSound } from '../audio/sound-format.ts'
import { pcmHeader, pcmHeaderBytes } from '../audio/wave-file.ts'
import type { ByteRange, MediaSource } from './media-source.ts'

/**
 * A sound that Chromium does not play, as a WAV file of 16-bit PCM. It is decoded while it is read: blocks are of equal
 * size, so that every range of the PCM is known by its blocks.
 */
export function decodedSource(
  file: Pick<MediaSource, 'read' | 'isInMemory'>,
  { codec, rate, start, bytes, frames }: EncodedSound,
): MediaSource {
  const { channels } = codec
  const header = pcmHeader({ channels, rate, frames })
  const frameBytes = 2 * channels
  const blockPcm = codec.blockFrames * frameBytes
  const length = pcmHeaderBytes + frames * frameBytes

  async function* pcm({ first, last }: ByteRange, signal: AbortSignal): AsyncGenerator<Uint8Array> {
    const block = Math.floor(first / blockPcm)
    const skip = Math.min(block, codec.warmUp)
    const from = (block - skip) * codec.blockBytes
    const to = Math.min((Math.floor(last / blockPcm) + 1) * codec.blockBytes, bytes)
    const blocks = file.read({ first: start + from, last: start + to - 1 }, signal)
    let at = block * blockPcm
    for await (const samples of decodeBlocks(blocks, codec, skip)) {
      const decoded = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength)
      // WAV is little-endian, whatever the processor is.
      if (isBigEndian) decoded.swap16()
      const wanted = decoded.subarray(Math.max(0, first - at), Math.max(0, last + 1 - at))
      at += decoded.length
      if (wanted.length > 0) yield wanted
    }
  }

  return {
    mediaType: 'audio/wav',
    length,
    isInMemory: file.isInMemory,
    async *read({ first, last }, signal) {
      if (first < pcmHeaderBytes) yield header.subarray(first, last + 1)
      if (last < pcmHeaderBytes) return
      yield* pcm({ first: Math.max(0, first - pcmHeaderBytes), last: last - pcmHeaderBytes }, signal)
    },
  }
}

const isBigEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 0
