import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { decodePeaks } from '../../../../src/renderer/recordings/player/decode-peaks.ts'
import type { SoundPackets } from '../../../../src/shared/recordings/sound-packets.ts'

/** How the decoder behaves, and what it was seen to do. */
const seen = { made: 0, open: 0, mostQueued: 0, decoded: 0 }
let supported = true
/** Of a second, in samples. */
const tenth = 1_600
/** The first byte of a packet that cannot be decoded. */
const damaged = 255
let isStuck = false

/** Decodes a packet to a tenth of a second of samples of its first byte, one packet in each task, as Chromium's does. */
class FakeDecoder extends EventTarget {
  static isConfigSupported = async () => ({ supported })
  state: CodecState = 'unconfigured'
  #queue: number[] = []
  #isRunning = false
  readonly #init: AudioDecoderInit

  constructor(init: AudioDecoderInit) {
    super()
    this.#init = init
    seen.made++
    seen.open++
  }

  get decodeQueueSize(): number {
    return this.#queue.length
  }

  configure(): void {
    this.state = 'configured'
  }

  decode(chunk: FakeChunk): void {
    if (this.state !== 'configured') throw new DOMException('closed', 'InvalidStateError')
    this.#queue.push(chunk.data[0] ?? 0)
    seen.mostQueued = Math.max(seen.mostQueued, this.#queue.length)
    if (!isStuck) void this.#run()
  }

  async flush(): Promise<void> {
    while (this.#queue.length > 0) await Promise.resolve()
  }

  close(): void {
    this.state = 'closed'
    this.#queue = []
    seen.open--
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return
    this.#isRunning = true
    while (this.#queue.length > 0) {
      await Promise.resolve()
      const byte = this.#queue.shift()
      if (byte === undefined) break
      if (byte === damaged) {
        this.close()
        this.#init.error(new DOMException('damaged', 'EncodingError'))
        break
      }
      seen.decoded++
      this.#init.output({
        numberOfFrames: tenth,
        numberOfChannels: 1,
        copyTo: (plane: Float32Array) => plane.fill(byte / 128),
        close: () => undefined,
      } as unknown as AudioData)
      this.dispatchEvent(new Event('dequeue'))
    }
    this.#isRunning = false
  }
}

class FakeChunk {
  readonly data: Uint8Array
  constructor({ data }: { data: Uint8Array }) {
    this.data = data
  }
}

const format = { codec: 'mp3', rate: 10 * tenth, channels: 1, skip: 0 } as const
const chunkOf = (packets: readonly number[], skip = 0): SoundPackets => ({
  ...{ ...format, skip },
  sizes: packets.map(() => 1),
  bytes: Uint8Array.from(packets),
})
const readerOf = (chunks: readonly (readonly number[])[], skip = 0) =>
  vi.fn(async (at: number) => chunkOf(chunks[at] ?? [], skip))
const unknown = () => null
const { signal } = new AbortController()

beforeEach(() => {
  Object.assign(seen, { made: 0, open: 0, mostQueued: 0, decoded: 0 })
  supported = true
  isStuck = false
  vi.stubGlobal('AudioDecoder', FakeDecoder)
  vi.stubGlobal('EncodedAudioChunk', FakeChunk)
})
afterEach(() => vi.unstubAllGlobals())

describe('the waveform of what the page decodes', () => {
  it('is that of all packets in turn, and leaves no decoder open', async () => {
    const read = readerOf([[32, 64], [0]])
    const peaks = await decodePeaks(read, 30, unknown, signal)
    expect(peaks?.seconds).toBeCloseTo(0.3)
    expect(peaks?.channels).toHaveLength(1)
    expect([5, 15, 25].map((point) => peaks?.channels[0]?.slice(2 * point, 2 * point + 2))).toEqual([
      [32, 32],
      [64, 64],
      [0, 0],
    ])
    expect(read.mock.calls).toEqual([[0], [1], [2]])
    expect(seen.open).toBe(0)
  })

  it('begins where the sound does, and lasts as long as the player says', async () => {
    const half = await decodePeaks(readerOf([[99, 32, 64]], tenth), 40, () => 0.4, signal)
    expect(half?.seconds).toBeCloseTo(0.2)
    expect([5, 15, 25, 35].map((point) => half?.channels[0]?.[2 * point])).toEqual([32, 64, 0, 0])
  })

  it('keeps few packets in the decoder', async () => {
    const many = Array.from({ length: 1_000 }, () => 1)
    await decodePeaks(readerOf([many, many]), 10, unknown, signal)
    expect(seen.decoded).toBe(2_000)
    expect(seen.mostQueued).toBeLessThanOrEqual(32)
  })

  it('goes on after what is damaged, but not for ever', async () => {
    const spread = Array.from({ length: 400 }, (_, at) => (at % 100 === 50 ? damaged : 64))
    expect((await decodePeaks(readerOf([spread]), 1, unknown, signal))?.channels).toEqual([[64, 64]])
    expect(await decodePeaks(readerOf([Array.from({ length: 5_000 }, () => damaged)]), 1, unknown, signal)).toBeNull()
    expect(seen.made).toBeLessThan(50)
    expect(seen.open).toBe(0)
  })

  it('is none of what cannot be decoded, of nothing, and of a sound that was closed', async () => {
    expect(await decodePeaks(readerOf([]), 1, unknown, signal)).toBeNull()
    const closed = async (at: number) => (at === 0 ? chunkOf([1]) : null)
    expect(await decodePeaks(closed, 1, unknown, signal)).toBeNull()
    supported = false
    const read = readerOf([[1], [2]])
    expect(await decodePeaks(read, 1, unknown, signal)).toBeNull()
    expect(read).toHaveBeenCalledTimes(1)
    expect(seen.open).toBe(0)
  })

  it('is called off at once, also while the decoder does nothing', async () => {
    isStuck = true
    const stopping = new AbortController()
    const read = readerOf([Array.from({ length: 100 }, () => 1)])
    const peaks = decodePeaks(read, 1, unknown, stopping.signal)
    await vi.waitUntil(() => seen.mostQueued === 32)
    stopping.abort()
    expect(await peaks).toBeNull()
    expect(seen.open).toBe(0)
    expect(read).toHaveBeenCalledTimes(1)
  })
})
