import type { Mp3Index } from './mp3.ts'

/**
 * The beginning of an MP4 file, which the frames of an MP3 file follow as they are (ISO/IEC 14496-12 and 14496-14). Its
 * tables tell a player the exact length, and where in the file each moment is; an MP3 file of variable bit rate can only
 * tell the length, and Chromium seeks in it as if the bit rate were constant.
 */
export function mp4Head(index: Mp3Index): Buffer {
  const type = box('ftyp', text('isom'), u32(0x200), text('isom'), text('mp41'))
  const dataBytes = index.end - index.start
  // The place of the sound is in the boxes before it, whose size does not depend on it.
  const place = type.length + movie(index, 0).length + boxHead
  return Buffer.concat([type, movie(index, place), u32(dataBytes + boxHead), text('mdat')])
}

const boxHead = 8
const text = (value: string) => Buffer.from(value, 'latin1')
const zeros = (bytes: number) => Buffer.alloc(bytes)
const u8 = (...values: number[]) => Buffer.from(values)

function u16(...values: number[]): Buffer {
  const bytes = Buffer.alloc(2 * values.length)
  for (const [index, value] of values.entries()) bytes.writeUInt16BE(value, 2 * index)
  return bytes
}

const u32 = (...values: number[]) => u32Table(values)

function u32Table(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length)
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, 4 * index)
  return bytes
}

function box(name: string, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content)
  return Buffer.concat([u32(body.length + boxHead), text(name), body])
}

const unityMatrix = u32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x4000_0000)

function movie(index: Mp3Index, place: number): Buffer {
  const { rate, samples, sizes } = index
  const duration = sizes.length * samples
  const header = box(
    'mvhd',
    ...[u32(0, 0, 0, rate, duration, 0x10000), u16(0x100), zeros(10), unityMatrix, zeros(24), u32(2)],
  )
  const trackHeader = box('tkhd', u32(7, 0, 0, 1, 0, duration), zeros(12), u16(0x100, 0), unityMatrix, zeros(8))
  const mediaHeader = box('mdhd', u32(0, 0, 0, rate, duration), u16(0x55c4, 0))
  const handler = box('hdlr', u32(0, 0), text('soun'), zeros(13))
  const here = box('dinf', box('dref', u32(0, 1), box('url ', u32(1))))
  const tables = box(
    'stbl',
    box('stsd', u32(0, 1), sampleEntry(index)),
    box('stts', u32(0, 1, sizes.length, samples)),
    box('stsc', u32(0, 1, 1, sizes.length, 1)),
    box('stsz', u32(0, 0, sizes.length), u32Table(sizes)),
    box('stco', u32(0, 1, place)),
  )
  const media = box('mdia', mediaHeader, handler, box('minf', box('smhd', zeros(8)), here, tables))
  return box('moov', header, box('trak', trackHeader, media))
}

function sampleEntry({ version, rate, channels }: Mp3Index): Buffer {
  // 14496-1, 7.2.6: the object types of MPEG-1 and MPEG-2 audio, in a stream of audio.
  const config = u8(4, 13, version === 1 ? 0x6b : 0x69, 0x15, ...zeros(11))
  const elementary = Buffer.concat([u16(1), u8(0), config, u8(6, 1, 2)])
  const descriptor = box('esds', u32(0), u8(3, elementary.length), elementary)
  return box('mp4a', zeros(6), u16(1), zeros(8), u16(channels, 16, 0, 0), u16(rate, 0), descriptor)
}
