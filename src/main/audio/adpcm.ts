import { type BlockCodec, clamped } from './block-codec.ts'

// The two ADPCM formats of RIFF WAVE with 4 bits a sample: Microsoft, "New Multimedia Data Types and Data Techniques"
// (1994), chapters on IMA ADPCM (tag 0x11) and Microsoft ADPCM (tag 2). Every block carries the state that it begins
// with.

const signed16 = (bytes: Uint8Array, at: number) => (((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)) << 16) >> 16
const nibble = (byte: number, isHigh: boolean) => (isHigh ? byte >> 4 : byte & 0x0f)

// IMA Digital Audio Focus and Technical Working Groups, "Recommended Practices for Enhancing Digital Audio
// Compatibility in Multimedia Systems" 3.00, 6.2.
const imaIndexSteps = [-1, -1, -1, -1, 2, 4, 6, 8]
const imaSteps = [
  [7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 19, 21, 23, 25, 28, 31, 34, 37, 41, 45, 50, 55, 60, 66, 73, 80, 88, 97, 107],
  [118, 130, 143, 157, 173, 190, 209, 230, 253, 279, 307, 337, 371, 408, 449, 494, 544, 598, 658, 724, 796, 876],
  [963, 1060, 1166, 1282, 1411, 1552, 1707, 1878, 2066, 2272, 2499, 2749, 3024, 3327, 3660, 4026, 4428, 4871, 5358],
  [5894, 6484, 7132, 7845, 8630, 9493, 10442, 11487, 12635, 13899, 15289, 16818, 18500, 20350, 22385, 24623, 27086],
  [29794, 32767],
].flat()

/** IMA ADPCM. A block: for each channel its first sample and step index, then words of 8 samples, channel by channel. */
export function imaAdpcm(channels: number, blockBytes: number): BlockCodec | null {
  const wordBytes = 4 * channels
  if (blockBytes < 2 * wordBytes) return null
  const partialFrames = (bytes: number) => (bytes < wordBytes ? 0 : 1 + 8 * Math.floor((bytes - wordBytes) / wordBytes))
  return {
    channels,
    blockBytes,
    blockFrames: partialFrames(blockBytes),
    partialFrames,
    warmUp: 0,
    decoder: () => (block, samples) => {
      for (let channel = 0; channel < channels; channel++) {
        let sample = signed16(block, 4 * channel)
        let index = clamped(block[4 * channel + 2] ?? 0, 0, 88)
        samples[channel] = sample
        const words = Math.floor(block.length / wordBytes)
        let out = channel + channels
        for (let word = 1; word < words; word++) {
          const at = word * wordBytes + 4 * channel
          for (let half = 0; half < 8; half++) {
            const code = nibble(block[at + (half >> 1)] ?? 0, (half & 1) === 1)
            const step = imaSteps[index] ?? 0
            const change = (step >> 3) + (code & 4 ? step : 0) + (code & 2 ? step >> 1 : 0) + (code & 1 ? step >> 2 : 0)
            sample = clamped(code & 8 ? sample - change : sample + change, -32_768, 32_767)
            index = clamped(index + (imaIndexSteps[code & 7] ?? 0), 0, 88)
            samples[out] = sample
            out += channels
          }
        }
      }
    },
  }
}

const microsoftSteps = [230, 230, 230, 230, 307, 409, 512, 614, 768, 614, 512, 409, 307, 230, 230, 230]
/** The weights of the two last samples, in 256ths; a file may bring its own. */
const microsoftWeights = [
  [256, 0],
  [512, -256],
  [0, 0],
  [192, 64],
  [240, 0],
  [460, -208],
  [392, -232],
] as const

export type Weights = readonly (readonly [number, number])[]

/** Microsoft ADPCM. A block: for each channel its weights, step and two samples, then samples in turn. */
export function microsoftAdpcm(channels: number, blockBytes: number, own: Weights = []): BlockCodec | null {
  const headBytes = 7 * channels
  if (blockBytes < headBytes) return null
  const weights: Weights = own.length > 0 ? own : microsoftWeights
  const partialFrames = (bytes: number) =>
    bytes < headBytes ? 0 : 2 + Math.floor(((bytes - headBytes) * 2) / channels)
  const blockFrames = partialFrames(blockBytes)
  return {
    channels,
    blockBytes,
    blockFrames,
    partialFrames,
    warmUp: 0,
    decoder: () => (block, samples) => {
      for (let channel = 0; channel < channels; channel++) {
        const [newer, older] = weights[block[channel] ?? 0] ?? [0, 0]
        let step = signed16(block, channels + 2 * channel)
        let last = signed16(block, 3 * channels + 2 * channel)
        let before = signed16(block, 5 * channels + 2 * channel)
        samples[channel] = before
        samples[channels + channel] = last
        for (let frame = 2; frame < blockFrames; frame++) {
          const place = (frame - 2) * channels + channel
          const code = nibble(block[headBytes + (place >> 1)] ?? 0, (place & 1) === 0)
          const predicted = (last * newer + before * older) >> 8
          const sample = clamped(predicted + ((code << 28) >> 28) * step, -32_768, 32_767)
          // A damaged file could let the step grow without end.
          step = clamped((step * (microsoftSteps[code] ?? 0)) >> 8, 16, 32_767)
          before = last
          last = sample
          samples[frame * channels + channel] = sample
        }
      }
    },
  }
}
