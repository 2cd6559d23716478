/**
 * The lowest and the highest sample of each moment of a sound whose length is known only at its end. Moments are doubled
 * in length when there are too many of them, so that the memory does not grow with the sound.
 */
export interface Levels {
  /** Takes the samples that follow: a plane of −1…1 for each channel. */
  add(planes: readonly Float32Array[]): void
  /** How many samples of each channel came. */
  frames(): number
  /**
   * For each channel the lowest and the highest sample of each of at most `points` points, scaled to -128…127, of so many
   * samples of each channel. What did not come is silent.
   */
  peaks(points: number, frames: number): number[][]
}

/** The first length of a moment, in samples. */
const shortest = 16

/** @param most how many moments there are at most, an even number; several for each point give a point its true place. */
export function createLevels(channels: number, most: number): Levels {
  const moments = Array.from({ length: channels }, () => new Int8Array(2 * most))
  const lowest = new Float32Array(channels).fill(1)
  const highest = new Float32Array(channels).fill(-1)
  let length = shortest
  let count = 0
  /** How many samples of the moment under way have come. */
  let begun = 0

  function end(): void {
    for (const [channel, row] of moments.entries()) {
      row[2 * count] = scaled(lowest[channel] ?? 0)
      row[2 * count + 1] = scaled(highest[channel] ?? 0)
    }
    lowest.fill(1)
    highest.fill(-1)
    begun = 0
    if (++count === most) halve()
  }

  function halve(): void {
    count /= 2
    length *= 2
    for (const row of moments) {
      for (let moment = 0; moment < count; moment++) {
        row[2 * moment] = Math.min(row[4 * moment] ?? 0, row[4 * moment + 2] ?? 0)
        row[2 * moment + 1] = Math.max(row[4 * moment + 1] ?? 0, row[4 * moment + 3] ?? 0)
      }
    }
  }

  return {
    add(planes) {
      const frames = planes[0]?.length ?? 0
      for (let at = 0; at < frames; ) {
        const until = Math.min(frames, at + length - begun)
        for (let channel = 0; channel < channels; channel++) {
          const plane = planes[channel]
          let low = lowest[channel] ?? 0
          let high = highest[channel] ?? 0
          for (let index = at; index < until; index++) {
            const sample = plane?.[index] ?? 0
            if (sample < low) low = sample
            if (sample > high) high = sample
          }
          lowest[channel] = low
          highest[channel] = high
        }
        begun += until - at
        at = until
        if (begun === length) end()
      }
    },
    frames: () => count * length + begun,
    peaks(points, frames) {
      if (begun > 0) end()
      const number = Math.min(points, frames)
      return moments.map((row) =>
        Array.from({ length: number }, (_, point) => {
          const first = Math.floor((point / number) * (frames / length))
          const last = Math.max(first + 1, Math.ceil(((point + 1) / number) * (frames / length)))
          let low = first < count ? 127 : 0
          let high = first < count ? -128 : 0
          for (let moment = first; moment < Math.min(last, count); moment++) {
            low = Math.min(low, row[2 * moment] ?? 0)
            high = Math.max(high, row[2 * moment + 1] ?? 0)
          }
          return [low, high]
        }).flat(),
      )
    },
  }
}

const scaled = (sample: number) => Math.max(-128, Math.min(127, Math.floor(sample * 128)))
