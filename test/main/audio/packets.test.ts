import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mp3Demuxer } from '../../../src/main/audio/mp3-packets.ts'
import { isOggOpus, oggOpusDemuxer } from '../../../src/main/audio/ogg-opus.ts'
import { type Demuxer, packetChunks } from '../../../src/main/audio/packets.ts'
import { type SoundPackets, soundPacketsSchema } from '../../../src/shared/recordings/sound-packets.ts'
import { lacing, mp3Frame, oggPage, opusHead, variableMp3 } from './make-sound.ts'
import { fileOf, packetsIn } from './read-sound.ts'

const { signal } = new AbortController()

async function chunksOf(file: Uint8Array, demuxer: Demuxer, piece?: number): Promise<SoundPackets[]> {
  const chunks: SoundPackets[] = []
  const bytes = fileOf(file, piece).read({ first: 0, last: file.length - 1 }, signal)
  for await (const chunk of packetChunks(bytes, demuxer)) chunks.push(soundPacketsSchema.parse(chunk))
  return chunks
}
const packets = async (file: Uint8Array, demuxer: Demuxer, piece?: number) =>
  (await chunksOf(file, demuxer, piece)).flatMap(packetsIn)
const numbered = (length: number, number: number) => Buffer.alloc(length, number)

/** A stream of Opus whose pages hold the bodies given, after the header and the comments. */
function opusFile(pages: readonly { body: Buffer; segments: number[]; flags?: number; sequence?: number }[]): Buffer {
  return Buffer.concat([
    oggPage({ body: opusHead(2), segments: [19], flags: 2, sequence: 0 }),
    oggPage({ body: Buffer.from('OpusTags'), segments: [8], sequence: 1 }),
    ...pages.map((page, at) => oggPage({ sequence: at + 2, ...page })),
  ])
}

describe('the packets of an MP3 file', () => {
  const frames = [mp3Frame(4), mp3Frame(5), mp3Frame(6), mp3Frame(4)]

  it.each([1, 7, 4_099])('are its frames, in whatever pieces it comes: of %i bytes', async (piece) => {
    const found = await packets(Buffer.concat(frames), mp3Demuxer(), piece)
    expect(found.map((packet) => Buffer.from(packet))).toEqual(frames)
  })

  it('come without what is damaged between them, and without what is cut short', async () => {
    const junk = Buffer.from([0xff, 0xf3, 0x48, 0xc4, 1, 2, 0xff, 3])
    const between = Buffer.concat([Buffer.from([7]), junk])
    const file = Buffer.concat([junk, ...frames, between, ...frames, mp3Frame(4).subarray(0, 50)])
    const found = await packets(file, mp3Demuxer())
    expect(found.map((packet) => Buffer.from(packet))).toEqual([...frames, ...frames])
  })

  it('come without the one that states the length, whose delay is left out of the sound', async () => {
    const first = mp3Frame(8)
    // MPEG-2, mono: after 4 bytes of header and 9 of side information.
    first.write('Info', 13, 'latin1')
    first.writeUInt32BE(0xf, 17)
    first.write('LAME3.100', 13 + 8 + 112, 'latin1')
    first.writeUIntBE((576 << 12) | 1_000, 13 + 8 + 112 + 21, 3)
    const [chunk] = await chunksOf(Buffer.concat([first, ...frames]), mp3Demuxer())
    expect(chunk).toMatchObject({ codec: 'mp3', rate: 16_000, channels: 1, skip: 576 + 529 })
    expect(chunk?.sizes).toEqual(frames.map(({ length }) => length))
  })

  it('come in chunks of a sensible size, each of which is all of its buffer, and an empty one at the end', async () => {
    const chunks = await chunksOf(variableMp3(5_000), mp3Demuxer())
    for (const { bytes } of chunks.slice(0, -2)) expect(Math.floor(bytes.length / 1_024)).toBe(128)
    expect(chunks.at(-1)?.sizes).toEqual([])
    for (const { bytes } of chunks) expect(bytes.buffer.byteLength).toBe(bytes.length)
  })
})

describe('the packets of an Opus file', () => {
  it('are cut by their lacing: several on a page, one over several pages, and those of length 0 left out', async () => {
    const long = numbered(1_000, 3)
    const file = opusFile([
      { body: Buffer.concat([numbered(10, 1), numbered(255, 2)]), segments: [10, 0, 255, 0] },
      { body: long.subarray(0, 510), segments: [255, 255] },
      { body: long.subarray(510), segments: [255, 235], flags: 1 },
      { body: numbered(5, 4), segments: [5], flags: 4 },
    ])
    for (const piece of [1, 13, 4_099]) {
      const found = await packets(file, oggOpusDemuxer(), piece)
      expect(found.map((packet) => [packet.length, packet[0]])).toEqual([[10, 1], [255, 2], [1_000, 3], [5, 4]]) // biome-ignore format: pairs
      expect(Buffer.from(found[2] ?? []).equals(long)).toBe(true)
    }
  })

  it('are decoded at 48 kHz, without what its header says is to be skipped', async () => {
    const [chunk] = await chunksOf(opusFile([{ body: numbered(9, 1), segments: [9] }]), oggOpusDemuxer())
    expect(chunk).toMatchObject({ codec: 'opus', rate: 48_000, channels: 2, skip: 312 })
  })

  it('are those of one stream: others between its pages and chained to it are left out', async () => {
    const page = (number: number, flags = 0) => ({ body: numbered(9, number), segments: [9], flags })
    const chained = Buffer.concat([opusFile([page(1), page(2, 4)]), opusFile([page(3)])])
    expect((await packets(chained, oggOpusDemuxer())).map(([first]) => first)).toEqual([1, 2])
    const other = oggPage({ body: numbered(9, 7), segments: [9], serial: 9, sequence: 5 })
    const mixed = Buffer.concat([
      opusFile([page(1)]),
      other,
      oggPage({ body: numbered(9, 2), segments: [9], sequence: 3 }),
    ])
    expect((await packets(mixed, oggOpusDemuxer())).map(([first]) => first)).toEqual([1, 2])
  })

  it('come without the one that a lost page held a part of', async () => {
    const whole = { body: numbered(9, 1), segments: [9] }
    const end = { body: Buffer.concat([numbered(20, 2), numbered(9, 3)]), segments: [20, 9], flags: 1, sequence: 9 }
    const file = opusFile([whole, { body: numbered(255, 2), segments: [255] }, end, { ...whole, sequence: 10 }])
    expect((await packets(file, oggOpusDemuxer())).map(([first]) => first)).toEqual([1, 3, 1])
  })

  it('keep nothing of a packet that never ends', async () => {
    const part = { body: numbered(255 * 255, 1), segments: lacing(255), flags: 1 }
    const end = { body: numbered(5, 1), segments: [5], flags: 1 }
    const file = opusFile([{ body: numbered(9, 1), segments: [9] }, { ...part, flags: 0 }, part, part, end])
    expect(oggOpusDemuxer().push(file)).toHaveLength(1)
  })

  it('are none of other codecs in Ogg, nor of more channels than two', () => {
    expect(isOggOpus(oggPage({ body: opusHead(2), segments: [19], flags: 2, sequence: 0 }))).toBe(true)
    expect(isOggOpus(oggPage({ body: opusHead(6, 1), segments: [19], flags: 2, sequence: 0 }))).toBe(false)
    expect(isOggOpus(oggPage({ body: Buffer.from('\x01vorbis'), segments: [7], flags: 2, sequence: 0 }))).toBe(false)
  })
})

describe.each([
  ['MP3', mp3Demuxer],
  ['Opus', oggOpusDemuxer],
])('a hostile %s file', (_, demuxer) => {
  it('of any bytes is read to its end', async () => {
    const page = fc
      .tuple(fc.uint8Array({ maxLength: 255 }), fc.uint8Array({ maxLength: 400 }), fc.nat(7), fc.nat(4))
      .map(([segments, body, flags, sequence]) => oggPage({ segments: [...segments], body, flags, sequence }))
    const pieces = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.integer({ min: 1, max: 14 }).map(mp3Frame),
      page,
      fc.constant(opusFile([])),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 20 }), fc.integer({ min: 1, max: 900 }), async (parts, piece) => {
        const file = Buffer.concat(parts)
        const found = await packets(file, demuxer(), piece)
        expect(found.reduce((sum, { length }) => sum + length, 0)).toBeLessThanOrEqual(file.length)
      }),
    )
  })

  it.each([0x00, 0xff, 0x4f])('of one byte, %i, without end is given up after about a megabyte', async (byte) => {
    let read = 0
    async function* endless() {
      for (;;) {
        read += 65_536
        yield Buffer.alloc(65_536, byte)
      }
    }
    for await (const chunk of packetChunks(endless(), demuxer())) expect(chunk).toBeUndefined()
    expect(read).toBeLessThan(1_200_000)
  })
})
