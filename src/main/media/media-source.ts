import type { ByteRange } from './byte-range.ts'

/** Where a sound's bytes come from: a file at a portal, or one that main makes. */
export interface MediaSource {
  /** Its MIME type, in main's own words: what a portal calls it never reaches the page. */
  readonly mediaType: string
  /** In bytes. */
  readonly length: number
  /** Whether all of it was fetched before it could be heard, because the portal gives no parts. */
  readonly isInMemory: boolean
  /** Reads a part, as fast as it is taken; ends with an error once `signal` is aborted. */
  read(range: ByteRange, signal: AbortSignal): AsyncIterable<Uint8Array>
}
