import { z } from 'zod'
import { appErrorSchema } from '../errors.ts'
import { selectionOf } from '../lists/selection.ts'
import { longestPattern } from './file-name.ts'
import { longestReason } from './recording-limits.ts'
import { recordingFilterSchema, recordingIdSchema } from './recordings.ts'

const count = z.number().int().nonnegative()
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
/** A file's or folder's own name, never its path. */
const place = z.string().max(300)

/** A reason as the portal may require it; empty where it does not. */
export const optionalReasonSchema = z.string().trim().max(longestReason)

/** The pattern of file names (see file-name.ts). */
export const namesSchema = z.string().trim().min(1).max(longestPattern)

/**
 * How saving one recording ended. `mismatch`: the file was not what the portal's digest says, and `empty`: nothing is
 * in it; nothing was saved then. `isVerified`: the portal has a digest, and it is that of the file.
 */
export const downloadedSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('saved'), name: place, bytes: count, sha256, isVerified: z.boolean() }),
  z.strictObject({ state: z.enum(['mismatch', 'empty', 'cancelled']) }),
])

/** How much of a recording's file has arrived, in bytes; `total` is 0 if it is unknown. */
export const fileProgressSchema = z.strictObject({ recording: recordingIdSchema, done: count, total: count })

/** Which calls to export: all that match a filter and those named, except others. */
export const recordingSelectionSchema = selectionOf(recordingFilterSchema)
export type RecordingSelection = z.infer<typeof recordingSelectionSchema>

/** The form of an export: recordings with their list, in a folder or a zip archive, or the list of calls alone. */
export const exportFormSchema = z.enum(['folder', 'zip', 'xlsx', 'csv'])
export type ExportForm = z.infer<typeof exportFormSchema>

/** Whether an export of that form holds no recordings. */
export const isListAlone = (as: ExportForm): as is 'xlsx' | 'csv' => as === 'xlsx' || as === 'csv'

/** What a selection comes to before it is exported. */
export const exportCountSchema = z.strictObject({
  calls: z.strictObject({ count, isExact: z.boolean() }),
  /** The calls with sound; null if the portal cannot tell. */
  recordings: count.nullable(),
  /** An estimate of the size of their files in bytes. */
  bytes: count,
})
export type ExportCount = z.infer<typeof exportCountSchema>

/** The chosen place, and how much fits there in bytes; null if the system does not say. */
export const exportPlaceSchema = z.strictObject({ place, free: count.nullable() })

export const newExportSchema = z.strictObject({
  selection: recordingSelectionSchema,
  as: exportFormSchema,
  reason: optionalReasonSchema,
  /** Starts although the estimate says that it does not fit. */
  despiteSpace: z.boolean(),
})
export type NewExport = z.infer<typeof newExportSchema>

/** Whether it was started; `no-space`: the estimate exceeds what is free. */
export const exportStartedSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('started') }),
  z.strictObject({ state: z.literal('no-space'), needed: count, free: count }),
])

/**
 * An export under way, or the last one. `waiting`: for the network or the portal, and then it continues. `paused`: by
 * the person, or while the app is locked. `stopped`: by `error`; one that saves recordings can be resumed.
 */
export const exportStatusSchema = z.strictObject({
  state: z.enum(['running', 'waiting', 'paused', 'done', 'cancelled', 'stopped']),
  as: exportFormSchema,
  place,
  /** Calls dealt with, of about so many. */
  done: count,
  total: count,
  /** Files that are there, those of an earlier run included, and their bytes; the rows of a list alone. */
  saved: count,
  bytes: count,
  /** Calls without a recording to save, and recordings that could not be saved. */
  without: count,
  failed: count,
  /** When the next attempt comes, in milliseconds since 1970-01-01 UTC; null unless it waits. */
  until: count.nullable(),
  /** Null unless it stopped. */
  error: appErrorSchema.nullable(),
})
export type ExportStatus = z.infer<typeof exportStatusSchema>

/** The most problems that are listed; the manifest of an export has them all. */
export const mostListedProblems = 1000

/**
 * Recordings for which something could not be done; `why` is an error's code, or `mismatch` or `empty` as in
 * `downloadedSchema`. Of a call that could not even be read, only the id is known.
 */
export const recordingProblemsSchema = z
  .array(
    z.strictObject({
      id: recordingIdSchema,
      start: z.string().max(40).nullable(),
      party: z.string().max(400),
      why: z.string().max(60),
    }),
  )
  .max(mostListedProblems)
export type RecordingProblem = z.infer<typeof recordingProblemsSchema>[number]

/** Recordings that an export could not save. */
export const exportProblemsSchema = z.strictObject({ problems: recordingProblemsSchema })

/** An export that an earlier run of the app did not finish. */
export const unfinishedExportSchema = z.strictObject({ place, saved: count, total: count }).nullable()

/** What is remembered of an export until it ends: whose it is, and where it was going. */
export const unfinishedSchema = z.object({
  connection: z.string().min(1).max(60),
  account: z.string().max(320),
  as: z.enum(['folder', 'zip']),
  path: z.string().max(5000),
})
export type Unfinished = z.infer<typeof unfinishedSchema>
