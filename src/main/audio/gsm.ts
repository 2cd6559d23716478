import type { BlockCodec } from './block-codec.ts'

// GSM 06.10 full rate, decoder: ETSI EN 300 961 (GSM 06.10), 5.3; names and arithmetic are the standard's. A frame of
// 260 bits decodes to 160 samples of 13 bits, 20 ms.

/** One second, after which nothing audible is left of a decoder's earlier state. */
const warmUpFrames = 50

/** The file format of Unix recorders (.gsm): frames of 33 bytes, each beginning with the bits 1101. */
export const gsmFile: BlockCodec = {
  channels: 1,
  blockBytes: 33,
  blockFrames: 160,
  partialFrames: () => 0,
  warmUp: warmUpFrames,
  decoder() {
    const decode = frameDecoder()
    return (block, samples) => decode(parametersFrom(block, 4, mostSignificantFirst), samples)
  },
}

/** Microsoft's variant for RIFF WAVE (tag 0x31, "WAV49"): two frames in 65 bytes, the least significant bits first. */
export const gsmWave: BlockCodec = {
  channels: 1,
  blockBytes: 65,
  blockFrames: 320,
  partialFrames: () => 0,
  warmUp: warmUpFrames / 2,
  decoder() {
    const decode = frameDecoder()
    return (block, samples) => {
      decode(parametersFrom(block, 0, leastSignificantFirst), samples.subarray(0, 160))
      decode(parametersFrom(block, 260, leastSignificantFirst), samples.subarray(160))
    }
  },
}

/** The sizes of a frame's 76 parameters in bits: 8 log-area ratios, then 4 times lag, gain, grid, maximum, 13 pulses. */
const subframeBits = [7, 2, 2, 6, ...Array.from({ length: 13 }, () => 3)]
const parameterBits = [6, 6, 5, 5, 4, 4, 3, 3, ...subframeBits, ...subframeBits, ...subframeBits, ...subframeBits]

type BitOrder = (bytes: Uint8Array, at: number, bits: number) => number

const mostSignificantFirst: BitOrder = (bytes, at, bits) => {
  const index = at >> 3
  const word = ((bytes[index] ?? 0) << 8) | (bytes[index + 1] ?? 0)
  return (word >> (16 - (at & 7) - bits)) & ((1 << bits) - 1)
}

const leastSignificantFirst: BitOrder = (bytes, at, bits) => {
  const index = at >> 3
  const word = (bytes[index] ?? 0) | ((bytes[index + 1] ?? 0) << 8)
  return (word >> (at & 7)) & ((1 << bits) - 1)
}

const parameters = new Int16Array(parameterBits.length)

/** The parameters of the frame that begins at bit `at`, in an array that the next call uses again. */
function parametersFrom(bytes: Uint8Array, at: number, read: BitOrder): Int16Array {
  let bit = at
  for (let index = 0; index < parameterBits.length; index++) {
    const bits = parameterBits[index] ?? 0
    parameters[index] = read(bytes, bit, bits)
    bit += bits
  }
  return parameters
}

const saturated = (value: number) => Math.max(-32_768, Math.min(value, 32_767))
/** The standard's rounded product of two fractions, which saturates for -1 × -1. */
const product = (a: number, b: number) => (a === -32_768 && b === -32_768 ? 32_767 : (a * b + 16_384) >> 15)

/** Tables 4.1, 4.3b and 4.6: the coding of log-area ratios, the long-term gains, and the inverse of block maxima. */
const ratioOffset = [0, 0, 2048, -2560, 94, -1792, -341, -1144]
const ratioMinimum = [-32, -32, -16, -16, -8, -8, -4, -4]
const ratioInverse = [13_107, 13_107, 13_107, 13_107, 19_223, 17_476, 31_454, 29_708]
const gains = [3_277, 11_469, 21_299, 32_767]
const maxima = [18_431, 20_479, 22_527, 24_575, 26_623, 28_671, 30_719, 32_767]

function frameDecoder() {
  /** 120 samples of the past, then a subframe's 40. */
  const residual = new Int16Array(160)
  const excitation = new Int16Array(40)
  const signal = new Int16Array(160)
  let ratios = new Int16Array(8)
  let earlierRatios = new Int16Array(8)
  const reflection = new Int16Array(8)
  const filter = new Int16Array(9)
  let lag = 40
  let emphasis = 0

  return (frame: Int16Array, samples: Int16Array) => {
    for (let subframe = 0; subframe < 4; subframe++) {
      const base = 8 + subframe * 17
      decodePulses(frame, base, excitation)
      const codedLag = frame[base] ?? 0
      if (codedLag >= 40 && codedLag <= 120) lag = codedLag
      const gain = gains[frame[base + 1] ?? 0] ?? 0
      for (let index = 0; index < 40; index++) {
        const predicted = product(gain, residual[120 + index - lag] ?? 0)
        residual[120 + index] = saturated((excitation[index] ?? 0) + predicted)
      }
      signal.set(residual.subarray(120), subframe * 40)
      residual.copyWithin(0, 40)
    }
    decodeRatios(frame, ratios)
    for (const [part, end] of interpolations.entries()) {
      interpolate(part, earlierRatios, ratios, reflection)
      synthesize(signal, interpolations[part - 1] ?? 0, end, reflection, filter)
    }
    ;[earlierRatios, ratios] = [ratios, earlierRatios]
    // 5.3.5: de-emphasis, doubling, and 13 bits of the result.
    for (let index = 0; index < 160; index++) {
      emphasis = saturated((signal[index] ?? 0) + product(emphasis, 28_180))
      samples[index] = saturated(emphasis * 2) & 0xfff8
    }
  }
}

/** 5.3.1: the excitation of a subframe, whose parameters begin at `base`. */
function decodePulses(frame: Int16Array, base: number, excitation: Int16Array): void {
  const grid = frame[base + 2] ?? 0
  const maximum = frame[base + 3] ?? 0
  let exponent = maximum > 15 ? (maximum >> 3) - 1 : 0
  let mantissa = maximum - (exponent << 3)
  if (mantissa === 0) {
    exponent = -4
    mantissa = 7
  } else {
    while (mantissa <= 7) {
      mantissa = (mantissa << 1) | 1
      exponent--
    }
    mantissa -= 8
  }
  const factor = maxima[mantissa] ?? 0
  const shift = 6 - exponent
  const rounding = shift === 0 ? 0 : 1 << (shift - 1)
  excitation.fill(0)
  for (let index = 0; index < 13; index++) {
    const pulse = product(factor, (((frame[base + 4 + index] ?? 0) << 1) - 7) * 4096)
    excitation[grid + 3 * index] = saturated(pulse + rounding) >> shift
  }
}

/** 5.3.2, with 5.2.8. */
function decodeRatios(frame: Int16Array, ratios: Int16Array): void {
  for (let index = 0; index < 8; index++) {
    const coded = (frame[index] ?? 0) + (ratioMinimum[index] ?? 0)
    const scaled = saturated(coded * 1024 - (ratioOffset[index] ?? 0) * 2)
    ratios[index] = saturated(2 * product(ratioInverse[index] ?? 0, scaled))
  }
}

/** The parts of a frame with interpolated coefficients, by their ends in samples (table 5.1). */
const interpolations = [13, 27, 40, 160]

/** The reflection coefficients of a part of the frame (5.2.9). */
function interpolate(part: number, earlier: Int16Array, current: Int16Array, reflection: Int16Array): void {
  for (let index = 0; index < 8; index++) {
    const [from, to] = [earlier[index] ?? 0, current[index] ?? 0]
    const ratio =
      part === 0
        ? saturated(saturated((from >> 2) + (to >> 2)) + (from >> 1))
        : part === 1
          ? saturated((from >> 1) + (to >> 1))
          : part === 2
            ? saturated(saturated((from >> 2) + (to >> 2)) + (to >> 1))
            : to
    const size = ratio === -32_768 ? 32_767 : Math.abs(ratio)
    const coefficient = size < 11_059 ? size << 1 : size < 20_070 ? size + 11_059 : saturated((size >> 2) + 26_112)
    reflection[index] = ratio < 0 ? -coefficient : coefficient
  }
}

/** 5.3.4: the lattice filter, in place. */
function synthesize(signal: Int16Array, from: number, to: number, reflection: Int16Array, filter: Int16Array): void {
  for (let index = from; index < to; index++) {
    let sample = signal[index] ?? 0
    for (let stage = 7; stage >= 0; stage--) {
      const coefficient = reflection[stage] ?? 0
      const before = filter[stage] ?? 0
      sample = saturated(sample - product(coefficient, before))
      filter[stage + 1] = saturated(before + product(coefficient, sample))
    }
    filter[0] = sample
    signal[index] = sample
  }
}
