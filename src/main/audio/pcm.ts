import type { BlockCodec } from './block-codec.ts'

/** How many frames count as a block: these formats have none. */
const blockFrames = 1_024

function frames(channels: number, sampleBytes: number, decode: ReturnType<BlockCodec['decoder']>): BlockCodec {
  const frameBytes = channels * sampleBytes
  return {
    channels,
    blockBytes: blockFrames * frameBytes,
    blockFrames,
    partialFrames: (bytes) => Math.floor(bytes / frameBytes),
    warmUp: 0,
    decoder: () => decode,
  }
}

const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1

/** PCM of 8 bits (unsigned) to 32, of which the upper 16 are taken. */
export function pcm(channels: number, bits: number): BlockCodec | null {
  if (![8, 16, 24, 32].includes(bits)) return null
  const size = bits / 8
  // The samples are the bytes as they are.
  if (bits === 16 && isLittleEndian) {
    return frames(channels, size, (block, samples) => {
      new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength).set(block.subarray(0, samples.byteLength))
    })
  }
  return frames(channels, size, (block, samples) => {
    for (let index = 0; index < samples.length; index++) {
      const high = block[index * size + size - 1] ?? 0
      samples[index] = bits === 8 ? (high - 128) << 8 : (high << 8) | (block[index * size + size - 2] ?? 0)
    }
  })
}

function companded(channels: number, table: Int16Array): BlockCodec {
  return frames(channels, 1, (block, samples) => {
    for (let index = 0; index < samples.length; index++) samples[index] = table[block[index] ?? 0] ?? 0
  })
}

/** ITU-T G.711, table 1: A-law, whose even bits are inverted. */
const alawTable = Int16Array.from({ length: 256 }, (_, code) => {
  const bits = code ^ 0x55
  const exponent = (bits >> 4) & 7
  const mantissa = ((bits & 0x0f) << 4) + 8
  const magnitude = exponent === 0 ? mantissa : (mantissa + 256) << (exponent - 1)
  return bits & 0x80 ? magnitude : -magnitude
})

/** ITU-T G.711, table 2: µ-law, whose bits are all inverted. */
const ulawTable = Int16Array.from({ length: 256 }, (_, code) => {
  const bits = ~code
  const magnitude = ((((bits & 0x0f) << 3) + 132) << ((bits >> 4) & 7)) - 132
  return bits & 0x80 ? -magnitude : magnitude
})

export const alaw = (channels: number): BlockCodec => companded(channels, alawTable)
export const ulaw = (channels: number): BlockCodec => companded(channels, ulawTable)
