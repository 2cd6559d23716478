import type { RowView } from '../../shared/lists/row-index.ts'
import type { Recording } from '../../shared/recordings/recordings.ts'
import { lengthOf, partiesOf, partyName } from './recording-words.ts'

/** The columns of the list, which is sorted by the start of the calls. */
export const recordingColumns = ['start', 'other', 'own', 'length'] as const
export type RecordingColumn = (typeof recordingColumns)[number]

/** A row of the list, with its columns as plain text. */
export interface RecordingRow extends Record<RecordingColumn, string> {
  id: string
  recording: Recording
}

/** How the list starts: the latest calls first. */
export const firstView: RowView<RecordingColumn> = { query: '', column: 'start', descending: true, only: null }

export const rowOf = (recording: Recording): RecordingRow => ({
  id: recording.id,
  start: recording.start,
  other: partyName(partiesOf(recording).other),
  own: partyName(partiesOf(recording).own),
  length: lengthOf(recording.seconds),
  recording,
})
