import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { imaAdpcm, microsoftAdpcm } from '../../../src/main/audio/adpcm.ts'
import { type BlockCodec, decodeBlocks, framesIn } from '../../../src/main/audio/block-codec.ts'
import { g726 } from '../../../src/main/audio/g726.ts'
import { gsmFile, gsmWave } from '../../../src/main/audio/gsm.ts'
import { alaw, pcm, ulaw } from '../../../src/main/audio/pcm.ts'
import { headBytes, identifySound } from '../../../src/main/audio/sound-format.ts'
import { decodedSource } from '../../../src/main/media/decoded-source.ts'
import { readAll } from '../../../src/main/media/media-source.ts'
import { fileOf } from './read-sound.ts'

const codecs: Record<string, BlockCodec | null> = {
  'GSM 06.10': gsmFile,
  'GSM 06.10 in WAV': gsmWave,
  'IMA ADPCM': imaAdpcm(2, 64),
  'Microsoft ADPCM': microsoftAdpcm(2, 64),
  'G.726 of 16 kbit/s': g726(2),
  'G.726 of 32 kbit/s': g726(4),
  'G.726 of 40 kbit/s': g726(5),
  'A-law': alaw(2),
  'µ-law': ulaw(1),
  'PCM of 24 bits': pcm(2, 24),
}
const { signal } = new AbortController()
const bytes = fc.uint8Array({ maxLength: 3_000 })

describe.each(Object.entries(codecs))('%s', (_, codec) => {
  if (!codec) throw new Error('a codec that does not exist')

  it('decodes any bytes to as many frames as were announced', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, fc.integer({ min: 1, max: 500 }), async (file, chunk) => {
        let samples = 0
        const stream = fileOf(file, chunk).read({ first: 0, last: file.length - 1 }, signal)
        for await (const piece of decodeBlocks(stream, codec)) samples += piece.length
        expect(samples).toBe(framesIn(codec, file.length) * codec.channels)
      }),
    )
  })

  it('has ranges of exactly the length that is asked for, for any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, fc.nat(), fc.nat(), async (file, from, to) => {
        const frames = framesIn(codec, file.length)
        const source = decodedSource(fileOf(file), { codec, rate: 8_000, start: 0, bytes: file.length, frames })
        const [first, last] = [from % source.length, to % source.length].toSorted((a, b) => a - b)
        if (first === undefined || last === undefined) return
        expect(await readAll(source.read({ first, last }, signal))).toHaveLength(last - first + 1)
      }),
    )
  })
})

describe.each([
  ['GSM 06.10', gsmFile],
  ['G.726', g726(4)],
] as const)('%s, whose decoder has a memory', (_, codec) => {
  if (!codec) throw new Error('a codec that does not exist')

  it('sounds the same from the middle as from the beginning', async () => {
    const file = Uint8Array.from({ length: codec.blockBytes * 4_000 }, (_, at) => (at * 7 + (at >> 5) * 13) & 0x77)
    const frames = framesIn(codec, file.length)
    const source = decodedSource(fileOf(file), { codec, rate: 8_000, start: 0, bytes: file.length, frames })
    const whole = await readAll(source.read({ first: 0, last: source.length - 1 }, signal))
    const first = 44 + 2 * codec.blockFrames * (codec.warmUp + 500) + 44
    const part = await readAll(source.read({ first, last: first + 9_999 }, signal))
    let worst = 0
    for (let at = 0; at < part.length; at += 2)
      worst = Math.max(worst, Math.abs(part.readInt16LE(at) - whole.readInt16LE(first + at)))
    expect(worst).toBeLessThanOrEqual(64)
  })
})

describe('any bytes', () => {
  it('are a format or none, and never throw', () => {
    const riff = Buffer.from('RIFF\0\0\0\0WAVEfmt ', 'latin1')
    fc.assert(
      fc.property(
        bytes,
        fc.constantFrom(1, 2, 6, 7, 0x11, 0x31, 0x45, 0x64, 0xfffe),
        fc.boolean(),
        (rest, tag, isWave) => {
          const head = Buffer.alloc(4 + 2)
          head.writeUInt32LE(16)
          head.writeUInt16LE(tag, 4)
          const data = Buffer.from('data\xff\xff\xff\xff', 'latin1')
          const file = isWave ? Buffer.concat([riff, head, rest.subarray(0, 14), data, rest]) : rest
          const format = identifySound(file.subarray(0, headBytes), file.length)
          if (format?.kind !== 'decodable') return
          const { encoded } = format
          expect(encoded.start + encoded.bytes).toBeLessThanOrEqual(file.length)
          expect(encoded.frames).toBeLessThanOrEqual(framesIn(encoded.codec, encoded.bytes))
        },
      ),
    )
  })
})
