/**
 * A format that stores sound as blocks of equal size, which all decode to the same number of frames. A frame is one
 * sample of every channel.
 */
export interface BlockCodec {
  readonly channels: number
  /** The size of an encoded block in bytes. */
  readonly blockBytes: number
  /** How many frames a block decodes to. */
  readonly blockFrames: number
  /** How many frames can be decoded from the first `bytes` bytes of a block. */
  partialFrames(bytes: number): number
  /** How many earlier blocks a decoder needs in order to arrive at the state that it would have reached by then. */
  readonly warmUp: number
  /** A decoder in its initial state. Each call decodes the next block to interleaved samples of 16 bits. */
  decoder(): (block: Uint8Array, samples: Int16Array) => void
}

/** About how many samples are decoded without a pause, so that other work of the process is not kept waiting. */
const pieceSamples = 16_384

/** Decodes a stream that begins with a block; the first `skip` blocks only bring the decoder into its state. */
export async function* decodeBlocks(
  bytes: AsyncIterable<Uint8Array>,
  codec: BlockCodec,
  skip = 0,
): AsyncGenerator<Int16Array> {
  const { blockBytes } = codec
  const blockSamples = codec.blockFrames * codec.channels
  const pieceBlocks = Math.max(1, Math.floor(pieceSamples / blockSamples))
  const decode = codec.decoder()
  let skipped = 0
  function* decoded(data: Uint8Array): Generator<Int16Array> {
    const whole = data.length / blockBytes
    for (let block = 0; block < whole; ) {
      const count = Math.min(pieceBlocks, whole - block)
      const samples = new Int16Array(count * blockSamples)
      for (let index = 0; index < count; index++, block++) {
        decode(
          data.subarray(block * blockBytes, (block + 1) * blockBytes),
          samples.subarray(index * blockSamples, (index + 1) * blockSamples),
        )
      }
      const unwanted = Math.min(count, skip - skipped)
      skipped += unwanted
      if (unwanted < count) yield samples.subarray(unwanted * blockSamples)
    }
  }

  /** The beginning of a block whose end has not arrived. */
  let rest: Uint8Array = new Uint8Array()
  for await (const chunk of bytes) {
    // Only the block that two chunks share is copied, not the chunk.
    const missing = rest.length === 0 ? 0 : Math.min(blockBytes - rest.length, chunk.length)
    if (missing > 0) {
      rest = Buffer.concat([rest, chunk.subarray(0, missing)])
      if (rest.length < blockBytes) continue
      yield* decoded(rest)
    }
    const end = missing + Math.floor((chunk.length - missing) / blockBytes) * blockBytes
    yield* decoded(chunk.subarray(missing, end))
    rest = chunk.subarray(end)
  }
  const frames = codec.partialFrames(rest.length)
  if (frames === 0 || skipped < skip) return
  const block = new Uint8Array(blockBytes)
  block.set(rest)
  const samples = new Int16Array(blockSamples)
  decode(block, samples)
  yield samples.subarray(0, frames * codec.channels)
}

/** The value within the limits that a decoder keeps its numbers in. */
export const clamped = (value: number, low: number, high: number): number => Math.max(low, Math.min(value, high))

/** How many frames `bytes` bytes of blocks decode to. */
export function framesIn(codec: BlockCodec, bytes: number): number {
  const blocks = Math.floor(bytes / codec.blockBytes)
  return blocks * codec.blockFrames + codec.partialFrames(bytes - blocks * codec.blockBytes)
}
