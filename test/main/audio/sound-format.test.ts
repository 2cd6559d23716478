import { describe, expect, it } from 'vitest'
import { identifySound, soundType } from '../../../src/main/audio/sound-format.ts'

const bytes = (text: string) => Buffer.from(text, 'latin1')

describe('a file’s first bytes', () => {
  it.each([
    ['RIFF\x24\x00\x00\x00WAVE', 'audio/wav'],
    ['OggS\x00\x02\x00\x00\x00\x00\x00\x00', 'audio/ogg'],
    ['fLaC\x00\x00\x00\x22\x10\x00\x10\x00', 'audio/flac'],
    ['ID3\x04\x00\x00\x00\x00\x00\x23TS', 'audio/mpeg'],
    ['\xff\xfb\x90\x64\x00\x00\x00\x00\x00\x00\x00\x00', 'audio/mpeg'],
    ['\xff\xf3\x28\xc4\x00\x00\x00\x00\x00\x00\x00\x00', 'audio/mpeg'],
    ['\xff\xf1\x50\x80\x00\x00\x00\x00\x00\x00\x00\x00', 'audio/aac'],
    ['\x00\x00\x00\x1cftypM4A ', 'audio/mp4'],
    ['\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\xf7\x81', 'audio/webm'],
  ])('%j tell %s', (text, type) => {
    expect(soundType(bytes(text))).toBe(type)
  })

  it.each([
    '',
    'RIFF',
    'RIFF\x24\x00\x00\x00AVI ',
    '<!doctype ht',
    '#EXTM3U\n#EXT',
    '{"detail":"x',
    '\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01',
    '\xff\xfeh\x00i\x00',
    '\xff\xe1\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00',
    '\x89PNG\r\n\x1a\n\x00\x00\x00\x0d',
  ])('%j tell no sound', (text) => {
    expect(soundType(bytes(text))).toBeNull()
  })
})

/** A WAV file with a codec's tag; `data` is the size that its header states. */
function wave(
  tag: number,
  { block = 1, bits = 8, data = 0, sound = 1_000, channels = 1, before = Buffer.alloc(0) } = {},
) {
  const head = Buffer.alloc(38)
  head.write('RIFF\0\0\0\0WAVEfmt ', 0, 'latin1')
  head.writeUInt32LE(18, 16)
  for (const [index, value] of [tag, channels].entries()) head.writeUInt16LE(value, 20 + 2 * index)
  head.writeUInt32LE(8_000, 24)
  head.writeUInt32LE(8_000, 28)
  head.writeUInt16LE(block, 32)
  head.writeUInt16LE(bits, 34)
  const size = Buffer.alloc(4)
  size.writeUInt32LE(data)
  return Buffer.concat([head, before, Buffer.from('data', 'latin1'), size, Buffer.alloc(sound, 0x55)])
}

const identified = (file: Buffer) => identifySound(file.subarray(0, 16_384), file.length)

describe('a codec that nothing here decodes', () => {
  it.each([
    [0x83, 'G.729'],
    [0x42, 'G.723.1'],
    [0x65, 'G.722'],
    [0xa109, 'Speex'],
    [0x57, 'AMR'],
    [0x50, 'MPEG layer II'],
    [0x1234, 'WAV 0x1234'],
  ])('with the tag %i in WAV is named %s', (tag, name) => {
    expect(identified(wave(tag))).toEqual({ kind: 'unplayable', name })
  })

  it.each([
    ['#!AMR\n\x3c', 'AMR'],
    ['#!AMR-WB\n', 'AMR-WB'],
    [`OggS${'\0'.repeat(24)}Speex   1.2`, 'Speex'],
    ['FORM\0\0\0\0AIFFCOMM', 'AIFF'],
    ['\xff\xf5\x48\xc0', 'MPEG layer II'],
  ])('with the signature %j is named %s', (text, name) => {
    expect(identified(bytes(text))).toEqual({ kind: 'unplayable', name })
  })

  it.each([
    ['stereo G.726', wave(0x45, { bits: 4, channels: 2 }), 'G.726'],
    ['ADPCM with 3 bits', wave(0x11, { bits: 3, block: 256 }), 'IMA ADPCM'],
    ['GSM with other blocks', wave(0x31, { block: 64 }), 'GSM 06.10'],
  ])('is also %s', (_, file, name) => {
    expect(identified(file)).toEqual({ kind: 'unplayable', name })
  })
})

describe('a damaged header', () => {
  it.each([
    ['a data size of 0', 0, 650],
    ['a data size of 0xFFFFFFFF', 0xffff_ffff, 650],
    ['more than there is', 10_000, 650],
  ])('with %s leaves the sound that is there', (_, data, there) => {
    const format = identified(wave(0x31, { block: 65, data, sound: 650 }))
    expect(format).toMatchObject({ kind: 'decodable', encoded: { bytes: there, frames: 3_200 } })
  })

  it.each([1, 6, 0x31])('with tag %i and no sound is an empty recording', (tag) => {
    expect(identified(wave(tag, { sound: 0, block: 65 }))).toEqual({ kind: 'empty' })
  })

  it('that ends before the sound is an empty recording', () => {
    expect(identified(wave(1).subarray(0, 30))).toEqual({ kind: 'empty' })
  })

  it('with less than a block has nothing to be heard', () => {
    expect(identified(wave(0x31, { block: 65, sound: 64 }))).toEqual({ kind: 'empty' })
  })
})

it('finds the sound behind chunks of text', () => {
  const before = Buffer.concat([Buffer.from('bext\x5b\x02\0\0', 'latin1'), Buffer.alloc(604)])
  expect(identified(wave(0x31, { block: 65, before }))).toMatchObject({ kind: 'decodable', encoded: { start: 658 } })
})
