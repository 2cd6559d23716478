import { setTimeout as passing } from 'node:timers/promises'
import { Failure } from '../../shared/errors.ts'
import type { ByteStream } from './byte-stream.ts'
import { brokeOff } from './lost-answer.ts'

/** Asks for a part of one file, up to its end where `last` is null: a request of its own each time. */
export type OpenPart = (
  part: { first: number; last: number | null; ifRange: string | null },
  signal: AbortSignal,
) => Promise<ByteStream>

/** What tells one version of a file from another. */
export interface FileVersion {
  etag: string | null
  length: number
}

export interface Patience {
  /** How often a break is mended by asking for the rest, unless bytes came meanwhile; the first time after `delay` ms. */
  times: number
  delay: number
  /** Nobody takes anything: the connection is given back after so many milliseconds. */
  unusedAfter: number
}

const usualPatience: Patience = { times: 3, delay: 500, unusedAfter: 60_000 }

/** An ETag by which parts may be put together (RFC 9110, 8.8.1), or null. */
export const strongTag = (etag: string | null) => (etag?.startsWith('"') ? etag : null)

/**
 * Reads a part of a file, also over connections that break: what is missing is asked for by its range, and nothing
 * is read twice. Every answer must be of the same version, so that bytes of two versions never meet.
 *
 * @param begun an answer to go on with, whose body begins where the part does
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

/** Throws where the answer is not of the version that is being read, or is the whole file in the place of a part. */
function demandSame(stream: ByteStream, version: FileVersion, at: number): void {
  const isSame = stream.etag === version.etag && stream.length === version.length
  if (!isSame) throw stream.fault('a file that changed while it was read')
  if (stream.range === null && at > 0) throw stream.fault('the whole file in the place of a part')
}

/** Whether a break may be mended by asking for the rest. */
function mayPass(cause: unknown): boolean {
  if (!(cause instanceof Failure)) return false
  const { error } = cause
  return (
    ['offline', 'timeout', 'portal-unavailable'].includes(error.code) ||
    (error.code === 'portal-unexpected' && error.what === brokeOff)
  )
}
