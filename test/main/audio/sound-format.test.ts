import { describe, expect, it } from 'vitest'
import { soundType } from '../../../src/main/audio/sound-format.ts'

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
    '\xff\xe1\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00',
    '\x89PNG\r\n\x1a\n\x00\x00\x00\x0d',
  ])('%j tell no sound', (text) => {
    expect(soundType(bytes(text))).toBeNull()
  })
})
