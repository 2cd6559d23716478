import { describe, expect, it } from 'vitest'
import { type BlockCodec, framesIn } from '../../../src/main/audio/block-codec.ts'
import { alaw, pcm } from '../../../src/main/audio/pcm.ts'
import { computePeaks } from '../../../src/main/audio/peaks.ts'
import { peaksSchema } from '../../../src/shared/recordings/recording.ts'
import { fileOf } from './read-sound.ts'

const { signal } = new AbortController()

function peaksOf(bytes: Uint8Array, codec: BlockCodec | null, points: number) {
  if (!codec) throw new Error('no codec')
  const sound = { codec, rate: 8_000, start: 0, bytes: bytes.length, frames: framesIn(codec, bytes.length) }
  return computePeaks(fileOf(bytes).read({ first: 0, last: bytes.length - 1 }, signal), sound, points)
}

/** Stereo PCM of 16 bits. */
const stereo = (frames: readonly (readonly [number, number])[]) => new Uint8Array(Int16Array.from(frames.flat()).buffer)

describe('a waveform', () => {
  it('has the lowest and the highest sample of each channel at each point', async () => {
    const quarter = (left: number, right: number) =>
      Array.from({ length: 2_000 }, (_, at) => (at % 2 ? [left, -right] : [-left, right]) as [number, number])
    const sound = stereo([...quarter(32_767, 0), ...quarter(0, 256), ...quarter(2_560, 0), ...quarter(0, 0)])
    expect(await peaksOf(sound, pcm(2, 16), 4)).toEqual({
      seconds: 1,
      channels: [
        [-128, 127, 0, 0, -10, 10, 0, 0],
        [0, 0, -1, 1, 0, 0, 0, 0],
      ],
    })
  })

  it('has no more points than there are frames', async () => {
    expect((await peaksOf(stereo([[256, 512]]), pcm(2, 16), 100)).channels).toEqual([
      [1, 1],
      [2, 2],
    ])
  })

  it('of more than two channels is that of the first two', async () => {
    const { channels } = await peaksOf(new Uint8Array(4_000).fill(0x80), alaw(4), 10)
    expect(channels.map((row) => row.length)).toEqual([20, 20])
  })

  it('of an hour is computed without keeping the hour, and fits the call’s answer', async () => {
    const chunk = new Uint8Array(65_536).map((_, at) => at * 7)
    const codec = alaw(2)
    const bytes = 3_600 * 8_000 * 2
    let most = 0
    async function* hour() {
      for (let at = 0; at < bytes; at += chunk.length) {
        if (at % (100 * chunk.length) === 0) most = Math.max(most, process.memoryUsage().heapUsed)
        yield chunk.subarray(0, Math.min(chunk.length, bytes - at))
      }
    }
    const before = process.memoryUsage().heapUsed
    const peaks = await computePeaks(hour(), { codec, rate: 8_000, start: 0, bytes, frames: bytes / 2 }, 4_000)
    expect(peaksSchema.parse(peaks)).toMatchObject({ seconds: 3_600 })
    expect(most - before).toBeLessThan(30_000_000)
  })
})
