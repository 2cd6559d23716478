/** How many of a file's first bytes are needed to determine its type. */
export const typeBytes = 12

/**
 * The MIME type from a file's first bytes (mimesniff.spec.whatwg.org, 6.2), or null if it is no sound that may be
 * passed to Chromium. The portal's own type is not used: it is often application/octet-stream, and the page would trust
 * it.
 */
export function soundType(bytes: Uint8Array): string | null {
  const text = Buffer.from(bytes).toString('latin1')
  if (/^RIFF.{4}WAVE/s.test(text)) return 'audio/wav'
  if (text.startsWith('OggS')) return 'audio/ogg'
  if (text.startsWith('fLaC')) return 'audio/flac'
  if (text.startsWith('ID3')) return 'audio/mpeg'
  if (/^.{4}ftyp/s.test(text)) return 'audio/mp4'
  if (text.startsWith('\x1a\x45\xdf\xa3')) return 'audio/webm'
  const [sync = 0, second = 0] = bytes
  if (sync !== 0xff || second < 0xe0) return null
  const layer = (second >> 1) & 3
  if (layer !== 0) return 'audio/mpeg'
  return second >= 0xf0 ? 'audio/aac' : null
}
