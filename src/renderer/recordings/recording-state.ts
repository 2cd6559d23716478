import { recordingStateText } from 'text:recording-detail'
import type { RecordingDetails } from '../../shared/recordings/recording.ts'
import { formatDate } from '../i18n/format.ts'

/** Why a call cannot be heard, in a sentence or two. */
export function stateWords(details: RecordingDetails, isAllowed: boolean): string {
  const { unrecorded, deleted, deletedOn, restorable, forbidden } = recordingStateText
  switch (details.state) {
    case 'none': {
      const because = details.unrecordedBecause
      if (because === 'off' && details.line) return unrecorded.offFor({ line: details.line })
      return because === null ? unrecorded.unknown : unrecorded[because]
    }
    case 'deleted': {
      if (!details.deleted) return deleted
      const { at, restorableUntil } = details.deleted
      const date = formatDate(Date.parse(at))
      return restorableUntil === null
        ? deletedOn({ date })
        : restorable({ date, until: formatDate(Date.parse(restorableUntil)) })
    }
    case 'available':
      return isAllowed ? '' : forbidden
    default:
      return recordingStateText[details.state]
  }
}
