import { z } from 'zod'
import { call, nothing } from '../bridge/define.ts'
import { playerPreferencesSchema } from './player.ts'
import { allowsDeleting, allowsPlaying } from './policy.ts'
import {
  labelsChangeSchema,
  newHoldSchema,
  newNoteSchema,
  openedSoundSchema,
  peaksSchema,
  reasonSchema,
  recordingAuditSchema,
  recordingDetailsSchema,
} from './recording.ts'
import { longestReason, mostPeaks } from './recording-limits.ts'
import {
  recordingDaysQuerySchema,
  recordingDaysSchema,
  recordingIdSchema,
  recordingPageSchema,
  recordingQuerySchema,
} from './recordings.ts'
import { recordingSearchesSchema } from './searches.ts'

const recording = { recording: recordingIdSchema }

export const recordingsCalls = {
  /** A page of the recordings in a range of dates. */
  'recordings.list': call(recordingQuerySchema, recordingPageSchema),
  /** How many there are on each day of a range. */
  'recordings.days': call(recordingDaysQuerySchema, recordingDaysSchema),
  /** What is kept of this person's searches. */
  'recordings.searches': call(nothing, recordingSearchesSchema),
  'recordings.keepSearches': call(recordingSearchesSchema, nothing),
  /** One call with all that the portal knows of it. */
  'recordings.read': call(z.strictObject(recording), recordingDetailsSchema),
  /** Opens the sound for an audio element. `reason` is empty where the portal requires none. */
  'recordings.play': call(
    z.strictObject({ ...recording, reason: z.string().trim().max(longestReason) }),
    openedSoundSchema,
    { policy: [allowsPlaying] },
  ),
  /** Closes a sound that `recordings.play` opened; does nothing if it is closed already. */
  'recordings.stop': call(z.strictObject({ address: openedSoundSchema.shape.address }), nothing),
  /** The portal's waveform. */
  'recordings.peaks': call(
    z.strictObject({ ...recording, points: z.number().int().min(1).max(mostPeaks) }),
    peaksSchema,
    { policy: [allowsPlaying] },
  ),
  /** How the person likes recordings to be played, as the settings keep it. */
  'recordings.playerPreferences': call(nothing, playerPreferencesSchema),
  'recordings.keepPlayerPreferences': call(playerPreferencesSchema, nothing),
  'recordings.addNote': call(z.strictObject({ ...recording, note: newNoteSchema }), nothing),
  'recordings.deleteNote': call(z.strictObject({ ...recording, note: recordingIdSchema }), nothing),
  'recordings.changeLabels': call(z.strictObject({ ...recording, labels: labelsChangeSchema }), nothing),
  'recordings.hold': call(z.strictObject({ ...recording, hold: newHoldSchema }), nothing),
  'recordings.releaseHold': call(z.strictObject({ ...recording, reason: reasonSchema }), nothing),
  'recordings.delete': call(z.strictObject({ ...recording, reason: reasonSchema }), nothing, {
    policy: [allowsDeleting],
  }),
  'recordings.restore': call(z.strictObject(recording), nothing),
  /** Has an archived recording fetched back, which takes the portal a while. */
  'recordings.fetchBack': call(z.strictObject(recording), nothing),
  /** Who did what with a recording. */
  'recordings.audit': call(z.strictObject(recording), recordingAuditSchema),
}
