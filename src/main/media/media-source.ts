/** Where a sound's bytes come from: a file at a portal, or one that main makes. */
export interface MediaSource {
  /** Its MIME type as main determined it: the portal's own type never reaches the page. */
  readonly mediaType: string
  /** In bytes. */
  readonly length: number
  /** The whole sound was fetched before playback: the portal does not support ranges, or the format requires it. */
  readonly isInMemory: boolean
  /** Reads a range as fast as it is consumed; fails once `signal` is aborted. */
  read(range: ByteRange, signal: AbortSignal): AsyncIterable<Uint8Array>
}

/** A range of a file: the positions of its first and last byte. */
export interface ByteRange {
  first: number
  last: number
}

/** Everything that is read, in memory. */
export async function readAll(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const read: Uint8Array[] = []
  for await (const chunk of chunks) read.push(chunk)
  return Buffer.concat(read)
}

/**
 * Parses the `Range` of a request for a file of `length` bytes (RFC 9110, 14.1.2 and 14.2). An unknown unit or a
 * malformed range counts as no range: the whole file. Several ranges are refused (15.5.17), because no media element
 * requests them.
 */
export function requestedRange(header: string | null, length: number): ByteRange | 'whole' | 'unsatisfiable' {
  const set = /^bytes=(.*)$/i.exec(header ?? '')?.[1]
  if (set === undefined) return 'whole'
  if (set.includes(',')) return 'unsatisfiable'
  const [, from = '', to = ''] = /^[\t ]*(\d*)-(\d*)[\t ]*$/.exec(set) ?? []
  if (from === '' && to === '') return 'whole'
  if (from === '') return satisfiable({ first: Math.max(0, length - Number(to)), last: length - 1 })
  if (to !== '' && Number(to) < Number(from)) return 'whole'
  return satisfiable({ first: Number(from), last: to === '' ? length - 1 : Math.min(Number(to), length - 1) })
}

const satisfiable = (range: ByteRange) => (range.first <= range.last ? range : 'unsatisfiable')
