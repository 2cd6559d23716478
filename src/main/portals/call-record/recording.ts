import { z } from 'zod'
import type { Capabilities } from '../../../shared/connections/portal.ts'
import {
  channelPartySchema,
  labelsChangeSchema,
  newHoldSchema,
  newNoteSchema,
  type Peaks,
  peaksSchema,
  reasonSchema,
  recordingAuditSchema,
  recordingDetailsSchema,
} from '../../../shared/recordings/recording.ts'
import { mostPeaks } from '../../../shared/recordings/recording-limits.ts'
import { recordingIdSchema } from '../../../shared/recordings/recordings.ts'
import type { RecordingsFacet } from '../facets.ts'
import { type Ask, type Endpoint, emptySchema } from './endpoint.ts'
import { recordingBodySchema } from './recordings.ts'

const { shape } = recordingDetailsSchema
const moment = z.iso.datetime({ offset: true }).max(40)
const place = z.number().min(0).max(1_000_000)
const text = (max: number) => z.string().max(max)

const noteBodySchema = z
  .object({
    id: recordingIdSchema.describe('Names the note in paths.'),
    at: place.describe('Its place in the recording, in seconds from the beginning.'),
    text: text(2000).describe('What it says.'),
    author: text(300).default('').describe('Who wrote it.'),
    written: moment.describe('When it was written (RFC 3339).'),
    isOwn: z.boolean().default(false).describe('Whether the person who asks may delete it.'),
  })
  .describe('A note at a place in a recording.')

export const recordingDetailsBodySchema = recordingBodySchema
  .extend({
    talkSeconds: shape.talkSeconds.default(null).describe('How long the parties talked, in seconds.'),
    line: text(60).default('').describe("The customer's line or number that the call went over."),
    format: text(60).default('').describe('The codec, such as `G.729`; the client names it if it cannot play it.'),
    size: shape.size.default(null).describe('The size of the file in bytes.'),
    sha256: shape.sha256.default(null).describe('SHA-256 of the file in hex, taken when the recording ended.'),
    channels: z
      .object({
        left: channelPartySchema.describe('Who is on the left channel.'),
        right: channelPartySchema.describe('Who is on the right channel.'),
      })
      .nullable()
      .default(null)
      .describe('Who is heard where in a stereo recording; `null` if it is mono or unknown.'),
    pauses: z
      .array(
        z.object({
          at: place.describe('Where in the sound the pause is, in seconds.'),
          seconds: place.describe('How long recording was paused.'),
        }),
      )
      .max(100)
      .default([])
      .describe('Where recording was paused, for instance for a payment.'),
    legs: z
      .array(
        z.object({
          id: recordingIdSchema.nullable().default(null).describe("The leg's own recording, if it has one."),
          start: moment.describe('When the leg began (RFC 3339).'),
          seconds: z.number().int().nonnegative().nullable().default(null).describe('How long it took.'),
          party: text(300).describe('Who took part in it besides the other party.'),
        }),
      )
      .max(100)
      .default([])
      .describe('The legs of a transferred call, in order.'),
    hold: z
      .object({
        reason: text(300).describe('Why it is on hold.'),
        case: text(100).default('').describe('The case that it belongs to.'),
        since: moment.describe('Since when (RFC 3339).'),
        author: text(300).default('').describe('Who put it on hold.'),
      })
      .nullable()
      .default(null)
      .describe('The hold, if it is on hold.'),
    notes: z.array(noteBodySchema).max(500).default([]).describe('The notes, ordered by their place.'),
    score: shape.score.default(null).describe('The score from 1 to 5.'),
    deleted: z
      .object({
        at: moment.describe('When it was deleted (RFC 3339).'),
        restorableUntil: moment.nullable().default(null).describe('Until when it can be restored.'),
      })
      .nullable()
      .default(null)
      .describe('Set if it was deleted.'),
  })
  .describe('A call with all that is known of it.')

export const peaksBodySchema = z
  .object({
    seconds: place.describe('The length of the sound in seconds.'),
    channels: peaksSchema.shape.channels.describe(
      'For each channel and point the lowest and the highest sample, scaled to -128…127.',
    ),
  })
  .describe('A waveform.')

export const recordingAuditBodySchema = z
  .object({
    entries: z
      .array(
        z.object({
          at: moment.describe('When (RFC 3339).'),
          who: text(300).describe("The person's name."),
          did: recordingAuditSchema.shape.entries.element.shape.did
            .catch('other')
            .describe('What they did. Other words count as `other`.'),
          reason: text(300).default('').describe('The reason they gave.'),
        }),
      )
      .max(1000)
      .describe('The latest first.'),
  })
  .describe('Who did what with a recording.')

const refused = ['session-expired', 'password-change-required', 'forbidden', 'not-found'] as const
const path = '/recordings/{recording}'
const done = { authorized: true, status: 204, response: emptySchema } as const
const reasonBodySchema = z.object({ reason: reasonSchema.describe('Why, in their own words.') }).describe('A reason.')

/** One recording, as far as `capabilities.recordings` names it. */
export const recordingEndpoints = {
  readRecording: {
    method: 'GET',
    path,
    summary: 'Read a recording',
    description: 'The call with all that is known of it, without its sound.',
    authorized: true,
    status: 200,
    response: recordingDetailsBodySchema,
    problems: refused,
  },
  readPeaks: {
    method: 'GET',
    path: `${path}/peaks`,
    summary: 'Read the waveform',
    description: 'Where `peaks` is true. The client draws its own waveform otherwise.',
    authorized: true,
    query: z.object({
      points: z.coerce.number().int().min(1).max(mostPeaks).default(2000).describe('The most points a channel.'),
    }),
    status: 200,
    response: peaksBodySchema,
    problems: refused,
  },
  addNote: {
    method: 'POST',
    path: `${path}/notes`,
    summary: 'Add a note',
    description: 'Needs the permission `recordings-annotate`.',
    request: z
      .object({
        at: newNoteSchema.shape.at.describe('Its place in the recording, in seconds.'),
        text: newNoteSchema.shape.text.describe('What it says.'),
      })
      .describe('A new note.'),
    ...done,
    changes: true,
    problems: refused,
  },
  deleteNote: {
    method: 'DELETE',
    path: `${path}/notes/{note}`,
    summary: 'Delete a note',
    description: 'Only its author may.',
    ...done,
    problems: refused,
  },
  changeLabels: {
    method: 'PATCH',
    path: `${path}/labels`,
    summary: 'Change tags and score',
    description: 'Needs the permission `recordings-annotate`. What is left out stays.',
    request: z
      .object({
        tags: labelsChangeSchema.shape.tags.describe('All tags.'),
        score: labelsChangeSchema.shape.score.describe('From 1 to 5; `null` takes it off.'),
      })
      .describe('Tags and score.'),
    ...done,
    problems: refused,
  },
  hold: {
    method: 'PUT',
    path: `${path}/hold`,
    summary: 'Put on hold',
    description: 'Needs the permission `recordings-hold`. Stops retention and deletion until it is released.',
    request: z
      .object({
        reason: newHoldSchema.shape.reason.describe('Why it is put on hold.'),
        case: newHoldSchema.shape.case.default('').describe('The number of the case.'),
      })
      .describe('A hold.'),
    ...done,
    problems: refused,
  },
  releaseHold: {
    method: 'POST',
    path: `${path}/hold/release`,
    summary: 'Release the hold',
    description: 'Needs the permission `recordings-hold`.',
    request: reasonBodySchema,
    ...done,
    changes: true,
    problems: refused,
  },
  deleteRecording: {
    method: 'POST',
    path: `${path}/deletion`,
    summary: 'Delete a recording',
    description: 'Needs the permission `recordings-delete`. `conflict` while it is on hold.',
    request: reasonBodySchema,
    ...done,
    changes: true,
    problems: [...refused, 'conflict'],
  },
  restoreRecording: {
    method: 'DELETE',
    path: `${path}/deletion`,
    summary: 'Restore a deleted recording',
    description: 'Where `deletion` is `restorable`, until the time that the details name; then `not-found`.',
    ...done,
    problems: refused,
  },
  fetchBack: {
    method: 'POST',
    path: `${path}/retrieval`,
    summary: 'Fetch back an archived recording',
    description: 'Its state is `preparing` until it can be heard.',
    ...done,
    changes: true,
    problems: refused,
  },
  readRecordingAudit: {
    method: 'GET',
    path: `${path}/audit`,
    summary: 'Read who did what with a recording',
    description: 'Needs the permission `recordings-audit`.',
    authorized: true,
    status: 200,
    response: recordingAuditBodySchema,
    problems: refused,
  },
} as const satisfies Record<string, Endpoint>

type RecordingCapabilities = NonNullable<Capabilities['recordings']>

/** One recording: its details, and what the portal offers to do with it. */
export function callRecordRecording(
  ask: Ask,
  capabilities: RecordingCapabilities,
): Omit<RecordingsFacet, 'list' | 'days' | 'people' | 'sound'> {
  const at = (id: string) => ({ recording: id })
  return {
    read: async (token, id) => (await ask(recordingEndpoints.readRecording, { token, path: at(id) })).value,
    ...(capabilities.peaks && {
      peaks: async (token, id, points): Promise<Peaks> =>
        (await ask(recordingEndpoints.readPeaks, { token, path: at(id), query: { points } })).value,
    }),
    ...(capabilities.notes && {
      addNote: async (token, id, json) => void (await ask(recordingEndpoints.addNote, { token, path: at(id), json })),
      deleteNote: async (token, id, note) =>
        void (await ask(recordingEndpoints.deleteNote, { token, path: { ...at(id), note } })),
    }),
    ...(capabilities.labels && {
      changeLabels: async (token, id, json) =>
        void (await ask(recordingEndpoints.changeLabels, { token, path: at(id), json })),
    }),
    ...(capabilities.holds && {
      hold: async (token, id, json) => void (await ask(recordingEndpoints.hold, { token, path: at(id), json })),
      releaseHold: async (token, id, reason) =>
        void (await ask(recordingEndpoints.releaseHold, { token, path: at(id), json: { reason } })),
    }),
    ...(capabilities.deletion !== 'none' && {
      delete: async (token, id, reason) =>
        void (await ask(recordingEndpoints.deleteRecording, { token, path: at(id), json: { reason } })),
    }),
    ...(capabilities.deletion === 'restorable' && {
      restore: async (token, id) => void (await ask(recordingEndpoints.restoreRecording, { token, path: at(id) })),
    }),
    ...(capabilities.archive && {
      fetchBack: async (token, id) => void (await ask(recordingEndpoints.fetchBack, { token, path: at(id) })),
    }),
    ...(capabilities.audit && {
      audit: async (token, id) => (await ask(recordingEndpoints.readRecordingAudit, { token, path: at(id) })).value,
    }),
  }
}
