import type {
  LabelsChange,
  NewHold,
  NewNote,
  Peaks,
  RecordingAudit,
  RecordingDetails,
  SoundPurpose,
} from '../../../shared/recordings/recording.ts'
import type {
  RecordingDays,
  RecordingDaysQuery,
  RecordingPage,
  RecordingQuery,
} from '../../../shared/recordings/recordings.ts'
import type { ByteStream } from '../../http/byte-stream.ts'
import type { OpenPart } from '../../http/read-on.ts'
import type { AccessToken } from './session.ts'

/** Which sound is read and why. `reason` is empty where the portal requires none. */
export interface SoundRequest {
  id: string
  purpose: SoundPurpose
  reason: string
}

/** Calls and their recordings. A method that is absent is not offered by the portal. */
export interface RecordingsFacet {
  /** A page of the calls that match, in a stable order. */
  list(token: AccessToken, query: RecordingQuery): Promise<RecordingPage>
  /** How many match on each day; absent if the portal cannot count. */
  days?(token: AccessToken, query: RecordingDaysQuery): Promise<RecordingDays>
  read(token: AccessToken, id: string): Promise<RecordingDetails>
  /** Opens the file of a sound or a range of it. Each call is one request, and one entry in the portal's audit. */
  sound(
    token: AccessToken,
    request: SoundRequest,
    part: Parameters<OpenPart>[0],
    signal: AbortSignal,
  ): Promise<ByteStream>
  /** The waveform in `points` points. */
  peaks?(token: AccessToken, id: string, points: number): Promise<Peaks>
  addNote?(token: AccessToken, id: string, note: NewNote): Promise<void>
  deleteNote?(token: AccessToken, id: string, note: string): Promise<void>
  changeLabels?(token: AccessToken, id: string, change: LabelsChange): Promise<void>
  hold?(token: AccessToken, id: string, hold: NewHold): Promise<void>
  releaseHold?(token: AccessToken, id: string, reason: string): Promise<void>
  /** Deletes for good, or until it is restored. A recording on hold is refused with `conflict`. */
  delete?(token: AccessToken, id: string, reason: string): Promise<void>
  restore?(token: AccessToken, id: string): Promise<void>
  /** Has an archived recording fetched back; its state is then `preparing`. */
  fetchBack?(token: AccessToken, id: string): Promise<void>
  audit?(token: AccessToken, id: string): Promise<RecordingAudit>
}
