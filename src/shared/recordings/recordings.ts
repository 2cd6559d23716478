import { z } from 'zod'
import { shownName, shownText } from '../text/shown-text.ts'
import { longestTag, mostTags } from './recording-limits.ts'
import { callDirections } from './search-names.ts'

/** A moment as RFC 3339 writes it, with its offset. */
const moment = z.iso.datetime({ offset: true }).max(40)

/** A moment as the page writes it, to the millisecond. */
const askedMoment = z.iso.datetime({ offset: true, precision: 3 })

export const callDirectionSchema = z.enum(callDirections)

/**
 * What became of a call's sound. `empty`: recorded, but nothing is in it. `archived`: has to be fetched back before it
 * can be heard. `deleted`: gone for good, by retention or by a person. `forbidden`: this person may see the call only.
 */
export const recordingStates = ['available', 'preparing', 'none', 'empty', 'archived', 'deleted', 'forbidden'] as const
export const recordingStateSchema = z.enum(recordingStates)

/** Why a call has no sound: not answered, recording switched off for the line, or not wanted by a party. */
export const unrecordedReasonSchema = z.enum(['unanswered', 'off', 'not-wanted'])

/** The filters beside the range that a portal may offer. */
export const recordingFilterNames = [
  'party',
  'text',
  'direction',
  'person',
  'recorded',
  'minSeconds',
  'maxSeconds',
  'tag',
  'held',
] as const

/** The maximum rows of a page, and the longest range of dates in days: a year and a month. */
export const mostRecordingsAtOnce = 200
export const mostDays = 400

const seconds = z.number().int().min(0).max(1_000_000)

/** Somebody of the customer who makes and takes calls, now or in the past. They need no account. */
export const recordingPersonSchema = z.strictObject({
  id: z.string().min(1).max(100),
  name: shownName(300),
  /** Empty if they have none, or none any more. */
  extension: shownText(60),
})
export type RecordingPerson = z.infer<typeof recordingPersonSchema>

/** The longest text that people are searched for by, and the most people of an answer. */
export const longestPeopleSearch = 100
export const mostPeopleAtOnce = 50

/** Finds people by a part of the name or the beginning of the extension; an empty search, the first of all by name. */
export const recordingPeopleQuerySchema = z.strictObject({
  search: z.string().trim().max(longestPeopleSearch),
  limit: z.number().int().min(1).max(mostPeopleAtOnce),
})
export type RecordingPeopleQuery = z.infer<typeof recordingPeopleQuerySchema>

/** Those people whose calls this person may see, by name. */
export const recordingPeopleSchema = z.strictObject({
  people: z.array(recordingPersonSchema).max(mostPeopleAtOnce),
  /** Whether more match than were asked for. */
  hasMore: z.boolean(),
})
export type RecordingPeople = z.infer<typeof recordingPeopleSchema>

/** A word that people sort recordings by. */
export const tagSchema = z.string().trim().min(1).max(longestTag)

/** Which calls to list. The range is required, so that no portal has to search all its calls. */
export const recordingFilterSchema = z.strictObject({
  /** The start of the range (inclusive) and its end (exclusive). */
  from: askedMoment,
  to: askedMoment,
  /** The last digits of either party's number. */
  party: z
    .string()
    .regex(/^\d{1,30}$/)
    .optional(),
  direction: callDirectionSchema.optional(),
  /** The id of a person on either side of the call. */
  person: recordingPersonSchema.shape.id.optional(),
  /** Only calls with sound, or only those without. */
  recorded: z.boolean().optional(),
  /** Only calls of at least, and at most, this many seconds. */
  minSeconds: seconds.optional(),
  maxSeconds: seconds.optional(),
  /** A part of either party's name, or an extension. */
  text: z.string().trim().min(1).max(100).optional(),
  tag: tagSchema.optional(),
  /** Only recordings on hold, or only those that are not. */
  held: z.boolean().optional(),
})
export type RecordingFilter = z.infer<typeof recordingFilterSchema>

/** A page of the list: by its position, or by a cursor from another page. */
export const recordingQuerySchema = recordingFilterSchema.extend({
  order: z.enum(['newest', 'oldest']),
  at: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('offset'), offset: z.number().int().min(0).max(1_000_000_000) }),
    z.strictObject({ by: z.literal('cursor'), cursor: z.string().min(1).max(500) }),
  ]),
  limit: z.number().int().min(1).max(mostRecordingsAtOnce),
})
export type RecordingQuery = z.infer<typeof recordingQuerySchema>

export const recordingIdSchema = z.string().min(1).max(100)

const partySchema = z.strictObject({ number: shownText(60), name: shownText(300) })

/** One row of the list of recordings. */
export const recordingSchema = z.strictObject({
  id: recordingIdSchema,
  start: moment,
  /** From the first ring or word to the end; null while unknown to the portal. */
  seconds: z.number().int().nonnegative().nullable(),
  direction: callDirectionSchema,
  caller: partySchema,
  callee: partySchema,
  state: recordingStateSchema,
  /** Null unless the state is `none` and the portal knows the reason. */
  unrecordedBecause: unrecordedReasonSchema.nullable(),
  /** On hold: neither retention nor a person can delete it. */
  held: z.boolean(),
  /** The last day on which it is kept; null if the portal does not say. */
  keptUntil: z.iso.date().nullable(),
  tags: z.array(tagSchema).max(mostTags),
})
export type Recording = z.infer<typeof recordingSchema>

/** Whether there is sound, if not here and now. */
export const hasSound = ({ state }: Pick<Recording, 'state'>): boolean =>
  state === 'available' || state === 'preparing' || state === 'archived' || state === 'forbidden'

/** A page of the list; the cursors lead to the pages on both sides of it. */
export const recordingPageSchema = z.strictObject({
  /** Fewer than asked for at the end of the list, and where `searchedTo` is set. */
  recordings: z.array(recordingSchema).max(mostRecordingsAtOnce),
  /** How many match; if not exact, there are at least this many. */
  total: z.strictObject({ count: z.number().int().nonnegative(), isExact: z.boolean() }),
  next: z.string().max(500).nullable(),
  previous: z.string().max(500).nullable(),
  /** Set if reading on would take long: how far the calls were searched. `next` continues from there. */
  searchedTo: moment.nullable(),
})
export type RecordingPage = z.infer<typeof recordingPageSchema>

/** How many calls match on each day, by the calendar of a time zone. */
export const recordingDaysQuerySchema = recordingFilterSchema.extend({ zone: z.string().min(1).max(60) })
export type RecordingDaysQuery = z.infer<typeof recordingDaysQuerySchema>

/** Days without a call are left out; the earliest comes first. */
export const recordingDaysSchema = z.strictObject({
  days: z.array(z.strictObject({ date: z.iso.date(), count: z.number().int().positive() })).max(mostDays + 2),
})
export type RecordingDays = z.infer<typeof recordingDaysSchema>
