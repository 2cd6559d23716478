import { type BlockCodec, clamped } from './block-codec.ts'

// ITU-T G.726 (12/90), decoder: 40, 32, 24 and 16 kbit/s at 8 kHz. The names in capitals are those of its blocks.

interface Rate {
  /** By code: the logarithm of the difference (tables 7 to 10), the multiplier W (2.4) and the weight F (2.5). */
  differences: Int16Array
  multipliers: Int16Array
  weights: Int16Array
}

const mirrored = (half: readonly number[]) => Int16Array.of(...half, ...half.toReversed())

/** By bits of a code. */
const rates: ReadonlyMap<number, Rate> = new Map([
  [2, { differences: mirrored([116, 365]), multipliers: mirrored([-22, 439]), weights: mirrored([0, 7]) }],
  [
    3,
    {
      differences: mirrored([-2048, 135, 273, 373]),
      multipliers: mirrored([-4, 30, 137, 582]),
      weights: mirrored([0, 1, 2, 7]),
    },
  ],
  [
    4,
    {
      differences: mirrored([-2048, 4, 135, 213, 273, 323, 373, 425]),
      multipliers: mirrored([-12, 18, 41, 64, 112, 198, 355, 1122]),
      weights: mirrored([0, 0, 0, 1, 1, 1, 3, 7]),
    },
  ],
  [
    5,
    {
      differences: mirrored([-2048, -66, 28, 104, 169, 224, 274, 318, 358, 395, 429, 459, 488, 514, 539, 566]),
      multipliers: mirrored([14, 14, 24, 39, 40, 41, 58, 100, 141, 179, 219, 280, 358, 440, 529, 696]),
      weights: mirrored([0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 3, 4, 5, 6, 6]),
    },
  ],
])

/** One second, in which the predictor's leakage removes nearly all of a decoder's earlier state. */
const warmUpSamples = 8_000

/** Mono, with codes of `bits` bits, the most significant first, as RIFF WAVE holds them. */
export function g726(bits: number): BlockCodec | null {
  const rate = rates.get(bits)
  if (!rate) return null
  return {
    channels: 1,
    blockBytes: bits,
    blockFrames: 8,
    partialFrames: () => 0,
    warmUp: warmUpSamples / 8,
    decoder() {
      const decode = codeDecoder(rate, bits)
      const mask = (1 << bits) - 1
      return (block, samples) => {
        let word = 0
        let unread = 0
        let next = 0
        for (let index = 0; index < 8; index++) {
          if (unread < bits) {
            word = (word << 8) | (block[next++] ?? 0)
            unread += 8
          }
          unread -= bits
          samples[index] = decode((word >> unread) & mask)
        }
      }
    },
  }
}

/** How many bits a magnitude takes. */
const widthOf = (magnitude: number) => 32 - Math.clz32(magnitude)

/** FLOATA and FLOATB: a sign, an exponent of 4 bits and a mantissa of 6. */
function toFloat(magnitude: number, isNegative: boolean): number {
  const exponent = widthOf(magnitude)
  const value = magnitude === 0 ? 0x20 : (exponent << 6) + ((magnitude << 6) >> exponent)
  return isNegative ? value - 0x400 : value
}

/** FMULT. */
function floatProduct(coefficient: number, float: number): number {
  const magnitude = coefficient > 0 ? coefficient : (0 - coefficient) & 0x1fff
  const exponent = widthOf(magnitude) - 6
  const mantissa = magnitude === 0 ? 32 : exponent >= 0 ? magnitude >> exponent : magnitude << -exponent
  const shift = exponent + ((float >> 6) & 0x0f) - 13
  const product = (mantissa * (float & 0x3f) + 0x30) >> 4
  const value = shift >= 0 ? (product << shift) & 0x7fff : product >> -shift
  return (coefficient ^ float) < 0 ? 0 - value : value
}

function codeDecoder({ differences, multipliers, weights }: Rate, bits: number) {
  const isNegativeFrom = 1 << (bits - 1)
  const leakage = bits === 5 ? 9 : 8
  let slowScale = 34_816
  let fastScale = 544
  let shortMean = 0
  let longMean = 0
  let speed = 0
  let isTone = false
  let pole1 = 0
  let pole2 = 0
  const zeros = new Int32Array(6)
  /** The last six differences and two reconstructed signals, in the form of FLOATA. */
  const pastDifferences = new Int32Array(6).fill(0x20)
  let pastSignal1 = 0x20
  let pastSignal2 = 0x20
  let isNegative1 = false
  let isNegative2 = false

  return (code: number): number => {
    let zeroPart = 0
    for (let index = 0; index < 6; index++) {
      zeroPart += floatProduct((zeros[index] ?? 0) >> 2, pastDifferences[index] ?? 0)
    }
    const polePart = floatProduct(pole2 >> 2, pastSignal2) + floatProduct(pole1 >> 2, pastSignal1)
    const zeroEstimate = zeroPart >> 1
    const estimate = (zeroPart + polePart) >> 1

    // MIX
    let scale = fastScale
    if (speed < 256) {
      const slow = slowScale >> 6
      const distance = fastScale - slow
      scale = slow + ((distance * (speed >> 2) + (distance < 0 ? 0x3f : 0)) >> 6)
    }

    // RECONST, ADDA, ANTILOG
    const logarithm = (differences[code] ?? 0) + (scale >> 2)
    const magnitude = logarithm < 0 ? 0 : ((128 + (logarithm & 127)) << 7) >> (14 - ((logarithm >> 7) & 15))
    const isNegative = (code & isNegativeFrom) !== 0
    const signal = isNegative ? estimate - magnitude : estimate + magnitude
    const partial = signal - estimate + zeroEstimate
    const isPartialNegative = partial < 0

    // TRANS
    const whole = slowScale >> 15
    const threshold = whole > 9 ? 31 << 10 : (32 + ((slowScale >> 10) & 0x1f)) << whole
    const isTransition = isTone && magnitude > (threshold + (threshold >> 1)) >> 1

    // FUNCTW, FILTD, LIMB, FILTE
    fastScale = clamped(scale + (((multipliers[code] ?? 0) * 32 - scale) >> 5), 544, 5_120)
    slowScale += fastScale + ((0 - slowScale) >> 6)

    if (isTransition) {
      pole1 = 0
      pole2 = 0
      zeros.fill(0)
    } else {
      // UPA2, LIMC, UPA1, LIMD, UPB
      const isOther1 = isPartialNegative !== isNegative1
      pole2 -= pole2 >> 7
      if (partial !== 0) {
        const first = isOther1 ? pole1 : 0 - pole1
        pole2 += first < -8_191 ? -256 : first > 8_191 ? 255 : first >> 5
        pole2 += isPartialNegative !== isNegative2 ? -128 : 128
        pole2 = clamped(pole2, -12_288, 12_288)
      }
      pole1 -= pole1 >> 8
      if (partial !== 0) pole1 += isOther1 ? -192 : 192
      pole1 = clamped(pole1, pole2 - 15_360, 15_360 - pole2)
      for (let index = 0; index < 6; index++) {
        const zero = zeros[index] ?? 0
        const isSame = isNegative === (pastDifferences[index] ?? 0) < 0
        zeros[index] = zero - (zero >> leakage) + (magnitude === 0 ? 0 : isSame ? 128 : -128)
      }
    }

    for (let index = 5; index > 0; index--) pastDifferences[index] = pastDifferences[index - 1] ?? 0
    pastDifferences[0] = toFloat(magnitude, isNegative)
    pastSignal2 = pastSignal1
    pastSignal1 = signal <= -32_768 ? -0x3e0 : toFloat(Math.abs(signal), signal < 0)
    isNegative2 = isNegative1
    isNegative1 = isPartialNegative

    // TONE, FUNCTF, FILTA, FILTB, SUBTC, FILTC, TRIGA
    isTone = !isTransition && pole2 < -11_776
    const weight = (weights[code] ?? 0) * 0x200
    shortMean += (weight - shortMean) >> 5
    longMean += (weight * 4 - longMean) >> 7
    const isChanging = scale < 1_536 || isTone || Math.abs(shortMean * 4 - longMean) >= longMean >> 3
    speed = isTransition ? 256 : speed + (((isChanging ? 0x200 : 0) - speed) >> 4)

    return clamped(signal * 4, -32_768, 32_767)
  }
}
