import { describe, expect, it } from 'vitest'
import { g726 } from '../../../src/main/audio/g726.ts'
import { frameAt, indexFrames, statesLength } from '../../../src/main/audio/mp3.ts'
import { mp3Demuxer } from '../../../src/main/audio/mp3-packets.ts'
import { isOggOpus, oggOpusDemuxer } from '../../../src/main/audio/ogg-opus.ts'
import { type Demuxer, packetChunks } from '../../../src/main/audio/packets.ts'
import { decodedSource } from '../../../src/main/media/decoded-source.ts'
import { readAll } from '../../../src/main/media/media-source.ts'
import { hasUnstatedLength } from '../../../src/main/media/mp3-source.ts'
import { encode, makeWav } from '../../e2e/sounds.ts'
import { describeWith } from '../../peers/programs.ts'
import { encodedIn, fileOf, packetsIn, samplesOf } from './read-sound.ts'

const sox = { sox: 'sox libsox-fmt-all' }
const { signal } = new AbortController()

/** Tones with noise, mono or stereo, which differ from channel to channel. */
async function speechLike(channels: 1 | 2): Promise<Buffer> {
  const tones = makeWav([440, 1_200, 90, 2_500], 5, 8_000)
  return encode(tones, 'sox', (from, to) => {
    const mono = ['-R', from, '-t', 'wav', to, 'synth', 'pinknoise', 'mix', 'vol', '0.7']
    return channels === 1 ? mono : [...mono, 'remix', '1', '1v0.4']
  })
}

/** What sox itself decodes a file to. */
async function bySox(file: Buffer, type: string): Promise<Int16Array> {
  const raw = await encode(file, 'sox', (from, to) => ['-t', type, from, '-t', 's16', to])
  return new Int16Array(Uint8Array.from(raw).buffer)
}

describeWith('sound that sox encoded', sox, () => {
  const formats = [
    ['GSM 06.10 in WAV', 'wav', 'gsm-full-rate', 1],
    ['GSM 06.10 of its own', 'gsm', 'gsm-full-rate', 1],
    ['IMA ADPCM, mono', 'wav', 'ima-adpcm', 1],
    ['IMA ADPCM, stereo', 'wav', 'ima-adpcm', 2],
    ['Microsoft ADPCM, mono', 'wav', 'ms-adpcm', 1],
    ['Microsoft ADPCM, stereo', 'wav', 'ms-adpcm', 2],
    ['A-law', 'wav', 'a-law', 2],
    ['µ-law', 'wav', 'mu-law', 2],
    ['PCM of 8 bits', 'wav', 'unsigned-integer', 2],
  ] as const

  describe.each(formats)('as %s', (_, type, encoding, channels) => {
    const encoded = async () =>
      encode(await speechLike(channels), 'sox', (from, to) => {
        const bits = encoding === 'unsigned-integer' ? ['-b', '8'] : []
        return [from, ...bits, '-e', encoding, '-t', type, to]
      })

    it('is decoded to exactly the samples that sox decodes it to', async () => {
      const file = await encoded()
      const samples = await samplesOf(file)
      expect(samples.length).toBeGreaterThanOrEqual(40_000 * channels)
      expect(Buffer.from((await bySox(file, type)).subarray(0, samples.length)).equals(Buffer.from(samples))).toBe(true)
    })

    it('is the same WAV file in whatever ranges it is read', async () => {
      const file = await encoded()
      const source = decodedSource(fileOf(file), encodedIn(file))
      const whole = await readAll(source.read({ first: 0, last: source.length - 1 }, signal))
      expect(whole.length).toBe(source.length)
      expect(encodedIn(whole)).toMatchObject({ start: 44, bytes: source.length - 44, rate: 8_000 })
      for (const [first, last] of [
        [0, 43],
        [10, 50],
        [44, 44],
        [50_001, 60_000],
        [70_000, source.length - 1],
        [source.length - 1, source.length - 1],
      ] as const) {
        const part = await readAll(source.read({ first, last }, signal))
        expect(part.equals(whole.subarray(first, last + 1))).toBe(true)
      }
    })
  })
})

describeWith('G.726', sox, () => {
  /** Sun's AU files hold the same codes with the least significant bit first; their encodings by bits of a code. */
  const encodings = new Map([
    [3, 25],
    [4, 23],
    [5, 26],
  ])

  /** Codes of either sign, small ones more often, so that the sound stays below the level at which decoders limit it. */
  function makeCodes(bits: number, count: number): number[] {
    let seed = 1
    const random = (below: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
      return (seed >>> 16) % below
    }
    const half = 2 ** (bits - 1)
    return Array.from({ length: count }, () => {
      const size = Math.min(random(half), random(half))
      return random(2) === 0 ? size : 2 * half - 1 - size
    })
  }

  it.each([...encodings])('with codes of %i bits is decoded as by sox', async (bits, encoding) => {
    const codes = makeCodes(bits, 16_000)
    const ours = Buffer.alloc(2_000 * bits)
    const au = Buffer.alloc(28 + ours.length)
    au.write('.snd', 0, 'latin1')
    for (const [index, value] of [28, ours.length, encoding, 8_000, 1].entries()) au.writeUInt32BE(value, 4 + 4 * index)
    for (const [index, code] of codes.entries()) {
      for (let bit = 0; bit < bits; bit++) {
        const [high, low] = [index * bits + bits - 1 - bit, index * bits + bit]
        const value = (code >> bit) & 1
        ours[high >> 3] = (ours[high >> 3] ?? 0) | (value << (7 - (high & 7)))
        au[28 + (low >> 3)] = (au[28 + (low >> 3)] ?? 0) | (value << (low & 7))
      }
    }
    const decode = g726(bits)?.decoder()
    const samples = new Int16Array(16_000)
    for (let block = 0; block < 2_000; block++)
      decode?.(ours.subarray(block * bits, (block + 1) * bits), samples.subarray(block * 8, (block + 1) * 8))
    expect(Math.max(...samples)).toBeGreaterThan(100)
    expect([...samples]).toEqual([...(await bySox(au, 'au'))])
  })
})

describeWith('a file that lame made', { lame: 'lame' }, () => {
  const wav = makeWav([0, 440, 0], 30)
  const made = (...how: string[]) => encode(wav, 'lame', (from, to) => ['--quiet', ...how, from, to])
  const about = (file: Uint8Array) =>
    hasUnstatedLength({ head: file.subarray(0, 16_384), length: file.length, readAside: fileOf(file).read }, signal)

  it('states its length where it has a Xing header', async () => {
    const file = await made('-V', '4')
    const first = frameAt(file, 0)
    expect(first && statesLength(file, 0, first)).toBe(true)
    expect(await about(file)).toBe(false)
  })

  it('has the length of its sound by its frames where it has none', async () => {
    const file = await made('-V', '4', '-t')
    expect(await about(file)).toBe(true)
    const index = indexFrames(file)
    const seconds = index ? (index.sizes.length * index.samples) / index.rate : 0
    expect(Math.abs(seconds - 30)).toBeLessThan(0.15)
    expect(await about(await made('-b', '32', '-t'))).toBe(false)
  })
})

/** The packets of a file and how they are decoded. */
async function demuxed(file: Buffer, demuxer: Demuxer) {
  const chunks = []
  for await (const chunk of packetChunks(fileOf(file).read({ first: 0, last: file.length - 1 }, signal), demuxer)) {
    chunks.push(chunk)
  }
  return { ...chunks[0], packets: chunks.flatMap(packetsIn) }
}

describeWith('the packets of MP3 by LAME', { lame: 'lame' }, () => {
  it.each([8_000, 16_000, 44_100])(
    'at %i Hz are as many as the sound is long, after the delay that it states',
    async (rate) => {
      const file = await encode(makeWav([440, 660], 5, rate), 'lame')
      const { packets, skip = 0, ...format } = await demuxed(file, mp3Demuxer())
      expect(format).toMatchObject({ codec: 'mp3', rate, channels: 1 })
      const frame = frameAt(packets[0] ?? file, 0)
      const sound = packets.length * (frame?.samples ?? 0) - skip
      expect(skip).toBeGreaterThan(1_000)
      expect(sound).toBeGreaterThanOrEqual(5 * rate)
      expect(sound).toBeLessThan(5 * rate + 2_400)
    },
  )

  it('of a variable bit rate, without a header, are all frames', async () => {
    const file = await encode(makeWav([440, 90, 2_500], 5), 'lame', (from, to) => [
      '--quiet',
      '-V',
      '5',
      '-t',
      from,
      to,
    ])
    const { packets, skip } = await demuxed(file, mp3Demuxer())
    expect(skip).toBe(0)
    expect(packets.map(({ length }) => length)).toEqual(indexFrames(file)?.sizes)
  })
})

describeWith('the packets of Opus by opusenc', { opusenc: 'opus-tools' }, () => {
  it.each([2.5, 20, 60])('of %d ms are as many as the sound is long', async (milliseconds) => {
    const wav = makeWav([440, 660], 5)
    const file = await encode(wav, 'opusenc', (from, to) => ['--quiet', '--framesize', String(milliseconds), from, to])
    expect(isOggOpus(file)).toBe(true)
    const { packets, skip = 0, ...format } = await demuxed(file, oggOpusDemuxer())
    expect(format).toMatchObject({ codec: 'opus', rate: 48_000, channels: 1 })
    const sound = packets.length * 48 * milliseconds - skip
    expect(sound).toBeGreaterThanOrEqual(5 * 48_000)
    expect(sound).toBeLessThan(5 * 48_000 + 2 * 48 * milliseconds)
  })

  it('with a picture in the comments are the sound alone', async () => {
    const picture = `3|image/png||1x1x8|${'x'.repeat(10)}`
    const file = await encode(makeWav([440], 1), 'opusenc', (from, to) => [
      ...['--quiet', '--comment', `METADATA_BLOCK_PICTURE=${picture.padEnd(90_000, 'x')}`, from, to],
    ])
    expect(file.length).toBeGreaterThan(90_000)
    const { packets } = await demuxed(file, oggOpusDemuxer())
    expect(packets.length).toBeGreaterThanOrEqual(50)
    expect(packets.length).toBeLessThan(54)
  })
})
