import { createHash } from 'node:crypto'

/** How a recording's file is made: the formats of common recorders that need no encoder. */
export type SoundFormat = 'pcm' | 'alaw' | 'ulaw'

/** What is recorded of a call. The same one gives the same bytes. */
export interface SoundPlan {
  id: string
  seconds: number
  format: SoundFormat
}

const rate = 8_000
/** In Hz. The caller is heard on the left, the callee on the right; both are whole numbers, so a second repeats. */
export const voices = { left: 440, right: 660 } as const
const loudness = 9_000

const formats: Record<SoundFormat, { tag: number; bits: number; write(sample: number): number }> = {
  pcm: { tag: 1, bits: 16, write: (sample) => sample },
  alaw: { tag: 6, bits: 8, write: alaw },
  ulaw: { tag: 7, bits: 8, write: ulaw },
}

const tone = (hertz: number) =>
  Int16Array.from({ length: rate }, (_, at) => Math.round(loudness * Math.sin((2 * Math.PI * hertz * at) / rate)))
const tones = [tone(voices.left), tone(voices.right)] as const

interface Turn {
  /** Sample positions. */
  from: number
  until: number
  /** 0 is the left voice, 1 the right one. */
  voice: 0 | 1
}

/** Who talks when: turns of some seconds with pauses between them, by the recording's id. */
export function turnsOf({ id, seconds }: SoundPlan): Turn[] {
  const bytes = createHash('sha256').update(id).digest()
  const turns: Turn[] = []
  let at = 0.3
  for (let index = 0; at < seconds; index++) {
    const chance = (bytes[index % bytes.length] ?? 0) / 255
    const until = Math.min(seconds, at + 1.5 + chance * 4)
    turns.push({ from: Math.round(at * rate), until: Math.round(until * rate), voice: index % 2 === 0 ? 0 : 1 })
    at = until + 0.3 + (1 - chance) * 3
  }
  return turns
}

/** The header of a RIFF WAVE file (Microsoft, Multimedia Programming Interface 1.0, "Waveform Audio File Format"). */
function headerOf({ tag, bits }: { tag: number; bits: number }, dataBytes: number): Buffer {
  // Formats other than PCM carry the size of their extension, which is 0 here, and a fact chunk.
  const more = tag === 1 ? 0 : 14
  const header = Buffer.alloc(44 + more)
  const align = (2 * bits) / 8
  header.write('RIFF', 0, 'latin1')
  header.writeUInt32LE(header.length - 8 + dataBytes, 4)
  header.write('WAVEfmt ', 8, 'latin1')
  header.writeUInt32LE(tag === 1 ? 16 : 18, 16)
  header.writeUInt16LE(tag, 20)
  header.writeUInt16LE(2, 22)
  header.writeUInt32LE(rate, 24)
  header.writeUInt32LE(rate * align, 28)
  header.writeUInt16LE(align, 32)
  header.writeUInt16LE(bits, 34)
  if (tag !== 1) {
    header.write('fact', 38, 'latin1')
    header.writeUInt32LE(4, 42)
    header.writeUInt32LE(dataBytes / align, 46)
  }
  header.write('data', 36 + more, 'latin1')
  header.writeUInt32LE(dataBytes, 40 + more)
  return header
}

const headers = new Map<SoundFormat, number>([
  ['pcm', 44],
  ['alaw', 58],
  ['ulaw', 58],
])
export const headerBytes = (format: SoundFormat) => headers.get(format) ?? 44

/** How many bytes the file has. */
export function soundLength({ seconds, format }: SoundPlan): number {
  return headerBytes(format) + seconds * rate * ((2 * formats[format].bits) / 8)
}

/** The file from its first byte to the last, or a range of it, in chunks of about 64 kB. */
export function* soundBytes(plan: SoundPlan, range?: { first: number; last: number }): Generator<Buffer> {
  const { write, ...format } = formats[plan.format]
  const align = (2 * format.bits) / 8
  const length = soundLength(plan)
  const { first, last } = range ?? { first: 0, last: length - 1 }
  const header = headerOf(format, length - headerBytes(plan.format))
  if (first < header.length) yield header.subarray(first, Math.min(last + 1, header.length))
  const turns = turnsOf(plan)
  const frames = 16_384
  let at = Math.floor(Math.max(0, first - header.length) / align)
  const end = Math.floor(Math.max(-1, last - header.length) / align)
  while (at <= end) {
    const count = Math.min(frames, end - at + 1)
    // In A-law and µ-law silence is not the byte 0.
    const chunk = Buffer.alloc(count * align, align === 2 ? write(0) : 0)
    for (const { from, until, voice } of turns) {
      const stop = Math.min(until, at + count)
      for (let frame = Math.max(from, at); frame < stop; frame++) {
        const sample = write(tones[voice][frame % rate] ?? 0)
        const place = (frame - at) * align + voice * (align / 2)
        if (align === 4) chunk.writeInt16LE(sample, place)
        else chunk[place] = sample
      }
    }
    const start = header.length + at * align
    yield chunk.subarray(Math.max(0, first - start), Math.min(chunk.length, last + 1 - start))
    at += count
  }
}

/** By plan: a portal takes the digest when a recording ends, not at every request. */
const digests = new Map<string, string>()

/** SHA-256 of the whole file, in hex. */
export function soundDigest(plan: SoundPlan): string {
  const key = JSON.stringify([plan.id, plan.seconds, plan.format])
  const known = digests.get(key)
  if (known !== undefined) return known
  const hash = createHash('sha256')
  for (const chunk of soundBytes(plan)) hash.update(chunk)
  const digest = hash.digest('hex')
  digests.set(key, digest)
  return digest
}

/** The lowest and highest sample of each point in time, for each channel, scaled to 8 bits. */
export function soundPeaks(plan: SoundPlan, points: number): number[][] {
  const total = plan.seconds * rate
  const turns = turnsOf(plan)
  const count = Math.max(1, Math.min(points, total))
  return ([0, 1] as const).map((voice) =>
    Array.from({ length: count }, (_, point) => {
      const [from, until] = [Math.floor((point / count) * total), Math.floor(((point + 1) / count) * total)]
      const isHeard = turns.some((turn) => turn.voice === voice && turn.from < until && turn.until > from)
      const peak = isHeard ? Math.round((loudness / 32_768) * 127) : 0
      return [peak === 0 ? 0 : -peak, peak]
    }).flat(),
  )
}

/** ITU-T G.711, table 1a: A-law, with its even bits inverted. */
function alaw(sample: number): number {
  const sign = sample >= 0 ? 0x80 : 0
  const magnitude = Math.min(sample >= 0 ? sample : -sample - 1, 32_767)
  const exponent = magnitude < 256 ? 0 : Math.floor(Math.log2(magnitude)) - 7
  const mantissa = (magnitude >> (exponent === 0 ? 4 : exponent + 3)) & 0x0f
  return (sign | (exponent << 4) | mantissa) ^ 0x55
}

/** ITU-T G.711, table 2a: µ-law. */
function ulaw(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0
  const magnitude = Math.min(Math.abs(sample), 32_635) + 132
  const exponent = Math.floor(Math.log2(magnitude)) - 7
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f
  return ~(sign | (exponent << 4) | mantissa) & 0xff
}
