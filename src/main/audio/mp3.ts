// MPEG audio layer III by the headers of its frames: ISO/IEC 11172-3, 2.4.1.3, and 13818-3, 2.4.2.3, for half the
// rates; MPEG 2.5 halves them again.

export interface Mp3Frame {
  version: 1 | 2 | 2.5
  /** In Hz. */
  rate: number
  channels: 1 | 2
  /** In kbit/s. */
  bitrate: number
  bytes: number
  samples: number
}

const bitrates = [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const halfBitrates = [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const sampleRates = [44_100, 48_000, 32_000]
const versions = [2.5, null, 2, 1] as const

/** The frame that begins at `at`, or null if there is none of layer III with a stated bit rate. */
export function frameAt(bytes: Uint8Array, at: number): Mp3Frame | null {
  const kind = bytes[at + 1] ?? 0
  if (bytes[at] !== 0xff || (kind & 0xe6) !== 0xe2 || at + 4 > bytes.length) return null
  const rates = bytes[at + 2] ?? 0
  const mode = bytes[at + 3] ?? 0
  const version = versions[(kind >> 3) & 3]
  const bitrate = (version === 1 ? bitrates : halfBitrates)[(rates >> 4) - 1]
  const fullRate = sampleRates[(rates >> 2) & 3]
  if (!version || bitrate === undefined || fullRate === undefined) return null
  const rate = version === 1 ? fullRate : version === 2 ? fullRate / 2 : fullRate / 4
  const samples = version === 1 ? 1_152 : 576
  const padding = (rates >> 1) & 1
  const size = Math.floor((samples / 8) * ((bitrate * 1_000) / rate)) + padding
  return { version, rate, channels: mode >> 6 === 3 ? 1 : 2, bitrate, bytes: size, samples }
}

/** Whether two frames can belong to one file. */
export const isSameKind = (a: Mp3Frame, b: Mp3Frame) => a.version === b.version && a.rate === b.rate

/** Where the first frame is: after an ID3v2 tag (id3.org, ID3v2.4.0 3.1), if there is one. */
export function firstFrameAt(head: Uint8Array): number {
  const [i, d, three, , , , a = 0, b = 0, c = 0, e = 0] = head
  if (i !== 0x49 || d !== 0x44 || three !== 0x33) return 0
  return 10 + ((a << 21) | (b << 14) | (c << 7) | e)
}

/** Where a header that a first frame holds is in it: after the side information. */
const headerAt = ({ version, channels }: Mp3Frame) =>
  4 + (version === 1 ? (channels === 1 ? 17 : 32) : channels === 1 ? 9 : 17)

const textAt = (bytes: Uint8Array, at: number) => Buffer.from(bytes.subarray(at, at + 4)).toString('latin1')

/** Whether a first frame holds a Xing, Info or VBRI header, which states the length of the file. */
export function statesLength(head: Uint8Array, at: number, frame: Mp3Frame): boolean {
  return ['Xing', 'Info'].includes(textAt(head, at + headerAt(frame))) || textAt(head, at + 36) === 'VBRI'
}

/** What every decoder of layer III adds to the encoder's delay, in samples. */
const decoderDelay = 529

/**
 * How many samples at the beginning are no part of the sound, which players leave out: as LAME states it in a first
 * frame (gabriel.mp3-tech.org/mp3infotag.html), else 0.
 */
export function encoderDelay(first: Uint8Array, frame: Mp3Frame): number {
  const at = headerAt(frame)
  if (!['Xing', 'Info'].includes(textAt(first, at))) return 0
  const flags = first[at + 7] ?? 0
  // Its fields are there if their flags say so: the numbers of frames and bytes, the places, the quality.
  const lame = at + 8 + (flags & 1 ? 4 : 0) + (flags & 2 ? 4 : 0) + (flags & 4 ? 100 : 0) + (flags & 8 ? 4 : 0)
  if (!['LAME', 'Lavf', 'Lavc'].includes(textAt(first, lame))) return 0
  const [high = 0, low = 0] = first.subarray(lame + 21, lame + 23)
  return ((high << 4) | (low >> 4)) + decoderDelay
}

/** The bit rates of the frames in a part of a file, which may begin within a frame. */
export function bitratesIn(part: Uint8Array, like: Mp3Frame): Set<number> {
  for (let start = 0; start < part.length; start++) {
    const found = framesFrom(part, start, like)
    // Sound can look like a header, but hardly like several in a row.
    if (found.length >= 3) return new Set(found.map(({ bitrate }) => bitrate))
  }
  return new Set()
}

function framesFrom(part: Uint8Array, start: number, like: Mp3Frame): Mp3Frame[] {
  const found: Mp3Frame[] = []
  for (let at = start; ; ) {
    const frame = frameAt(part, at)
    if (!frame || !isSameKind(frame, like)) return found
    found.push(frame)
    at += frame.bytes
  }
}

export interface Mp3Index extends Pick<Mp3Frame, 'version' | 'rate' | 'channels' | 'samples'> {
  /** Where the frames are in the file, in bytes. */
  start: number
  end: number
  /** Of the frames in order. In a damaged file, bytes between two frames count with the first of them. */
  sizes: number[]
}

/** All frames of a file, or null if there is none. */
export function indexFrames(file: Uint8Array): Mp3Index | null {
  let at = firstFrameAt(file)
  let first: Mp3Frame | null = null
  let start = 0
  let end = 0
  const sizes: number[] = []
  while (at + 4 <= file.length) {
    const frame = frameAt(file, at)
    if (!frame || (first && !isSameKind(frame, first))) {
      at++
      continue
    }
    // A frame that is cut short cannot be decoded.
    if (at + frame.bytes > file.length) break
    if (!first) {
      first = frame
      start = at
    } else sizes[sizes.length - 1] = (sizes.at(-1) ?? 0) + at - end
    sizes.push(frame.bytes)
    at += frame.bytes
    end = at
  }
  return first && { ...first, start, end, sizes }
}
