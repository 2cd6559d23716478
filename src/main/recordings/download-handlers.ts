import { basename, extname } from 'node:path'
import { recordingFileName } from '../../shared/recordings/file-name.ts'
import { exists, removeLeftovers, savingFiles } from '../files/atomic-file.ts'
import type { Downloaded } from '../files/download.ts'
import { chooseFile, type FileChooser } from '../files/file-chooser.ts'
import type { LastSaved } from '../files/last-saved.ts'
import type { Emit, Handlers } from '../ipc/dispatch.ts'
import { throwIfEnded, type UnderWay } from '../under-way.ts'
import type { Ask } from './ask.ts'
import { extensionOf, fetchSound, likelyExtension } from './fetch-sound.ts'
import { pacedProgress } from './paced-progress.ts'

interface DownloadDependencies {
  ask: Ask
  files: FileChooser
  emit: Emit
  underWay: UnderWay
  saved: LastSaved
  names: () => string
}

/**
 * Saving one recording. After a failure, what arrived is kept, and the next attempt at the same place continues it; after
 * a cancellation nothing stays on the disk.
 */
export function downloadHandlers({
  ask,
  files,
  emit,
  underWay,
  saved,
  names,
}: DownloadDependencies): Pick<Handlers, 'recordings.download' | 'recordings.cancelDownload'> {
  const running = new Map<string, AbortController>()

  async function save(id: string, reason: string, signal: AbortSignal) {
    const details = await ask(({ read }, token) => read(token, id))
    throwIfEnded(signal)
    const suggested = `${recordingFileName(names(), details)}.${likelyExtension(details.format)}`
    const path = await chooseFile(files, suggested)
    throwIfEnded(signal)
    if (path === null) return { state: 'cancelled' as const }
    const fetching = fetchSound(ask, { id, reason }, path, {
      signal,
      keepPart: true,
      sha256: details.sha256,
      onProgress: pacedProgress((progress) => emit('recordings.downloadProgress', { recording: id, ...progress })),
    })
    const { file, digest } = await fetching.catch(async (cause: unknown) => {
      if (signal.aborted) await removeLeftovers(path)
      throw cause
    })
    const { bytes, sha256 } = file
    if (digest === 'other' || bytes === 0) {
      await file.discard()
      return { state: digest === 'other' ? ('mismatch' as const) : ('empty' as const) }
    }
    const final = await savingFiles(() => place(file, path, extname(suggested)))
    saved.keep(final, signal)
    return { state: 'saved' as const, name: basename(final), bytes, sha256, isVerified: digest === 'same' }
  }

  return {
    async 'recordings.download'({ recording, reason }) {
      running.get(recording)?.abort()
      const own = new AbortController()
      running.set(recording, own)
      try {
        return await save(recording, reason, AbortSignal.any([own.signal, underWay.signal]))
      } finally {
        if (running.get(recording) === own) running.delete(recording)
      }
    },
    async 'recordings.cancelDownload'({ recording }) {
      running.get(recording)?.abort()
      return {}
    },
  }
}

/** If the suggested extension turned out to be wrong, the right one is used, unless a file of that name is there. */
async function place(file: Downloaded, path: string, suggested: string): Promise<string> {
  const actual = `.${extensionOf(file.head)}`
  const corrected = `${path.slice(0, -suggested.length)}${actual}`
  const isWrong = extname(path) === suggested && actual !== '.bin' && actual !== suggested
  const final = isWrong && !(await exists(corrected)) ? corrected : path
  // The dialog has asked about an existing file of the chosen name.
  await file.place(final === path, final)
  return final
}
