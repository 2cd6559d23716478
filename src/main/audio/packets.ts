import {
  longestPacket,
  mostPackets,
  type PacketFormat,
  type SoundPackets,
} from '../../shared/recordings/sound-packets.ts'

/** Takes the packets of one sound out of its container, whose bytes come in pieces of any length. */
export interface Demuxer {
  /** The packets that are complete now. */
  push(bytes: Uint8Array): Uint8Array[]
  /** How to decode them; null until the first packet. */
  format(): PacketFormat | null
}

/** The size of packets that are handed out at once, in bytes; the last one may exceed it. */
const chunkBytes = 131_072
/** The most bytes of a damaged file, or of one that is no sound, that are searched for the next packet. */
const mostWithoutPacket = 1_000_000

/**
 * The packets of a sound in chunks, the last of which is empty. Nothing at all comes of a sound without packets. Where
 * none follows for a megabyte, the sound counts as ended.
 */
export async function* packetChunks(
  bytes: AsyncIterable<Uint8Array>,
  demuxer: Demuxer,
): AsyncGenerator<SoundPackets, void> {
  let packets: Uint8Array[] = []
  let size = 0
  let sinceLast = 0
  for await (const piece of bytes) {
    const found = demuxer.push(piece)
    sinceLast = found.length > 0 ? 0 : sinceLast + piece.length
    if (sinceLast > mostWithoutPacket) break
    for (const packet of found) {
      if (packet.length > longestPacket) continue
      packets.push(packet)
      size += packet.length
      if (size < chunkBytes && packets.length < mostPackets) continue
      yield* chunkOf(packets, demuxer)
      packets = []
      size = 0
    }
  }
  if (packets.length > 0) yield* chunkOf(packets, demuxer)
  yield* chunkOf([], demuxer)
}

function* chunkOf(packets: readonly Uint8Array[], demuxer: Demuxer): Generator<SoundPackets> {
  const format = demuxer.format()
  if (!format) return
  const sizes = packets.map(({ length }) => length)
  // A copy: with a part of a buffer, the whole buffer would go to the page, and Node shares its buffers.
  const bytes = new Uint8Array(sizes.reduce((sum, size) => sum + size, 0))
  let at = 0
  for (const packet of packets) {
    bytes.set(packet, at)
    at += packet.length
  }
  yield { ...format, sizes, bytes }
}
