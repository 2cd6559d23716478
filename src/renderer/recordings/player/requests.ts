import { signal } from '@preact/signals'

/** The call that plays as soon as its details are shown. */
export const playRequest = signal<string | null>(null)

/** What the key N of the player sends up through the page: a note is wanted at this place, in seconds. */
export const noteRequest = 'recording-note'
export type NoteRequest = CustomEvent<{ recording: string; at: number }>
