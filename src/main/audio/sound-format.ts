import { imaAdpcm, microsoftAdpcm, type Weights } from './adpcm.ts'
import { type BlockCodec, framesIn } from './block-codec.ts'
import { g726 } from './g726.ts'
import { gsmFile, gsmWave } from './gsm.ts'
import { alaw, pcm, ulaw } from './pcm.ts'
import { parseWave, type WaveFile } from './wave-file.ts'

/** A sound that main can decode. */
export interface EncodedSound {
  codec: BlockCodec
  /** In Hz. */
  rate: number
  /** Where its blocks are in the file, in bytes. */
  start: number
  bytes: number
  frames: number
}

export type SoundFormat =
  /** Chromium plays it. `encoded` is null if main cannot decode it. */
  | { kind: 'playable'; mediaType: string; encoded: EncodedSound | null }
  /** Main has to decode it first. */
  | { kind: 'decodable'; encoded: EncodedSound }
  /** Neither; `name` is the usual name of the codec. */
  | { kind: 'unplayable'; name: string }
  /** A header without sound. */
  | { kind: 'empty' }

/** How many of a file's first bytes are needed: recorders put chunks of text before the sound. */
export const headBytes = 16_384

/**
 * Determines a file's format by its first bytes, or null if it is no known sound. The portal's own type is not used: it
 * is often application/octet-stream, and the page would trust it.
 */
export function identifySound(head: Uint8Array, length: number): SoundFormat | null {
  const name = unplayableBySignature(head)
  if (name !== null) return { kind: 'unplayable', name }
  const mediaType = soundType(head)
  if (mediaType === 'audio/wav') return waveFormat(head, length)
  if (mediaType !== null) return { kind: 'playable', mediaType, encoded: null }
  if (!isGsm(head)) return null
  return { kind: 'decodable', encoded: { codec: gsmFile, rate: 8_000, start: 0, ...sizes(gsmFile, length) } }
}

const textOf = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')

/** The MIME type of what Chromium may play (mimesniff.spec.whatwg.org, 6.2), or null. */
export function soundType(bytes: Uint8Array): string | null {
  const text = textOf(bytes.subarray(0, 12))
  if (/^RIFF.{4}WAVE/s.test(text)) return 'audio/wav'
  if (text.startsWith('OggS')) return 'audio/ogg'
  if (text.startsWith('fLaC')) return 'audio/flac'
  if (text.startsWith('ID3')) return 'audio/mpeg'
  if (/^.{4}ftyp/s.test(text)) return 'audio/mp4'
  if (text.startsWith('\x1a\x45\xdf\xa3')) return 'audio/webm'
  const [sync = 0, second = 0] = bytes
  if (sync !== 0xff || second < 0xe0) return null
  const layer = (second >> 1) & 3
  if (layer !== 0) return 'audio/mpeg'
  return second >= 0xf0 ? 'audio/aac' : null
}

/** RFC 4867, 5; RFC 5574, 3.1 (Ogg's first page has a header of 28 bytes); Audio IFF 1.3; Sun's and Microsoft's files. */
const signatures: readonly (readonly [RegExp, string])[] = [
  [/^#!AMR-WB/, 'AMR-WB'],
  [/^#!AMR/, 'AMR'],
  [/^OggS.{24}Speex {3}/s, 'Speex'],
  [/^FORM.{4}AIF[FC]/s, 'AIFF'],
  [/^\.snd/, 'Sun AU'],
  [/^caff/, 'Core Audio'],
  [/^0&\xb2u\x8ef\xcf/, 'Windows Media Audio'],
]

function unplayableBySignature(head: Uint8Array): string | null {
  const text = textOf(head.subarray(0, 40))
  return signatures.find(([signature]) => signature.test(text))?.[1] ?? null
}

/** Frames of GSM 06.10 have no signature but their first four bits, so several in a row are asked for. */
function isGsm(head: Uint8Array): boolean {
  const frames = Math.floor(head.length / gsmFile.blockBytes)
  for (let frame = 0; frame < frames; frame++) if ((head[frame * gsmFile.blockBytes] ?? 0) >> 4 !== 0xd) return false
  return frames >= 4
}

const sizes = (codec: BlockCodec, bytes: number) => ({ bytes, frames: framesIn(codec, bytes) })

/** Names of codecs by their tags in RIFF WAVE (RFC 2361 and the registrations after it), for those not played here. */
const names = new Map([
  [0x0010, 'OKI ADPCM'],
  [0x0014, 'G.723 ADPCM'],
  [0x0015, 'DSP Group TrueSpeech'],
  [0x0017, 'Dialogic ADPCM'],
  [0x0022, 'DSP Group TrueSpeech'],
  [0x0040, 'G.721'],
  [0x0041, 'G.728'],
  [0x0042, 'G.723.1'],
  [0x0057, 'AMR'],
  [0x0058, 'AMR-WB'],
  [0x0065, 'G.722'],
  [0x0070, 'Lernout & Hauspie CELP'],
  [0x0083, 'G.729'],
  [0x0111, 'G.723.1'],
  [0x0130, 'ACELP'],
  [0x0133, 'G.729'],
  [0x0134, 'G.729'],
  [0x0155, 'SIREN'],
  [0x0160, 'Windows Media Audio'],
  [0x0161, 'Windows Media Audio'],
  [0x0162, 'Windows Media Audio'],
  [0x028e, 'G.722.1'],
  [0x028f, 'G.722'],
  [0x7a21, 'AMR'],
  [0x7a22, 'AMR-WB'],
  [0xa100, 'G.723.1'],
  [0xa105, 'GSM-AMR'],
  [0xa109, 'Speex'],
  [0xa112, 'G.722'],
  [0xa123, 'G.729'],
])

/** What Chromium cannot be given: its own decoder has these tags for something else, or none. */
const playableTags = new Set([1, 3, 6, 7, 0x50, 0x55, 0xff])

function waveFormat(head: Uint8Array, length: number): SoundFormat {
  const wave = parseWave(head, length)
  if (!wave) return length <= head.length ? { kind: 'empty' } : asItIs(null)
  if (wave.bytes === 0) return { kind: 'empty' }
  const codec = codecOf(wave)
  const encoded = codec && isUsual(wave) ? encodedIn(wave, codec) : null
  if (playableTags.has(wave.tag)) return asItIs(encoded)
  if (encoded) return encoded.frames === 0 ? { kind: 'empty' } : { kind: 'decodable', encoded }
  const hex = `0x${wave.tag.toString(16).padStart(4, '0').toUpperCase()}`
  return { kind: 'unplayable', name: names.get(wave.tag) ?? decodableNames.get(wave.tag) ?? `WAV ${hex}` }
}

/** Of those that are decoded, for variants that are not. */
const decodableNames = new Map([
  [0x02, 'Microsoft ADPCM'],
  [0x11, 'IMA ADPCM'],
  [0x31, 'GSM 06.10'],
  [0x45, 'G.726'],
  [0x64, 'G.726'],
])

const asItIs = (encoded: EncodedSound | null): SoundFormat => ({ kind: 'playable', mediaType: 'audio/wav', encoded })

const isUsual = ({ channels, rate }: WaveFile) => channels >= 1 && channels <= 8 && rate >= 1_000 && rate <= 768_000

function codecOf(wave: WaveFile): BlockCodec | null {
  const { channels, blockBytes, bits } = wave
  switch (wave.tag) {
    case 1:
      return pcm(channels, bits)
    case 6:
      return alaw(channels)
    case 7:
      return ulaw(channels)
    case 0x02:
      return bits === 4 ? microsoftAdpcm(channels, blockBytes, weightsIn(wave.extension)) : null
    case 0x11:
      return bits === 4 ? imaAdpcm(channels, blockBytes) : null
    case 0x31:
      return channels === 1 && blockBytes === gsmWave.blockBytes ? gsmWave : null
    case 0x45:
    case 0x64:
      return channels === 1 ? g726(bits === 0 ? Math.round((wave.byteRate * 8) / wave.rate) : bits) : null
    default:
      return null
  }
}

/** The pairs of weights after the number of frames in a block and their own number. */
function weightsIn(extension: Uint8Array): Weights {
  const view = new DataView(extension.buffer, extension.byteOffset, extension.byteLength)
  const count = extension.length < 4 ? 0 : Math.min(view.getUint16(2, true), Math.floor((extension.length - 4) / 4))
  return Array.from({ length: count }, (_, index) => [
    view.getInt16(4 + index * 4, true),
    view.getInt16(6 + index * 4, true),
  ])
}

/** The last block is filled up; the `fact` chunk then says how many of its frames count. */
function encodedIn({ rate, start, bytes, frames: stated }: WaveFile, codec: BlockCodec): EncodedSound {
  const frames = framesIn(codec, bytes)
  const isPlausible = stated !== null && stated > 0 && stated <= frames && stated > frames - codec.blockFrames
  return { codec, rate, start, bytes, frames: isPlausible ? stated : frames }
}
