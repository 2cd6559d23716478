import type { Peaks } from '../../../shared/recordings/recording.ts'
import type { SoundPackets } from '../../../shared/recordings/sound-packets.ts'
import { createLevels } from './levels.ts'

/** How many packets the decoder has before it at most: a turn of the page lasts a few milliseconds. */
const mostQueued = 32
/** After how many packets that cannot be decoded a file is given up. */
const mostFaults = 20
/** What a packet is said to last, in microseconds: nothing is played, so that its order is enough. */
const step = 20_000
/** How many moments are kept for each point of the waveform. */
const momentsPerPoint = 4

/**
 * Computes the waveform of a sound from its packets with the decoder that Chromium plays it with; null if that cannot
 * decode it, or `signal` is aborted. It runs in the page: the content security policy allows no script addresses to be
 * made from text, so no worker can be started. The decoder has threads of its own, and the page only looks for the
 * lowest and the highest samples.
 *
 * @param read gives the chunks in turn, and null once there are no more to be had
 * @param length gives the length of the sound in seconds if the player knows it at the end; it knows best
 */
export async function decodePeaks(
  read: (chunk: number) => Promise<SoundPackets | null>,
  points: number,
  length: () => number | null,
  signal: AbortSignal,
): Promise<Peaks | null> {
  const first = await read(0)
  if (!first || signal.aborted) return null
  const { codec, rate, channels } = first
  const config: AudioDecoderConfig = { codec, sampleRate: rate, numberOfChannels: channels }
  const { supported } = await AudioDecoder.isConfigSupported(config).catch(() => ({ supported: false }))
  if (!supported || signal.aborted) return null

  const levels = createLevels(channels, momentsPerPoint * points)
  const planes = Array.from({ length: channels }, () => new Float32Array())
  let left = first.skip
  /** Called when the decoder has done something, or does nothing any more. */
  let wake: () => void = () => undefined
  const open = () => {
    const made = new AudioDecoder({
      output(sound) {
        const from = Math.min(left, sound.numberOfFrames)
        left -= from
        copyPlanes(sound, planes)
        sound.close()
        levels.add(planes.map((plane) => plane.subarray(from)))
      },
      error: () => wake(),
    })
    made.addEventListener('dequeue', () => wake())
    made.configure(config)
    return made
  }
  let decoder = open()
  const stop = () => {
    if (decoder.state !== 'closed') decoder.close()
    wake()
  }
  signal.addEventListener('abort', stop)
  try {
    let packets = 0
    let faults = 0
    let chunk = 0
    for (let part: SoundPackets = first; part.sizes.length > 0; ) {
      let at = 0
      for (const size of part.sizes) {
        while (decoder.state === 'configured' && decoder.decodeQueueSize >= mostQueued) {
          await new Promise<void>((resolve) => {
            wake = resolve
          })
        }
        if (signal.aborted) return null
        // A decoder closes itself over a packet that is damaged.
        if (decoder.state === 'closed') {
          if (++faults > mostFaults) return null
          decoder = open()
        }
        const data = part.bytes.subarray(at, at + size)
        decoder.decode(new EncodedAudioChunk({ type: 'key', timestamp: packets++ * step, data }))
        at += size
      }
      const next = await read(++chunk)
      if (!next || signal.aborted) return null
      part = next
    }
    if (decoder.state !== 'closed') await decoder.flush().catch(() => undefined)
  } finally {
    signal.removeEventListener('abort', stop)
    stop()
  }
  const seconds = levels.frames() / rate
  if (signal.aborted || seconds === 0) return null
  const shown = length() || seconds
  return { seconds, channels: levels.peaks(points, Math.round(shown * rate)) }
}

/** Fills the planes with the samples of each channel. A sound with fewer channels has its last one in all others. */
function copyPlanes(sound: AudioData, planes: Float32Array<ArrayBuffer>[]): void {
  const { numberOfFrames, numberOfChannels } = sound
  for (const channel of planes.keys()) {
    if (planes[channel]?.length !== numberOfFrames) planes[channel] = new Float32Array(numberOfFrames)
    const planeIndex = Math.min(channel, numberOfChannels - 1)
    sound.copyTo(planes[channel], { planeIndex, format: 'f32-planar' })
  }
}
