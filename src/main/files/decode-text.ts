/**
 * Decodes a text file written with any editor: UTF-8, or UTF-16 where its byte order mark says so, as Notepad and
 * PowerShell save it. The mark is not part of the text (Unicode 17, 23.8). Bytes that are invalid in that encoding
 * become U+FFFD.
 */
export function decodeText(bytes: Uint8Array): string {
  const encoding = markedEncodings.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte))?.encoding
  return new TextDecoder(encoding ?? 'utf-8').decode(bytes)
}

const markedEncodings = [
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
]
