/** What the central directory says about an entry, whose local header is at `at`. */
export interface ZipEntry {
  name: string
  at: number
  bytes: number
  crc: number
}

/** Values from which on a field is in the Zip64 extra field or record (APPNOTE 6.3.10, 4.4.1.4). */
const large = 0xffff_ffff
const many = 0xffff
/** Names are UTF-8 (4.4.4, bit 11). */
const utf8 = 0x0800
const withZip64 = 45
const byUnix = 3
const ownerOnly = 0o100600 * 0x10000

/** The length of the local header of an entry with that name. */
export const localHeaderBytes = (name: string): number => 30 + Buffer.byteLength(name) + 20

/** The local header, always with both sizes in 64 bits, so that its length does not depend on them (4.5.3). */
export function localHeader({ name, bytes, crc }: ZipEntry, made: Date): Buffer {
  const encoded = Buffer.from(name)
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x0403_4b50, 0)
  header.writeUInt16LE(withZip64, 4)
  header.writeUInt16LE(utf8, 6)
  header.writeUInt32LE(dosTime(made), 10)
  header.writeUInt32LE(crc, 14)
  header.writeUInt32LE(large, 18)
  header.writeUInt32LE(large, 22)
  header.writeUInt16LE(encoded.byteLength, 26)
  header.writeUInt16LE(20, 28)
  return Buffer.concat([header, encoded, zip64Extra([bytes, bytes])])
}

/** The entry's header in the central directory (4.3.12). */
export function directoryHeader({ name, at, bytes, crc }: ZipEntry, made: Date): Buffer {
  const encoded = Buffer.from(name)
  const extra = zip64Extra([...(bytes >= large ? [bytes, bytes] : []), ...(at >= large ? [at] : [])])
  const header = Buffer.alloc(46)
  header.writeUInt32LE(0x0201_4b50, 0)
  header.writeUInt8(withZip64, 4)
  header.writeUInt8(byUnix, 5)
  header.writeUInt16LE(withZip64, 6)
  header.writeUInt16LE(utf8, 8)
  header.writeUInt32LE(dosTime(made), 12)
  header.writeUInt32LE(crc, 16)
  header.writeUInt32LE(Math.min(bytes, large), 20)
  header.writeUInt32LE(Math.min(bytes, large), 24)
  header.writeUInt16LE(encoded.byteLength, 28)
  header.writeUInt16LE(extra.byteLength, 30)
  header.writeUInt32LE(ownerOnly, 38)
  header.writeUInt32LE(Math.min(at, large), 42)
  return Buffer.concat([header, encoded, extra])
}

/** The ends of the directory: the one with 64 bits and its locator, if needed, and the usual one (4.3.14 to 4.3.16). */
export function endRecords({ at, bytes, count }: { at: number; bytes: number; count: number }): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x0605_4b50, 0)
  end.writeUInt16LE(Math.min(count, many), 8)
  end.writeUInt16LE(Math.min(count, many), 10)
  end.writeUInt32LE(Math.min(bytes, large), 12)
  end.writeUInt32LE(Math.min(at, large), 16)
  if (count < many && bytes < large && at < large) return end
  const record = Buffer.alloc(56)
  record.writeUInt32LE(0x0606_4b50, 0)
  record.writeBigUInt64LE(44n, 4)
  record.writeUInt8(withZip64, 12)
  record.writeUInt8(byUnix, 13)
  record.writeUInt16LE(withZip64, 14)
  record.writeBigUInt64LE(BigInt(count), 24)
  record.writeBigUInt64LE(BigInt(count), 32)
  record.writeBigUInt64LE(BigInt(bytes), 40)
  record.writeBigUInt64LE(BigInt(at), 48)
  const locator = Buffer.alloc(20)
  locator.writeUInt32LE(0x0706_4b50, 0)
  locator.writeBigUInt64LE(BigInt(at + bytes), 8)
  locator.writeUInt32LE(1, 16)
  return Buffer.concat([record, locator, end])
}

function zip64Extra(values: readonly number[]): Buffer {
  if (values.length === 0) return Buffer.alloc(0)
  const extra = Buffer.alloc(4 + 8 * values.length)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(8 * values.length, 2)
  for (const [index, value] of values.entries()) extra.writeBigUInt64LE(BigInt(value), 4 + 8 * index)
  return extra
}

/** Time in the low half, date in the high one (4.4.6), by this computer's clock. */
function dosTime(moment: Date): number {
  const time = (moment.getHours() << 11) | (moment.getMinutes() << 5) | (moment.getSeconds() >> 1)
  const date = ((moment.getFullYear() - 1980) << 9) | ((moment.getMonth() + 1) << 5) | moment.getDate()
  return date * 0x10000 + time
}
