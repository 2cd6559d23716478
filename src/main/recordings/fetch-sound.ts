import { Failure } from '../../shared/errors.ts'
import { soundType } from '../audio/sound-format.ts'
import { type Downloaded, type DownloadOptions, download } from '../files/download.ts'
import type { Ask } from './ask.ts'

/** The file of a recording as it arrived, with what its digest proves. */
export interface Fetched {
  file: Downloaded
  /** `unknown`: the portal has no digest. */
  digest: 'same' | 'other' | 'unknown'
}

/** Fetches the file of a recording, unchanged, next to `path`, and compares it with the portal's digest. */
export async function fetchSound(
  ask: Ask,
  { id, reason }: { id: string; reason: string },
  path: string,
  options: DownloadOptions & { sha256?: string | null },
): Promise<Fetched> {
  const file = await download(
    path,
    // The token may have to be refreshed between two parts, so each one asks for it.
    (part, signal) => ask(({ sound }, token) => sound(token, { id, purpose: 'download', reason }, part, signal)),
    options,
  )
  try {
    const announced = [file.announced, options.sha256 ?? null].filter((digest) => digest !== null)
    // Most portals send it with the file; the others may have it with the call.
    if (announced.length === 0 && options.sha256 === undefined) {
      const { sha256 } = await ask(({ read }, token) => read(token, id))
      if (sha256 !== null) announced.push(sha256)
    }
    if (options.signal.aborted) throw new Failure({ code: 'cancelled' })
    const digest = announced.some((one) => one !== file.sha256) ? 'other' : announced.length > 0 ? 'same' : 'unknown'
    return { file, digest }
  } catch (cause) {
    await file.discard()
    throw cause
  }
}

const extensions = new Map([
  ['audio/wav', 'wav'],
  ['audio/mpeg', 'mp3'],
  ['audio/ogg', 'ogg'],
  ['audio/flac', 'flac'],
  ['audio/mp4', 'm4a'],
  ['audio/aac', 'aac'],
  ['audio/webm', 'webm'],
])

/** The extension of a sound by its first bytes. */
export const extensionOf = (head: Uint8Array): string => extensions.get(soundType(head) ?? '') ?? 'bin'

const formats: readonly [RegExp, string][] = [
  [/mp3|mpeg/i, 'mp3'],
  [/ogg|opus|vorbis|speex/i, 'ogg'],
  [/flac/i, 'flac'],
  [/aac|m4a|mp4/i, 'm4a'],
]

/** The likely extension by the portal's name for the format, before anything is fetched. */
export const likelyExtension = (format: string): string => formats.find(([name]) => name.test(format))?.[1] ?? 'wav'
