import { effect, signal } from '@preact/signals'
import type { AppError } from '../../../shared/errors.ts'
import { call, listen } from '../../bridge.ts'
import { sessionKey } from '../../session/session-state.ts'

/** Saving the file of one recording. */
export type Download =
  /** `total` is 0 until the file begins to arrive: the person may still be choosing a place for it. */
  | { state: 'running'; done: number; total: number }
  | { state: 'saved'; name: string; isVerified: boolean }
  | { state: 'mismatch' | 'empty' }
  | { state: 'failed'; error: AppError; hasPart: boolean }

/** By recording, so that a download outlives its screen. */
const downloads = signal<ReadonlyMap<string, Download>>(new Map())
effect(() => {
  if (sessionKey.value) downloads.value = new Map()
})

export const downloadOf = (recording: string): Download | null => downloads.value.get(recording) ?? null

function set(recording: string, download: Download | null): void {
  const next = new Map(downloads.peek())
  if (download) next.set(recording, download)
  else next.delete(recording)
  downloads.value = next
}

/** Saves the file where the person chooses. `reason` is empty where the portal requires none. */
export async function download(recording: string, reason: string): Promise<Download | null> {
  if (downloads.peek().get(recording)?.state === 'running') return null
  const session = sessionKey.peek()
  set(recording, { state: 'running', done: 0, total: 0 })
  let hasPart = false
  const stopListening = listen('recordings.downloadProgress', (progress) => {
    if (progress.recording !== recording || session !== sessionKey.peek()) return
    hasPart = progress.done > 0
    set(recording, { state: 'running', done: progress.done, total: progress.total })
  })
  const answer = await call('recordings.download', { recording, reason })
  stopListening()
  if (session !== sessionKey.peek()) return null
  const outcome = outcomeOf(answer, hasPart)
  set(recording, outcome)
  return outcome
}

function outcomeOf(answer: Awaited<ReturnType<typeof call<'recordings.download'>>>, hasPart: boolean): Download | null {
  if (!answer.ok) {
    const { error } = answer
    // Locking the app ends a download too.
    return error.code === 'cancelled' || error.code === 'locked' ? null : { state: 'failed', error, hasPart }
  }
  const { value } = answer
  switch (value.state) {
    case 'saved':
      return { state: 'saved', name: value.name, isVerified: value.isVerified }
    case 'cancelled':
      return null
    default:
      return { state: value.state }
  }
}
