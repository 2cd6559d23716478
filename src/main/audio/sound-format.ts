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
  /** Chromium plays it. `encoded` is null if main cannot decode it too, and so draw no waveform. */
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
 * Determines a file's format from its first bytes; null if it is no known sound. The portal's own type is not used: it
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
  // MPEG audio layer III, and AAC in ADTS (ISO/IEC 13818-7, 6.2), whose headers differ in the layer.
  if (/^\xff[\xe2\xe3\xf2\xf3\xfa\xfb]/.test(text)) return 'audio/mpeg'
  return /^\xff[\xf0\xf1\xf8\xf9]/.test(text) ? 'audio/aac' : null
}

/** RFC 4867, 5; RFC 5574, 3.1 (Ogg's first page has a header of 28 bytes); Audio IFF 1.3; Sun's and Microsoft's files. */
const signatures: readonly (readonly [RegExp, string])[] = [
  [/^\xff[\xe4\xe5\xf4\xf5\xfc\xfd]/, 'MPEG layer II'],
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

/** A frame of GSM 06.10 is known by its first four bits alone, so all frames at hand have to begin with them. */
function isGsm(head: Uint8Array): boolean {
  const frames = Math.floor(head.length / gsmFile.blockBytes)
  for (let frame = 0; frame < frames; frame++) if ((head[frame * gsmFile.blockBytes] ?? 0) >> 4 !== 0xd) return false
  return frames >= 4
}

const sizes = (codec: BlockCodec, bytes: number) => ({ bytes, frames: framesIn(codec, bytes) })

/** The tags in RIFF WAVE that Chromium decodes: PCM, floating point, A-law, µ-law, MP3 and AAC. */
const playableTags = new Set([1, 3, 6, 7, 0x55, 0xff])

/** Names of the other codecs by their tags (RFC 2361, and mmreg.h of the Windows SDK for those registered later). */
const names = new Map([
  [0x02, 'Microsoft ADPCM'],
  [0x10, 'OKI ADPCM'],
  [0x11, 'IMA ADPCM'],
  [0x14, 'G.723 ADPCM'],
  [0x17, 'Dialogic ADPCM'],
  [0x22, 'TrueSpeech'],
  [0x31, 'GSM 06.10'],
  [0x40, 'G.721'],
  [0x41, 'G.728'],
  [0x42, 'G.723.1'],
  [0x45, 'G.726'],
  [0x50, 'MPEG layer II'],
  [0x57, 'AMR'],
  [0x58, 'AMR-WB'],
  [0x64, 'G.726'],
  [0x65, 'G.722'],
  [0x83, 'G.729'],
  [0x111, 'G.723.1'],
  [0x112, 'Siren'],
  [0x130, 'ACELP'],
  [0x133, 'G.729'],
  [0x134, 'G.729'],
  [0x140, 'G.726'],
  [0x160, 'Windows Media Audio'],
  [0x161, 'Windows Media Audio'],
  [0x162, 'Windows Media Audio'],
  [0x28f, 'G.722'],
  [0x7361, 'AMR'],
  [0x7362, 'AMR-WB'],
  [0x7a21, 'AMR'],
  [0x7a22, 'AMR'],
  [0xa100, 'G.723.1'],
  [0xa103, 'G.729'],
  [0xa109, 'Speex'],
  [0xa112, 'G.722'],
  [0xa113, 'G.728'],
  [0xa114, 'G.729'],
  [0xa115, 'Siren'],
  [0xa123, 'G.729'],
])

function waveFormat(head: Uint8Array, length: number): SoundFormat {
  const wave = parseWave(head, length)
  if (!wave) return length <= head.length ? { kind: 'empty' } : asItIs(null)
  const codec = isUsual(wave) ? codecOf(wave) : null
  const encoded = codec && encodedIn(wave, codec)
  if (wave.bytes === 0 || encoded?.frames === 0) return { kind: 'empty' }
  if (playableTags.has(wave.tag)) return asItIs(encoded)
  if (encoded) return { kind: 'decodable', encoded }
  const hex = `0x${wave.tag.toString(16).padStart(4, '0').toUpperCase()}`
  return { kind: 'unplayable', name: names.get(wave.tag) ?? `WAV ${hex}` }
}

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

/** The pairs of weights; the number of frames in a block and the number of pairs come before them. */
function weightsIn(extension: Uint8Array): Weights {
  const view = new DataView(extension.buffer, extension.byteOffset, extension.byteLength)
  const count = extension.length < 4 ? 0 : Math.min(view.getUint16(2, true), Math.floor((extension.length - 4) / 4))
  return Array.from({ length: count }, (_, index) => [
    view.getInt16(4 + index * 4, true),
    view.getInt16(6 + index * 4, true),
  ])
}

/** The `fact` chunk says how many frames of the last block belong to the sound; the rest fills the block up. */
function encodedIn({ rate, start, bytes, frames: stated }: WaveFile, codec: BlockCodec): EncodedSound {
  const frames = framesIn(codec, bytes)
  const isPlausible = stated !== null && stated > 0 && stated <= frames && stated > frames - codec.blockFrames
  return { codec, rate, start, bytes, frames: isPlausible ? stated : frames }
}
