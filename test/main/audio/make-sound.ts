import { frameAt } from '../../../src/main/audio/mp3.ts'

/** A silent MP3 frame of MPEG-2 at 16 kHz, mono. */
export function mp3Frame(bitrateIndex: number): Buffer {
  const bytes = Buffer.from([0xff, 0xf3, (bitrateIndex << 4) | 0x08, 0xc4])
  const size = frameAt(bytes, 0)?.bytes ?? 0
  return Buffer.concat([bytes, Buffer.alloc(size - 4)])
}

/** An MP3 file of variable bit rate that does not state its length. */
export const variableMp3 = (frames: number): Buffer =>
  Buffer.concat(Array.from({ length: frames }, (_, at) => mp3Frame(1 + (at % 8))))

/** A .gsm file in which every frame is different. */
export const gsmRecording = (frames: number): Buffer =>
  Buffer.concat(
    Array.from({ length: frames }, (_, at) =>
      Buffer.from(Array.from({ length: 33 }, (_, byte) => (byte === 0 ? 0xd0 : (at * 31 + byte * 7) & 0x77))),
    ),
  )

/** The first packet of a stream of Opus (RFC 7845, 5.1), of which 312 samples are to be skipped. */
export function opusHead(channels: number, family = 0): Buffer {
  const head = Buffer.alloc(19)
  head.write('OpusHead\x01', 'latin1')
  head.writeUInt8(channels, 9)
  head.writeUInt16LE(312, 10)
  head.writeUInt32LE(8_000, 12)
  head.writeUInt8(family, 18)
  return head
}

/** Segments of 255 bytes, so that the packet goes on. */
export const lacing = (count: number): number[] => Array.from({ length: count }, () => 255)

interface OggPage {
  body: Uint8Array
  segments: readonly number[]
  flags?: number
  serial?: number
  sequence: number
}

/** A page of Ogg (RFC 3533, 6) without a checksum. */
export function oggPage({ body, segments, flags = 0, serial = 1, sequence }: OggPage): Buffer {
  const head = Buffer.alloc(27)
  head.write('OggS', 'latin1')
  head.writeUInt8(flags, 5)
  head.writeUInt32LE(serial, 14)
  head.writeUInt32LE(sequence, 18)
  head.writeUInt8(segments.length, 26)
  return Buffer.concat([head, Buffer.from(segments), body])
}
