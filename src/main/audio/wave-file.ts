/** The `fmt ` chunk of a RIFF WAVE file and where its sound is. */
export interface WaveFile {
  tag: number
  channels: number
  /** In Hz. */
  rate: number
  byteRate: number
  blockBytes: number
  bits: number
  /** What follows the common fields of the format. */
  extension: Uint8Array
  /** How many frames the `fact` chunk states, or null. */
  frames: number | null
  /** Where the sound begins, and how many bytes of it there really are. */
  start: number
  bytes: number
}

const extensible = 0xfffe

/**
 * Reads a RIFF WAVE file (Microsoft and IBM, "Multimedia Programming Interface and Data Specifications" 1.0, chapter 3)
 * by its first bytes; null if its sound does not begin among them. A recorder that was interrupted leaves a data size
 * of 0 or 0xFFFFFFFF, and a file cut short states more than there is: the file's own length decides then.
 */
export function parseWave(head: Uint8Array, length: number): WaveFile | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  let format: Omit<WaveFile, 'frames' | 'start' | 'bytes'> | null = null
  let frames: number | null = null
  for (let at = 12; at + 8 <= head.length; ) {
    const name = Buffer.from(head.subarray(at, at + 4)).toString('latin1')
    const size = view.getUint32(at + 4, true)
    const body = at + 8
    if (name === 'data') {
      if (!format) return null
      const rest = Math.max(0, length - body)
      return { ...format, frames, start: body, bytes: size === 0 ? rest : Math.min(size, rest) }
    }
    if (body + Math.min(size, 16) > head.length) return null
    if (name === 'fmt ' && size >= 16) {
      const extension = head.subarray(body + 18, body + size)
      const tag = view.getUint16(body, true)
      // WAVEFORMATEXTENSIBLE: the sub-format begins with the tag, after two other fields.
      const isExtended = tag === extensible && extension.length >= 8
      format = {
        tag: isExtended ? (extension[6] ?? 0) | ((extension[7] ?? 0) << 8) : tag,
        channels: view.getUint16(body + 2, true),
        rate: view.getUint32(body + 4, true),
        byteRate: view.getUint32(body + 8, true),
        blockBytes: view.getUint16(body + 12, true),
        bits: view.getUint16(body + 14, true),
        extension,
      }
    } else if (name === 'fact' && size >= 4) frames = view.getUint32(body, true)
    // Chunks are padded to an even size.
    at = body + size + (size & 1)
  }
  return null
}

export const pcmHeaderBytes = 44

/** The header of a RIFF WAVE file of 16-bit PCM. */
export function pcmHeader(pcm: { channels: number; rate: number; frames: number }): Uint8Array {
  const frameBytes = 2 * pcm.channels
  // A size that does not fit is stated as the largest one; readers then go by the file's length.
  const dataBytes = Math.min(pcm.frames * frameBytes, 0xffff_ffff - pcmHeaderBytes)
  const header = Buffer.alloc(pcmHeaderBytes)
  header.write('RIFF', 0, 'latin1')
  header.writeUInt32LE(pcmHeaderBytes - 8 + dataBytes, 4)
  header.write('WAVEfmt ', 8, 'latin1')
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(pcm.channels, 22)
  header.writeUInt32LE(pcm.rate, 24)
  header.writeUInt32LE(pcm.rate * frameBytes, 28)
  header.writeUInt16LE(frameBytes, 32)
  header.writeUInt16LE(16, 34)
  header.write('data', 36, 'latin1')
  header.writeUInt32LE(dataBytes, 40)
  return header
}
