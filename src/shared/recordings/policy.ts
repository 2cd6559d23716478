import { type Decisions, flag, policyKey } from '../policy-key.ts'

/** What an organisation can decide about recordings. */
export const recordingsPolicy = {
  PlayRecordings: policyKey(flag, {
    title: 'Allow playing recordings',
    description: 'When off, the app shows calls, but plays no recording.',
    safest: false,
  }),
  DownloadRecordings: policyKey(flag, {
    title: 'Allow downloading recordings',
    description: 'When off, the app saves no recording as a file: neither a single one nor by an export.',
    safest: false,
  }),
  ExportRecordings: policyKey(flag, {
    title: 'Allow exporting recordings',
    description: 'When off, the app exports neither many recordings at once nor lists of calls.',
    safest: false,
  }),
  DeleteRecordings: policyKey(flag, {
    title: 'Allow deleting recordings',
    description: 'When off, the app deletes no recording, whatever the portal allows.',
    safest: false,
  }),
}
type RecordingsPolicy = Decisions<typeof recordingsPolicy>

/** Whether sounds may be played. */
export const allowsPlaying = ({ PlayRecordings }: RecordingsPolicy): boolean => PlayRecordings !== false

/** Whether recordings may be saved as files. */
export const allowsDownloading = ({ DownloadRecordings }: RecordingsPolicy): boolean => DownloadRecordings !== false

/** Whether many calls may be exported at once. */
export const allowsExporting = ({ ExportRecordings }: RecordingsPolicy): boolean => ExportRecordings !== false

/** Whether recordings may be deleted. */
export const allowsDeleting = ({ DeleteRecordings }: RecordingsPolicy): boolean => DeleteRecordings !== false
