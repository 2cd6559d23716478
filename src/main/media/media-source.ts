import type { ByteRange } from './byte-range.ts'

/** Where a sound's bytes come from: a file at a portal, or one that main makes. */
export interface MediaSource {
  /** Its MIME type as main determined it: the portal's own type never reaches the page. */
  readonly mediaType: string
  /** In bytes. */
  readonly length: number
  /** Whether the whole sound was fetched before playback, because the portal does not support ranges. */
  readonly isInMemory: boolean
  /** Reads a range as fast as it is consumed; fails once `signal` is aborted. */
  read(range: ByteRange, signal: AbortSignal): AsyncIterable<Uint8Array>
}
