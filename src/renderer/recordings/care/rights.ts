import type { RecordingDetails } from '../../../shared/recordings/recording.ts'
import { hasSound } from '../../../shared/recordings/recordings.ts'
import { capabilities, may, start } from '../../session/session-state.ts'

type Now = Pick<RecordingDetails, 'state' | 'held' | 'deleted'>

/** What this portal offers for a recording as it is now, this account may do and policy allows: the rest is not drawn. */
const offered = () => capabilities.value?.recordings

export const mayAddNotes = (recording: Now) =>
  offered()?.notes === true && may('recordings-annotate') && hasSound(recording)

/** Writing notes is also the right to delete one's own. */
export const mayDeleteNotes = () => offered()?.notes === true && may('recordings-annotate')

export const mayChangeLabels = ({ state }: Now) =>
  offered()?.labels === true && may('recordings-annotate') && state !== 'deleted'

export const mayHold = (recording: Now) => mayHoldMany() && !recording.held && hasSound(recording)

/** Putting many recordings on hold at once; each is asked about where that is done. */
export const mayHoldMany = () => offered()?.holds === true && may('recordings-hold')

export const mayRelease = ({ held }: Now) => offered()?.holds === true && may('recordings-hold') && held

/** A recording on hold is included: the person is told why it cannot be deleted. */
export const mayDelete = (recording: Now) =>
  offered()?.deletion !== 'none' &&
  may('recordings-delete') &&
  !start.value?.forbidden.includes('delete-recordings') &&
  (hasSound(recording) || recording.state === 'empty')

export const mayRestore = ({ deleted }: Now) =>
  offered()?.deletion === 'restorable' &&
  may('recordings-delete') &&
  Date.parse(deleted?.restorableUntil ?? '') > Date.now()

export const mayFetchBack = ({ state }: Now) =>
  offered()?.archive === true && may('recordings-play') && state === 'archived'

export const mayAudit = () => offered()?.audit === true && may('recordings-audit')
