import { setImmediate } from 'node:timers/promises'
import { decodeBlocks } from './block-codec.ts'
import type { EncodedSound } from './sound-format.ts'

/** After how many samples other work of the process gets its turn. */
const turnSamples = 500_000

/**
 * The waveform of a sound, computed while its blocks are read: for each channel, at most two, and point in time the
 * lowest and the highest sample, scaled to -128…127.
 */
export async function computePeaks(
  blocks: AsyncIterable<Uint8Array>,
  { codec, rate, frames }: EncodedSound,
  points: number,
): Promise<{ seconds: number; channels: number[][] }> {
  const { channels } = codec
  const count = Math.min(points, frames)
  const peaks = Array.from({ length: Math.min(2, channels) }, () => new Int8Array(2 * count))
  const endOf = (point: number) => Math.floor(((point + 1) / count) * frames)
  let point = 0
  let end = endOf(0)
  let at = 0
  let sinceTurn = 0
  const lowest = new Int16Array(2).fill(32_767)
  const highest = new Int16Array(2).fill(-32_768)

  for await (const samples of decodeBlocks(blocks, codec)) {
    const total = Math.min(samples.length / channels, frames - at)
    for (let frame = 0; frame < total; ) {
      const until = Math.min(total, frame + end - at)
      for (let channel = 0; channel < peaks.length; channel++) {
        let low = lowest[channel] ?? 0
        let high = highest[channel] ?? 0
        for (let index = frame * channels + channel; index < until * channels; index += channels) {
          const sample = samples[index] ?? 0
          if (sample < low) low = sample
          if (sample > high) high = sample
        }
        lowest[channel] = low
        highest[channel] = high
      }
      at += until - frame
      frame = until
      if (at < end) continue
      for (const [channel, row] of peaks.entries()) {
        row[2 * point] = (lowest[channel] ?? 0) >> 8
        row[2 * point + 1] = (highest[channel] ?? 0) >> 8
      }
      lowest.fill(32_767)
      highest.fill(-32_768)
      point++
      end = endOf(point)
    }
    sinceTurn += samples.length
    if (sinceTurn >= turnSamples) {
      sinceTurn = 0
      await setImmediate()
    }
  }
  return { seconds: frames / rate, channels: peaks.map((row) => [...row]) }
}
