import { setTimeout as passing } from 'node:timers/promises'
import { Failure } from '../../shared/errors.ts'
import type { ByteStream } from './byte-stream.ts'
import { brokeOff } from './lost-answer.ts'

/** Requests a range of one file, up to its end if `last` is null. Each call is a new request. */
export type OpenPart = (
  part: { first: number; last: number | null; ifRange: string | null },
  signal: AbortSignal,
) => Promise<ByteStream>

/** Identifies a version of a file. */
export interface FileVersion {
  etag: string | null
  length: number
}

export interface Patience {
  /**
   * How many failures in a row are retried by requesting the rest; arriving bytes reset the count. The first retry
   * comes after `delay` ms.
   */
  times: number
  delay: number
  /** After how many milliseconds without a read the connection is closed. */
  unusedAfter: number
}

const usualPatience: Patience = { times: 3, delay: 500, unusedAfter: 60_000 }

/** The ETag if it is strong, so that ranges may be combined (RFC 9110, 8.8.1), or null. */
export const strongTag = (etag: string | null) => (etag?.startsWith('"') ? etag : null)

/**
 * Reads a range of a file and survives broken connections: only the missing bytes are requested again. Every answer
 * must be of the same version, so that two versions are never mixed.
 *
 * @param begun an answer to continue, whose body begins where the range does
 */
export async function* readOn(
  open: OpenPart,
  version: FileVersion,
  { first, last }: { first: number; last: number },
  options: { signal: AbortSignal; begun?: ByteStream | null; patience?: Patience },
): AsyncGenerator<Uint8Array> {
  const { signal, patience = usualPatience } = options
  let at = first
  let failures = 0
  let stream = options.begun ?? null
  const stop = () => stream?.close()
  signal.addEventListener('abort', stop)
  try {
    while (at <= last) {
      const before = at
      try {
        if (signal.aborted) throw new Failure({ code: 'cancelled' })
        stream ??= await open({ first: at, last, ifRange: strongTag(version.etag) }, signal)
        demandSame(stream, version, at)
        for await (const bytes of stream.body) {
          const wanted = bytes.subarray(0, last + 1 - at)
          at += wanted.byteLength
          const unused = setTimeout(stop, patience.unusedAfter)
          try {
            yield wanted
          } finally {
            clearTimeout(unused)
          }
          if (at > last) return
        }
      } catch (cause) {
        if (signal.aborted) throw new Failure({ code: 'cancelled' })
        failures = at === before ? failures + 1 : 1
        if (!mayPass(cause) || failures > patience.times) throw cause
        await passing(patience.delay * 2 ** (failures - 1), undefined, { signal }).catch(() => undefined)
      } finally {
        stream?.close()
        stream = null
      }
    }
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

/** Throws if the answer is of another version, or is the whole file instead of a range. */
function demandSame(stream: ByteStream, version: FileVersion, at: number): void {
  const isSame = stream.etag === version.etag && stream.length === version.length
  if (!isSame) throw stream.fault('a file that changed while it was read')
  if (stream.range === null && at > 0) throw stream.fault('the whole file in the place of a part')
}

/** Whether requesting the rest may help. */
function mayPass(cause: unknown): boolean {
  if (!(cause instanceof Failure)) return false
  const { error } = cause
  return (
    ['offline', 'timeout', 'portal-unavailable'].includes(error.code) ||
    (error.code === 'portal-unexpected' && error.what === brokeOff)
  )
}
