/** How many of a file's first bytes tell its type. */
export const typeBytes = 12

/**
 * The MIME type that a file's first bytes tell (mimesniff.spec.whatwg.org, 6.2), or null for what is no sound that
 * Chromium may be given. What a portal calls a file is no help: often application/octet-stream, and it is the page that
 * would believe it.
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
