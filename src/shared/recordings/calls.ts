import {
  recordingDaysQuerySchema,
  recordingDaysSchema,
  recordingPageSchema,
  recordingQuerySchema,
} from './recordings.ts'

/** The calls about recordings, a part of the bridge's table. */
export const recordingsCalls = {
  /** A page of the recordings in a range of dates. */
  'recordings.list': { input: recordingQuerySchema, output: recordingPageSchema },
  /** How many there are on each day of a range. */
  'recordings.days': { input: recordingDaysQuerySchema, output: recordingDaysSchema },
} as const
