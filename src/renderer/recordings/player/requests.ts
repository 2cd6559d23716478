import { signal } from '@preact/signals'

/** The calls before and after the opened one in the order of the list, which the page with the list sets. */
export const neighbours = signal<{ previous: string | null; next: string | null }>({ previous: null, next: null })

/** The call that plays as soon as its details are shown. */
export const playRequest = signal<string | null>(null)

/** What the key N of the player sends up through the page: a note is wanted at this place, in seconds. */
export const noteRequest = 'recording-note'
export type NoteRequest = CustomEvent<{ recording: string; at: number }>
