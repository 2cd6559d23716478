import { z } from 'zod'
import { call, nothing } from '../bridge/define.ts'
import { holdsMadeSchema, holdsProgressSchema, newHoldsSchema } from './many-holds.ts'
import { playerPreferencesSchema } from './player.ts'
import { allowsDeleting, allowsDownloading, allowsExporting, allowsPlaying } from './policy.ts'
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
import {
  downloadedSchema,
  exportCountSchema,
  exportFormSchema,
  exportPlaceSchema,
  exportProblemsSchema,
  exportStartedSchema,
  exportStatusSchema,
  fileProgressSchema,
  isListAlone,
  namesSchema,
  newExportSchema,
  optionalReasonSchema,
  recordingSelectionSchema,
  unfinishedExportSchema,
} from './recording-files.ts'
import { mostPeaks } from './recording-limits.ts'
import {
  recordingDaysQuerySchema,
  recordingDaysSchema,
  recordingIdSchema,
  recordingPageSchema,
  recordingPeopleQuerySchema,
  recordingPeopleSchema,
  recordingQuerySchema,
} from './recordings.ts'
import { recordingSearchesSchema } from './searches.ts'
import { soundPacketsSchema } from './sound-packets.ts'

const exporting = { policy: [allowsExporting] }
const recording = { recording: recordingIdSchema }

export const recordingsCalls = {
  /** A page of the recordings in a range of dates. */
  'recordings.list': call(recordingQuerySchema, recordingPageSchema),
  /** How many there are on each day of a range. */
  'recordings.days': call(recordingDaysQuerySchema, recordingDaysSchema),
  /** Finds people whose calls the list can be filtered by. */
  'recordings.people': call(recordingPeopleQuerySchema, recordingPeopleSchema),
  /** What is kept of this person's searches. */
  'recordings.searches': call(nothing, recordingSearchesSchema),
  'recordings.keepSearches': call(recordingSearchesSchema, nothing),
  /** One call with all that the portal knows of it. */
  'recordings.read': call(z.strictObject(recording), recordingDetailsSchema),
  /** Opens the sound for an audio element. `reason` is empty where the portal requires none. */
  'recordings.play': call(z.strictObject({ ...recording, reason: optionalReasonSchema }), openedSoundSchema, {
    policy: [allowsPlaying],
  }),
  /** Ends the opening of a sound, whose answer is then `cancelled`; does nothing if none is being opened. */
  'recordings.cancelPlay': call(z.strictObject(recording), nothing),
  /** Closes a sound that `recordings.play` opened; does nothing if it is closed already. */
  'recordings.stop': call(z.strictObject({ address: openedSoundSchema.shape.address }), nothing),
  /**
   * The portal's waveform, or else that of the opened sound, which is computed from it. `not-found` for a sound that is
   * not open or whose format only Chromium decodes: see `recordings.packets`.
   */
  'recordings.peaks': call(
    z.strictObject({ ...recording, points: z.number().int().min(1).max(mostPeaks) }),
    peaksSchema,
    { policy: [allowsPlaying] },
  ),
  /**
   * The encoded packets of the opened sound, of which the page computes the waveform where main decodes nothing: at most
   * 1,000 at once, in about 128 kB. Chunk 0 begins, and each further one is asked for in turn; the one without packets is
   * the last. `not-found` for a sound that is not open or neither MP3 nor Opus in Ogg, and for a chunk out of turn.
   */
  'recordings.packets': call(
    z.strictObject({ ...recording, chunk: z.number().int().nonnegative() }),
    soundPacketsSchema,
    {
      policy: [allowsPlaying],
    },
  ),
  /** How the person likes recordings to be played, as the settings keep it. */
  'recordings.playerPreferences': call(nothing, playerPreferencesSchema),
  'recordings.keepPlayerPreferences': call(playerPreferencesSchema, nothing),
  'recordings.addNote': call(z.strictObject({ ...recording, note: newNoteSchema }), nothing),
  'recordings.deleteNote': call(z.strictObject({ ...recording, note: recordingIdSchema }), nothing),
  'recordings.changeLabels': call(z.strictObject({ ...recording, labels: labelsChangeSchema }), nothing),
  'recordings.hold': call(z.strictObject({ ...recording, hold: newHoldSchema }), nothing),
  'recordings.releaseHold': call(z.strictObject({ ...recording, reason: reasonSchema }), nothing),
  /** Puts a selection on hold, one recording after another; `recordings.holdsProgress` reports it. */
  'recordings.holdMany': call(newHoldsSchema, holdsMadeSchema),
  /** Stops that; what is on hold by then stays so. */
  'recordings.stopHoldMany': call(nothing, nothing),
  'recordings.delete': call(z.strictObject({ ...recording, reason: reasonSchema }), nothing, {
    policy: [allowsDeleting],
  }),
  'recordings.restore': call(z.strictObject(recording), nothing),
  /** Has an archived recording fetched back, which takes the portal a while. */
  'recordings.fetchBack': call(z.strictObject(recording), nothing),
  /** Who did what with a recording. */
  'recordings.audit': call(z.strictObject(recording), recordingAuditSchema),
  /** Saves the file of a recording as it was recorded, where the person chooses. */
  'recordings.download': call(z.strictObject({ ...recording, reason: optionalReasonSchema }), downloadedSchema, {
    policy: [allowsDownloading],
  }),
  'recordings.cancelDownload': call(z.strictObject(recording), nothing),
  /** Shows in its folder what was downloaded, or exported, last. */
  'recordings.showSaved': call(z.strictObject({ by: z.enum(['download', 'export']) }), nothing),
  /** The pattern of the names of files, and its change. It is the same for downloads and exports. */
  'recordings.names': call(nothing, z.strictObject({ names: namesSchema })),
  'recordings.keepNames': call(z.strictObject({ names: namesSchema }), nothing),
  /** What a selection comes to. */
  'recordings.countExport': call(z.strictObject({ selection: recordingSelectionSchema }), exportCountSchema, exporting),
  /** Lets the person choose where to export to; null if they chose no place. */
  'recordings.chooseExportPlace': call(
    z.strictObject({ as: exportFormSchema }),
    exportPlaceSchema.nullable(),
    exporting,
  ),
  /** Starts an export to the chosen place. It continues on every page; `recordings.exportChanged` reports it. */
  'recordings.startExport': call(newExportSchema, exportStartedSchema, {
    policy: [allowsExporting, (policy, { as }) => isListAlone(as) || allowsDownloading(policy)],
  }),
  /** The export under way or the last one, or null. */
  'recordings.export': call(nothing, exportStatusSchema.nullable()),
  'recordings.pauseExport': call(z.strictObject({ isPaused: z.boolean() }), nothing),
  'recordings.cancelExport': call(nothing, nothing),
  'recordings.exportProblems': call(nothing, exportProblemsSchema),
  /** The export that an earlier run did not finish, or null. */
  'recordings.unfinishedExport': call(nothing, unfinishedExportSchema),
  'recordings.resumeExport': call(z.strictObject({ reason: optionalReasonSchema }), nothing, {
    policy: [allowsExporting, allowsDownloading],
  }),
  /** Forgets the unfinished export; what it saved stays. */
  'recordings.dropUnfinishedExport': call(nothing, nothing),
}

export const recordingsEvents = {
  /** Reported while a sound is fetched whole before it can be played. */
  'recordings.playProgress': fileProgressSchema,
  'recordings.downloadProgress': fileProgressSchema,
  'recordings.exportChanged': exportStatusSchema,
  'recordings.holdsProgress': holdsProgressSchema,
}
