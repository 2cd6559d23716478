import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bitratesIn, firstFrameAt, frameAt, indexFrames } from '../../../src/main/audio/mp3.ts'
import { hasUnstatedLength, withExactTimes } from '../../../src/main/media/mp3-source.ts'
import { mp3Frame, variableMp3 } from './make-sound.ts'
import { fileOf } from './read-sound.ts'

const { signal } = new AbortController()
const variable = variableMp3(500)

describe('a frame', () => {
  it.each([
    [[0xff, 0xfb, 0x90, 0x64], { version: 1, rate: 44_100, channels: 2, bitrate: 128, bytes: 417, samples: 1_152 }],
    [[0xff, 0xfb, 0x92, 0xc4], { version: 1, rate: 44_100, channels: 1, bitrate: 128, bytes: 418, samples: 1_152 }],
    [[0xff, 0xf3, 0x48, 0xc4], { version: 2, rate: 16_000, channels: 1, bitrate: 32, bytes: 144, samples: 576 }],
    [[0xff, 0xe3, 0x18, 0xc4], { version: 2.5, rate: 8_000, channels: 1, bitrate: 8, bytes: 72, samples: 576 }],
  ])('of %j is known by its header', (bytes, known) => {
    expect(frameAt(Uint8Array.from(bytes), 0)).toEqual(known)
  })

  it.each([
    ['of layer II', [0xff, 0xfd, 0x90, 0x64]],
    ['of a bit rate that is not stated', [0xff, 0xfb, 0x00, 0x64]],
    ['of no bit rate', [0xff, 0xfb, 0xf0, 0x64]],
    ['of no sample rate', [0xff, 0xfb, 0x9c, 0x64]],
    ['of no version', [0xff, 0xeb, 0x90, 0x64]],
    ['that is cut short', [0xff, 0xfb, 0x90]],
  ])('%s is none', (_, bytes) => {
    expect(frameAt(Uint8Array.from(bytes), 0)).toBeNull()
  })
})

describe('the frames of a file', () => {
  it('are found behind an ID3 tag, up to what is no frame any more', () => {
    const tag = Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\x01\x00', 'latin1'), Buffer.alloc(128)])
    expect(firstFrameAt(tag)).toBe(138)
    const index = indexFrames(Buffer.concat([tag, variable, Buffer.from('TAG'.padEnd(128))]))
    expect(index).toMatchObject({ start: 138, end: 138 + variable.length, samples: 576, rate: 16_000 })
    expect(index?.sizes).toHaveLength(500)
  })

  it('include bytes between them, but not a last one that is cut short', () => {
    const index = indexFrames(Buffer.concat([mp3Frame(4), Buffer.alloc(10), mp3Frame(4), mp3Frame(4).subarray(0, 20)]))
    expect(index).toMatchObject({ sizes: [154, 144], end: 298 })
  })

  it('are none in an empty file and in any bytes without a header', () => {
    expect(indexFrames(new Uint8Array())).toBeNull()
    expect(withExactTimes(Buffer.alloc(1_000))).toBeNull()
  })

  it('lie in the file and follow each other, whatever the bytes are', () => {
    const pieces = fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 1, max: 14 }).map(mp3Frame))
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
        const file = Buffer.concat(parts)
        const index = indexFrames(file)
        if (!index) return
        expect(index.end).toBeLessThanOrEqual(file.length)
        expect(index.sizes.reduce((sum, size) => sum + size, index.start)).toBe(index.end)
      }),
    )
  })

  it('are found in a part that begins within one', () => {
    const like = frameAt(variable, 0)
    if (!like) throw new Error('no frame')
    expect([...bitratesIn(variable.subarray(30, 4_000), like)].length).toBeGreaterThan(1)
    expect(bitratesIn(Buffer.alloc(2_000, 0xff), like).size).toBe(0)
  })
})

describe('a file as MP4', () => {
  it('holds the frames as they are, and states their number, their length and where they are', () => {
    const [head, sound] = withExactTimes(variable) ?? []
    if (!head || !sound) throw new Error('no MP4')
    expect(Buffer.from(sound).equals(variable)).toBe(true)
    const view = Buffer.from(head)
    const tableAt = (name: string) => view.indexOf(name) + 8
    expect([view.readUInt32BE(tableAt('stts') + 4), view.readUInt32BE(tableAt('stts') + 8)]).toEqual([500, 576])
    expect(view.readUInt32BE(tableAt('stco') + 4)).toBe(view.length)
    expect(view.readUInt32BE(tableAt('stsz') + 4)).toBe(500)
    expect(view.readUInt32BE(view.length - 8)).toBe(variable.length + 8)
    for (let at = 0; at < view.length; at += view.readUInt32BE(at)) {
      expect(['ftyp', 'moov', 'mdat']).toContain(view.toString('latin1', at + 4, at + 8))
      if (view.toString('latin1', at + 4, at + 8) === 'mdat') break
    }
  })
})

describe('a length that is not stated', () => {
  const about = (file: Uint8Array) =>
    hasUnstatedLength({ head: file.subarray(0, 16_384), length: file.length, readAside: fileOf(file).read }, signal)
  const repeated = (bitrateIndex: number, times: number) =>
    Buffer.concat(Array.from({ length: times }, () => mp3Frame(bitrateIndex)))

  it('is that of a variable bit rate, also if the file begins with silence', async () => {
    expect(await about(variable)).toBe(true)
    expect(await about(Buffer.concat([repeated(1, 1_000), repeated(9, 1_000)]))).toBe(true)
  })

  it('is not that of a constant bit rate, nor of a file that is no MP3', async () => {
    expect(await about(repeated(4, 1_000))).toBe(false)
    expect(await about(Buffer.alloc(50_000))).toBe(false)
  })
})
