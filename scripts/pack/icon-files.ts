/**
 * Returns a Windows icon file with PNG images. Source: Microsoft, ICONDIR and ICONDIRENTRY structures; PNG images since
 * Windows Vista.
 *
 * @param images PNG by its size in pixels, at most 256
 */
export function writeIco(images: ReadonlyMap<number, Buffer>): Buffer {
  const header = Buffer.alloc(6)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(images.size, 4)
  let offset = header.length + 16 * images.size
  const entries = [...images].map(([size, png]) => {
    const entry = Buffer.alloc(16)
    // One byte per side, where 0 means 256.
    entry.writeUInt8(size % 256, 0)
    entry.writeUInt8(size % 256, 1)
    entry.writeUInt16LE(1, 4)
    entry.writeUInt16LE(32, 6)
    entry.writeUInt32LE(png.length, 8)
    entry.writeUInt32LE(offset, 12)
    offset += png.length
    return entry
  })
  return Buffer.concat([header, ...entries, ...images.values()])
}

/** The types of an .icns file that hold a PNG, with its side in pixels. The `ic11` to `ic14` are for Retina screens. */
export const icnsTypes = { ic11: 32, ic12: 64, ic07: 128, ic13: 256, ic08: 256, ic14: 512, ic09: 512, ic10: 1024 }

/**
 * Returns a macOS icon file with PNG images. Source: the Icon Composer types of Apple's IconServices: four letters,
 * then the length with its own eight bytes.
 *
 * @param images PNG by its size in pixels; every size of {@link icnsTypes} must be there
 */
export function writeIcns(images: ReadonlyMap<number, Buffer>): Buffer {
  const chunks = Object.entries(icnsTypes).map(([type, size]) => {
    const png = images.get(size)
    if (!png) throw new Error(`No image of ${size} pixels for ${type}`)
    return chunk(type, png)
  })
  return chunk('icns', Buffer.concat(chunks))
}

function chunk(type: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length + 8)
  return Buffer.concat([Buffer.from(type, 'latin1'), length, content])
}
