import { signal } from '@preact/signals'
import { alsoForget } from '../../forms/drafts.ts'
import { guardClosing } from '../../leaving/leave-guard.ts'

/** A note that is being written. */
export interface NoteDraft {
  /** Its place in the recording, in seconds. */
  at: number
  text: string
}

/**
 * The notes being written, by recording: what was typed stays while the person looks at another recording or has to
 * sign in again. In memory only, until the portal has taken the note.
 */
const drafts = signal<ReadonlyMap<string, NoteDraft>>(new Map())

export const noteDraft = (recording: string) => drafts.value.get(recording)

/** Whether a note is being written, without following it. */
export const isBegun = (recording: string) => drafts.peek().has(recording)

/** Begins a note at a place, unless one is being written already. */
export function beginNote(recording: string, at: number): void {
  if (!isBegun(recording)) keepNote(recording, { at, text: '' })
}

/** Keeps what is typed; null ends the note. */
export function keepNote(recording: string, draft: NoteDraft | null): void {
  const next = new Map(drafts.peek())
  if (draft) next.set(recording, draft)
  else next.delete(recording)
  drafts.value = next
}

alsoForget(() => {
  drafts.value = new Map()
})
guardClosing(() => [...drafts.peek().values()].some(({ text }) => text.trim() !== ''), 'unsaved')
