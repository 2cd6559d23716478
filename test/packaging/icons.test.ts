import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { icnsTypes, writeIcns, writeIco } from '../../scripts/pack/icon-files.ts'

describe('The icons', () => {
  it('give Windows every size as it is named in the file', () => {
    const file = readFileSync('assets/icons/icon.ico')
    const sizes = Array.from({ length: file.readUInt16LE(4) }, (_, index) => {
      const entry = 6 + 16 * index
      const named = file.readUInt8(entry) || 256
      expect(pngWidth(file.subarray(file.readUInt32LE(entry + 12)))).toBe(named)
      return named
    })
    expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256])
  })

  it('give macOS every type in the size it stands for', () => {
    const file = readFileSync('assets/icons/icon.icns')
    expect(file.readUInt32BE(4)).toBe(file.length)
    const found: Record<string, number> = {}
    for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4))
      found[file.toString('latin1', at, at + 4)] = pngWidth(file.subarray(at + 8))
    expect(found).toEqual(icnsTypes)
  })

  it('are not written when a size is missing', () => {
    expect(() => writeIcns(new Map())).toThrow('32 pixels for ic11')
  })

  it('are written in the order given', () => {
    const file = writeIco(
      new Map([
        [16, Buffer.from('small')],
        [256, Buffer.from('large')],
      ]),
    )
    expect(file.subarray(-10).toString()).toBe('smalllarge')
  })
})

/** Source: PNG specification, IHDR: the width is the first word after the chunk's name. */
function pngWidth(png: Buffer): number {
  expect(png.toString('latin1', 1, 4)).toBe('PNG')
  return png.readUInt32BE(16)
}
