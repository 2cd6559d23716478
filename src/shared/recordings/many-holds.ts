import { z } from 'zod'
import { appErrorSchema } from '../errors.ts'
import { newHoldSchema } from './recording.ts'
import { recordingProblemsSchema, recordingSelectionSchema } from './recording-files.ts'

const count = z.number().int().nonnegative()

/** A hold for every recording of a selection. */
export const newHoldsSchema = z.strictObject({ selection: recordingSelectionSchema, hold: newHoldSchema })
export type NewHolds = z.infer<typeof newHoldsSchema>

/** How many calls are dealt with, of about so many; `until`: when the next attempt comes, while the portal is waited for. */
export const holdsProgressSchema = z.strictObject({ done: count, total: count, until: count.nullable() })
export type HoldsProgress = z.infer<typeof holdsProgressSchema>

/** What became of a selection that was to be put on hold. */
export const holdsMadeSchema = z.strictObject({
  held: count,
  /** Recordings that were on hold already; their holds stay as they are. */
  already: count,
  /** Calls without a recording. */
  without: count,
  failed: count,
  /** Those that failed, as far as they are listed. */
  problems: recordingProblemsSchema,
  /** Why it ended before all calls were dealt with, `cancelled` if the person stopped it; null if it did not. */
  stopped: appErrorSchema.nullable(),
})
export type HoldsMade = z.infer<typeof holdsMadeSchema>
