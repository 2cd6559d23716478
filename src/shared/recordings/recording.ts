import { z } from 'zod'
import { shownText } from '../text/shown-text.ts'
import { longestCase, longestNote, longestReason, mostPeaks, mostTags } from './recording-limits.ts'
import { recordingIdSchema, recordingSchema, tagSchema } from './recordings.ts'

const moment = z.iso.datetime({ offset: true }).max(40)
/** A place in a sound, in seconds from its beginning. */
const place = z.number().min(0).max(1_000_000)

/** What a person enters as the reason for an action that the portal records with their name. */
export const reasonSchema = z.string().trim().min(1).max(longestReason)

export const scoreSchema = z.number().int().min(1).max(5)

/** Who is heard on a channel of a stereo recording. */
export const channelPartySchema = z.enum(['caller', 'callee'])

const noteSchema = z.strictObject({
  id: recordingIdSchema,
  at: place,
  text: shownText(longestNote),
  author: shownText(300),
  written: moment,
  /** Whether this person may delete it. */
  isOwn: z.boolean(),
})
export type RecordingNote = z.infer<typeof noteSchema>

/** One call with all that the portal knows of it. */
export const recordingDetailsSchema = recordingSchema.extend({
  /** Of `seconds`, those in which the parties talked; null if unknown. */
  talkSeconds: z.number().int().nonnegative().nullable(),
  /** The customer's line or number that the call went over. */
  line: shownText(60),
  /** The codec or container as the portal names it, for sounds that cannot be played here; empty if unknown. */
  format: shownText(60),
  /** In bytes. */
  size: z.number().int().nonnegative().nullable(),
  /** The SHA-256 of the file in hexadecimal, taken when the recording ended. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  /** Null if the recording is mono, or the portal does not know who is on which channel. */
  channels: z.strictObject({ left: channelPartySchema, right: channelPartySchema }).nullable(),
  /** Where recording was paused, for instance for a payment: places in the sound and how long each pause took. */
  pauses: z.array(z.strictObject({ at: place, seconds: place })).max(100),
  /** The legs of the call in order, for a call that was transferred; `id` names their own recordings, if any. */
  legs: z
    .array(
      z.strictObject({
        id: recordingIdSchema.nullable(),
        start: moment,
        seconds: z.number().int().nonnegative().nullable(),
        party: shownText(300),
      }),
    )
    .max(100),
  hold: z
    .strictObject({ reason: shownText(longestReason), case: shownText(100), since: moment, author: shownText(300) })
    .nullable(),
  notes: z.array(noteSchema).max(500),
  score: scoreSchema.nullable(),
  /** When it was deleted, and until when it can be restored. */
  deleted: z.strictObject({ at: moment, restorableUntil: moment.nullable() }).nullable(),
})
export type RecordingDetails = z.infer<typeof recordingDetailsSchema>

/** Tags and score; what is left out stays. */
export const labelsChangeSchema = z.strictObject({
  tags: z.array(tagSchema).max(mostTags).optional(),
  score: scoreSchema.nullable().optional(),
})
export type LabelsChange = z.infer<typeof labelsChangeSchema>

export const newNoteSchema = z.strictObject({ at: place, text: z.string().trim().min(1).max(longestNote) })
export type NewNote = z.infer<typeof newNoteSchema>

export const newHoldSchema = z.strictObject({ reason: reasonSchema, case: z.string().trim().max(longestCase) })
export type NewHold = z.infer<typeof newHoldSchema>

/** What the portal has recorded of who did what with a recording, the latest first. */
export const recordingAuditSchema = z.strictObject({
  entries: z
    .array(
      z.strictObject({
        at: moment,
        who: shownText(300),
        did: z.enum(['played', 'downloaded', 'held', 'released', 'annotated', 'deleted', 'restored', 'other']),
        reason: shownText(longestReason),
      }),
    )
    .max(1000),
})
export type RecordingAudit = z.infer<typeof recordingAuditSchema>

/**
 * The waveform: for each channel and point in time the lowest and the highest sample, scaled to -128…127, as
 * BBC audiowaveform's 8-bit data (github.com/bbc/audiowaveform, doc/DataFormat.md).
 */
export const peaksSchema = z.strictObject({
  /** Of the whole sound, in seconds. */
  seconds: place,
  channels: z
    .array(z.array(z.number().int().min(-128).max(127)).max(2 * mostPeaks))
    .min(1)
    .max(2),
})
export type Peaks = z.infer<typeof peaksSchema>

/** Why a sound is read: each is a separate right, and the portal records which. */
export const soundPurposeSchema = z.enum(['play', 'download'])
export type SoundPurpose = z.infer<typeof soundPurposeSchema>

/** A sound that an audio element can play. */
export const openedSoundSchema = z.strictObject({
  /** A path of the app's own page; worthless once the sound is closed. */
  address: z.string().max(200),
  mediaType: z.string().max(60),
  /** In bytes. */
  length: z.number().int().nonnegative(),
  /** The whole sound was fetched before playback: the portal does not support ranges, or the format requires it. */
  isInMemory: z.boolean(),
})
export type OpenedSound = z.infer<typeof openedSoundSchema>
