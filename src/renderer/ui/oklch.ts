/**
 * A colour in OKLCH, where equal steps of lightness look equal: lightness from 0 to 1, chroma from 0 (grey), hue in
 * radians. Source: Björn Ottosson, "A perceptual color space for image processing"; CSS Color 4, section 9.
 */
export interface Oklch {
  lightness: number
  chroma: number
  hue: number
}

type Triple = readonly [number, number, number]
type Matrix = readonly [Triple, Triple, Triple]

const coneFromLinear: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
]
const labFromCone: Matrix = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
]
const coneFromLab: Matrix = [
  [1, 0.3963377774, 0.2158037573],
  [1, -0.1055613458, -0.0638541728],
  [1, -0.0894841775, -1.291485548],
]
const linearFromCone: Matrix = [
  [4.0767416621, -3.3077115913, 0.2309699292],
  [-1.2684380046, 2.6097574011, -0.3413193965],
  [-0.0041960863, -0.7034186147, 1.707614701],
]

function times([a, b, c]: Matrix, by: Triple): Triple {
  const dot = (row: Triple) => row[0] * by[0] + row[1] * by[1] + row[2] * by[2]
  return [dot(a), dot(b), dot(c)]
}

function each([a, b, c]: Triple, change: (value: number) => number): Triple {
  return [change(a), change(b), change(c)]
}

/** Red, green and blue of `#rrggbb` as shares of light, 0 to 1. */
function linearOf(color: string): Triple {
  const value = Number.parseInt(color.slice(1), 16)
  return each([(value >> 16) & 255, (value >> 8) & 255, value & 255], (channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
}

/** WCAG 2.2, definition of relative luminance, of `#rrggbb`. */
export function luminance(color: string): number {
  const [red, green, blue] = linearOf(color)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Converts `#rrggbb`. */
export function toOklch(color: string): Oklch {
  const [lightness, a, b] = times(labFromCone, each(times(coneFromLinear, linearOf(color)), Math.cbrt))
  return { lightness, chroma: Math.hypot(a, b), hue: Math.atan2(b, a) }
}

/** Converts to `#rrggbb`, with as much of the chroma as screens can show at that lightness and hue. */
export function toHex({ lightness, chroma, hue }: Oklch): string {
  let shown = linear({ lightness, chroma: 0, hue })
  let [least, most] = [0, chroma]
  for (let halvings = 0; halvings < 12; halvings += 1) {
    const tried = halvings === 0 ? chroma : (least + most) / 2
    const candidate = linear({ lightness, chroma: tried, hue })
    if (candidate.every((share) => share > -0.0005 && share < 1.0005)) {
      shown = candidate
      least = tried
      if (tried === chroma) break
    } else most = tried
  }
  const channels = each(shown, (share) => {
    const clipped = Math.min(1, Math.max(0, share))
    return 255 * (clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055)
  })
  return `#${channels.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`
}

function linear({ lightness, chroma, hue }: Oklch): Triple {
  const lab: Triple = [lightness, chroma * Math.cos(hue), chroma * Math.sin(hue)]
  return times(
    linearFromCone,
    each(times(coneFromLab, lab), (cone) => cone ** 3),
  )
}
