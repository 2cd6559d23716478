import { z } from 'zod'
import { callDirectionSchema, recordingFilterSchema, recordingPersonSchema, tagSchema } from './recordings.ts'
import { longestSearchName, mostSavedSearches, namedRanges } from './search-names.ts'

/** A day, or a minute of it, by the clock of the zone that the person chose, as in 2026-11-24T14:05. */
const wallTimeSchema = z.union([z.iso.date(), z.iso.datetime({ local: true, precision: -1 })])

/** A range of dates. Between two days the last one is whole; between two minutes the last one is left out. */
export const dateRangeSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('name'), name: z.enum(namedRanges) }),
  z.strictObject({ by: z.literal('between'), from: wallTimeSchema, to: wallTimeSchema }),
])
export type DateRange = z.infer<typeof dateRangeSchema>

const { minSeconds } = recordingFilterSchema.shape

/** What a person filters the list of recordings by, apart from what they type; null for what is not filtered. */
export const recordingFiltersSchema = z.strictObject({
  date: dateRangeSchema,
  direction: callDirectionSchema.nullable(),
  /** With the name under which the person was chosen. */
  person: recordingPersonSchema.pick({ id: true, name: true }).nullable(),
  minSeconds: minSeconds.unwrap().nullable(),
  maxSeconds: minSeconds.unwrap().nullable(),
  recorded: z.boolean().nullable(),
  tag: tagSchema.nullable(),
  held: z.boolean().nullable(),
})
export type RecordingFilters = z.infer<typeof recordingFiltersSchema>

/** Whose clock times are shown by: the portal's, this computer's, or UTC. */
export const zoneChoiceSchema = z.enum(['portal', 'own', 'utc'])
export type ZoneChoice = z.infer<typeof zoneChoiceSchema>

const savedSearchSchema = z.strictObject({
  name: z.string().trim().min(1).max(longestSearchName),
  filters: recordingFiltersSchema,
})
export type SavedSearch = z.infer<typeof savedSearchSchema>

/** What the app keeps of a person's searches. Never what they typed, which may be a caller's number or name. */
export const recordingSearchesSchema = z.strictObject({
  zone: zoneChoiceSchema,
  /** The filters that were used last; null for the initial ones. */
  last: recordingFiltersSchema.nullable(),
  saved: z.array(savedSearchSchema).max(mostSavedSearches),
})
export type RecordingSearches = z.infer<typeof recordingSearchesSchema>
