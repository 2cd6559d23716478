import type {
  RecordingDays,
  RecordingDaysQuery,
  RecordingPage,
  RecordingQuery,
} from '../../../shared/recordings/recordings.ts'
import type { AccessToken } from './session.ts'

/** Calls and their recordings. */
export interface RecordingsFacet {
  /** A page of the calls that match, in a stable order. */
  list(token: AccessToken, query: RecordingQuery): Promise<RecordingPage>
  /** How many match on each day. */
  days(token: AccessToken, query: RecordingDaysQuery): Promise<RecordingDays>
}
