import { call } from '../bridge/define.ts'
import {
  recordingDaysQuerySchema,
  recordingDaysSchema,
  recordingPageSchema,
  recordingQuerySchema,
} from './recordings.ts'

export const recordingsCalls = {
  /** A page of the recordings in a range of dates. */
  'recordings.list': call(recordingQuerySchema, recordingPageSchema),
  /** How many there are on each day of a range. */
  'recordings.days': call(recordingDaysQuerySchema, recordingDaysSchema),
}
