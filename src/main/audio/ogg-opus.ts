import { longestPacket, type PacketFormat } from '../../shared/recordings/sound-packets.ts'
import type { Demuxer } from './packets.ts'

// Opus in Ogg: RFC 7845. Pages of Ogg: RFC 3533, 6.

interface Page {
  isContinued: boolean
  isFirst: boolean
  isLast: boolean
  serial: number
  sequence: number
  /** How many bytes each segment has. A packet ends with the first one shorter than 255. */
  segments: Uint8Array
  body: Uint8Array
}

/** Whether the bytes begin as the first packet of a stream of Opus does, which is alone on the file's first page. */
export const isOggOpus = (head: Uint8Array): boolean => formatIn(head.subarray(28)) !== null

/** The packets of the first stream of Opus with one or two channels. Other streams, also later ones, are left out. */
export function oggOpusDemuxer(): Demuxer {
  let rest = Buffer.alloc(0)
  let format: PacketFormat | null = null
  let serial: number | null = null
  let sequence = 0
  /** The packet after the header holds the comments. */
  let isCommentsNext = true
  let begun: Uint8Array[] = []
  let begunBytes = 0
  /** Whether the beginning of the packet was lost, or it is too long. */
  let isSpoiled = false

  function begin(): void {
    begun = []
    begunBytes = 0
    isSpoiled = false
  }

  function keep(part: Uint8Array): void {
    begunBytes += part.length
    if (begunBytes > longestPacket) isSpoiled = true
    // Comments may hold pictures, which count as too long. A copy does not keep the whole page in memory.
    if (isSpoiled) begun = []
    else begun.push(Uint8Array.from(part))
  }

  function readPage(page: Page, found: Uint8Array[]): void {
    if (page.isFirst) {
      const head = serial === null ? formatIn(page.body) : null
      if (!head) return
      format = head
      serial = page.serial
      sequence = page.sequence
      return
    }
    if (page.serial !== serial) return
    sequence = (sequence + 1) >>> 0
    const isMissing = page.sequence !== sequence || page.isContinued !== begunBytes > 0
    sequence = page.sequence
    if (isMissing) {
      begin()
      isSpoiled = page.isContinued
    }
    let at = 0
    let end = 0
    for (const segment of page.segments) {
      end += segment
      if (segment === 255) continue
      keep(page.body.subarray(at, end))
      if (isCommentsNext) isCommentsNext = false
      else if (!isSpoiled && begunBytes > 0) found.push(Buffer.concat(begun))
      begin()
      at = end
    }
    if (end > at) keep(page.body.subarray(at, end))
    // A stream that is chained to this one may have another format.
    if (page.isLast) serial = -1
  }

  return {
    format: () => format,
    push(bytes) {
      const found: Uint8Array[] = []
      const window = Buffer.concat([rest, bytes])
      let at = 0
      for (;;) {
        const start = window.indexOf('OggS', at, 'latin1')
        // The beginning of the name may be the last that came.
        if (start === -1) at = Math.max(at, window.length - 3)
        if (start === -1) break
        at = start
        const page = pageAt(window, start)
        if (!page) break
        readPage(page, found)
        at = start + 27 + page.segments.length + page.body.length
      }
      rest = window.subarray(at)
      return found
    },
  }
}

/** The page that begins at `at`, or null while it is incomplete. */
function pageAt(bytes: Buffer, at: number): Page | null {
  if (at + 27 > bytes.length) return null
  const bodyAt = at + 27 + (bytes[at + 26] ?? 0)
  const segments = bytes.subarray(at + 27, bodyAt)
  const end = bodyAt + segments.reduce((sum, segment) => sum + segment, 0)
  if (end > bytes.length) return null
  const flags = bytes[at + 5] ?? 0
  return {
    isContinued: (flags & 1) !== 0,
    isFirst: (flags & 2) !== 0,
    isLast: (flags & 4) !== 0,
    serial: bytes.readUInt32LE(at + 14),
    sequence: bytes.readUInt32LE(at + 18),
    segments,
    body: bytes.subarray(bodyAt, end),
  }
}

/** RFC 7845, 5.1. Other families of channel mappings have more than two channels. Opus is decoded at 48 kHz. */
function formatIn(packet: Uint8Array): PacketFormat | null {
  if (packet.length < 19 || Buffer.from(packet.subarray(0, 8)).toString('latin1') !== 'OpusHead') return null
  const [version = 0, channels = 0, low = 0, high = 0] = packet.subarray(8)
  const family = packet[18]
  if (version >> 4 !== 0 || channels < 1 || channels > 2 || family !== 0) return null
  return { codec: 'opus', rate: 48_000, channels, skip: low | (high << 8) }
}
