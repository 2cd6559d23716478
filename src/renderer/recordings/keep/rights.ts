import type { RecordingDetails } from '../../../shared/recordings/recording.ts'
import { capabilities, may, start } from '../../session/session-state.ts'

/** Whether this account may save recordings as files here. */
export const maySaveRecordings = () =>
  capabilities.value?.recordings !== undefined &&
  may('recordings-download') &&
  !start.value?.forbidden.includes('download-recordings')

/** Whether there is a file of this call that may be saved. */
export const mayDownload = ({ state }: Pick<RecordingDetails, 'state'>) => state === 'available' && maySaveRecordings()

/** Whether many calls may be exported, be it their list alone. */
export const mayExport = () =>
  capabilities.value?.recordings !== undefined &&
  may('recordings') &&
  !start.value?.forbidden.includes('export-recordings')

/** Whether the portal asks for a reason before a recording leaves it. */
export const needsReason = () => capabilities.value?.recordings?.playReason === true
