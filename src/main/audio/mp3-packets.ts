import type { PacketFormat } from '../../shared/recordings/sound-packets.ts'
import { encoderDelay, frameAt, isSameKind, type Mp3Frame, statesLength } from './mp3.ts'
import type { Demuxer } from './packets.ts'

/** The frames of an MP3 file without the one that only states its length. Bytes between frames are skipped. */
export function mp3Demuxer(): Demuxer {
  let rest = Buffer.alloc(0)
  let format: PacketFormat | null = null
  let first: Mp3Frame | null = null
  /** Whether the last frame ended where the next one has to begin. */
  let isInStep = false

  const alike = (bytes: Uint8Array, at: number, like: Mp3Frame | null) => {
    const frame = frameAt(bytes, at)
    return frame && (!like || isSameKind(frame, like)) ? frame : null
  }

  return {
    format: () => format,
    push(bytes) {
      const found: Uint8Array[] = []
      const window = Buffer.concat([rest, bytes])
      let at = 0
      while (at + 4 <= window.length) {
        const frame = alike(window, at, first)
        const end = at + (frame?.bytes ?? 0)
        // Sound can look like a header, but hardly like two in a row.
        if (frame && (isInStep ? end : end + 4) > window.length) break
        if (!frame || !(isInStep || alike(window, end, frame))) {
          isInStep = false
          const next = window.indexOf(0xff, at + 1)
          at = next === -1 ? window.length : next
          continue
        }
        const packet = window.subarray(at, end)
        if (!first) {
          first = frame
          const { rate, channels } = frame
          format = { codec: 'mp3', rate, channels, skip: encoderDelay(packet, frame) }
          if (!statesLength(packet, 0, frame)) found.push(packet)
        } else found.push(packet)
        isInStep = true
        at = end
      }
      rest = window.subarray(at)
      return found
    },
  }
}
