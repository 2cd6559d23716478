import { z } from 'zod'
import type { Capabilities } from '../../../shared/connections/portal.ts'
import {
  longestPeopleSearch,
  mostDays,
  mostPeopleAtOnce,
  mostRecordingsAtOnce,
  type RecordingFilter,
  recordingFilterSchema,
  recordingPersonSchema,
  recordingSchema,
  recordingStateSchema,
  unrecordedReasonSchema,
} from '../../../shared/recordings/recordings.ts'
import type { RecordingsFacet } from '../facets.ts'
import type { Ask, Endpoint } from './endpoint.ts'

const moment = z.iso.datetime({ offset: true }).max(40)
const filter = recordingFilterSchema.shape

const length = z.coerce.number().int().min(0).max(1_000_000).optional()

const filterQuery = {
  from: moment.describe('The first moment of the range, with its offset (RFC 3339).'),
  to: moment.describe('The first moment after the range, at most 400 days later.'),
  party: filter.party.describe("The last digits of the caller's or the callee's number; compare digits alone."),
  direction: filter.direction.describe('Only calls that went this way.'),
  person: filter.person.describe(
    'Only calls that this person made or took, by their `id` in `GET /recordings/people`.',
  ),
  recorded: z.stringbool().optional().describe('`true`: only calls with sound; `false`: only those without.'),
  minSeconds: length.describe('Only calls of at least this length, in seconds.'),
  maxSeconds: length.describe('Only calls of at most this length, in seconds.'),
  text: filter.text.describe("A part of either party's name, in any case, or a whole extension."),
  tag: filter.tag.describe('Only recordings with this tag.'),
  held: z.stringbool().optional().describe('`true`: only recordings on hold; `false`: only those that are not.'),
}

const listQuerySchema = z.object({
  ...filterQuery,
  order: z.enum(['newest', 'oldest']).default('newest').describe('By start and then by id.'),
  cursor: z.string().min(1).max(500).optional().describe('As `next` or `previous` of another page gave it.'),
  offset: z.coerce
    .number()
    .int()
    .min(0)
    .max(1_000_000_000)
    .default(0)
    .describe('How many to leave out before the page, if there is no cursor.'),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(mostRecordingsAtOnce)
    .default(100)
    .describe('The most that the page holds.'),
})

const party = (who: string) =>
  z
    .object({
      number: recordingSchema.shape.caller.shape.number.describe('The number or extension; empty if it is withheld.'),
      name: recordingSchema.shape.caller.shape.name.default('').describe('The name, if you know one.'),
    })
    .describe(who)

export const recordingBodySchema = z
  .object({
    id: recordingSchema.shape.id.describe('Names the recording in paths; any text but `.` and `..`.'),
    start: moment.describe('When the call began, with the offset of the clock that people there look at (RFC 3339).'),
    seconds: z.number().int().nonnegative().nullable().default(null).describe('How long the call took, if you know.'),
    direction: recordingSchema.shape.direction.describe('Which way the call went, as the customer sees it.'),
    caller: party('Who called.'),
    callee: party('Who was called.'),
    state: recordingStateSchema
      .catch('none')
      .describe(
        '`available`; `preparing` for sound that comes within minutes; `none`; `empty` if nothing is in the recording; `archived` if it has to be fetched back; `deleted`; `forbidden` if this person may see the call but not hear it. Other words count as `none`.',
      ),
    unrecordedBecause: unrecordedReasonSchema
      .nullable()
      .catch(null)
      .default(null)
      .describe('With `none`: `unanswered`, `off` (recording is off for the line) or `not-wanted` (by a party).'),
    held: z.boolean().default(false).describe('On hold: neither retention nor a person can delete it.'),
    keptUntil: z.iso
      .date()
      .nullable()
      .default(null)
      .describe('The last day on which it is kept; `null` if it is kept without end or you do not say.'),
    tags: recordingSchema.shape.tags.default([]).describe('The words that people sort recordings by.'),
  })
  .describe('A call, as the list shows it.')

export const recordingListSchema = z
  .object({
    total: z.number().int().nonnegative().describe('How many match, on all pages.'),
    exact: z.boolean().default(true).describe('False if counting takes long: then there are at least so many.'),
    recordings: z.array(recordingBodySchema).max(mostRecordingsAtOnce).describe('The page, in the order asked for.'),
    next: z.string().max(500).nullable().default(null).describe('Fetches the page after this one.'),
    previous: z.string().max(500).nullable().default(null).describe('Fetches the page before this one.'),
  })
  .describe('A page of the recordings.')

export const recordingDaysBodySchema = z
  .object({
    days: z
      .array(
        z.object({
          date: z.iso.date().describe('The day, by the calendar of the zone asked for.'),
          count: z.number().int().positive().describe('How many calls match on it.'),
        }),
      )
      .max(mostDays + 2)
      .describe('The days with a call, the earliest first.'),
  })
  .describe('How many calls match on each day.')

export const recordingPeopleBodySchema = z
  .object({
    people: z
      .array(
        z.object({
          id: recordingPersonSchema.shape.id.describe('Names the person in the filter `person`, for good.'),
          name: recordingPersonSchema.shape.name.describe('The name; the extension if you know no name.'),
          extension: recordingPersonSchema.shape.extension
            .default('')
            .describe('The extension; empty if they have none, or none any more.'),
        }),
      )
      .max(mostPeopleAtOnce)
      .describe('By name.'),
    more: z.boolean().default(false).describe('Whether more match than `limit`.'),
  })
  .describe('People whose calls can be listed.')

/** Calls and their recordings, where `capabilities.recordings` says so. */
export const recordingsEndpoints = {
  listRecordings: {
    method: 'GET',
    path: '/recordings',
    summary: 'List recordings',
    description:
      'The calls in a range of dates, with or without sound, in a stable order. Answer within two seconds, else `unavailable`. A cursor is good for an hour at least.',
    authorized: true,
    query: listQuerySchema,
    status: 200,
    response: recordingListSchema,
    problems: ['session-expired', 'password-change-required', 'forbidden', 'validation'],
  },
  countRecordings: {
    method: 'GET',
    path: '/recordings/days',
    summary: 'Count recordings by day',
    description: 'The same filters as for the list; days begin and end as in the zone.',
    authorized: true,
    query: z.object({
      ...filterQuery,
      zone: z.string().min(1).max(60).describe('An IANA time zone, such as `Europe/London`.'),
    }),
    status: 200,
    response: recordingDaysBodySchema,
    problems: ['session-expired', 'password-change-required', 'forbidden', 'validation'],
  },
  findPeople: {
    method: 'GET',
    path: '/recordings/people',
    summary: 'Find people',
    description:
      'Where `filters` of the capabilities has `person`: the people whose calls the one who asks may see, also those who left. Answer within two seconds.',
    authorized: true,
    query: z.object({
      search: z
        .string()
        .max(longestPeopleSearch)
        .default('')
        .describe('A part of the name, in any case and with or without accents, or the beginning of the extension.'),
      limit: z.coerce.number().int().min(1).max(mostPeopleAtOnce).default(20).describe('The most people to return.'),
    }),
    status: 200,
    response: recordingPeopleBodySchema,
    problems: ['session-expired', 'password-change-required', 'forbidden', 'not-found', 'validation'],
  },
} as const satisfies Record<string, Endpoint>

type ListFacet = Pick<RecordingsFacet, 'list' | 'days' | 'people'>
type RecordingCapabilities = NonNullable<Capabilities['recordings']>

/** The list of the facet for recordings. */
export function callRecordRecordingList(ask: Ask, { filters }: RecordingCapabilities): ListFacet {
  return {
    async list(token, { at, order, limit, ...filter }) {
      const place = at.by === 'cursor' ? { cursor: at.cursor } : { offset: at.offset }
      const query = { ...wireFilter(filter), order, limit, ...place }
      const { total, exact, recordings, next, previous } = (
        await ask(recordingsEndpoints.listRecordings, { token, query })
      ).value
      return { recordings, total: { count: total, isExact: exact }, next, previous, searchedTo: null }
    },
    async days(token, { zone, ...filter }) {
      return (await ask(recordingsEndpoints.countRecordings, { token, query: { ...wireFilter(filter), zone } })).value
    },
    ...(filters.includes('person') && {
      people: async (token, query) => {
        const { people, more } = (await ask(recordingsEndpoints.findPeople, { token, query })).value
        return { people, hasMore: more }
      },
    }),
  }
}

function wireFilter({ recorded, held, ...filter }: RecordingFilter): Record<string, string | number> {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined)
  return {
    ...Object.fromEntries(given),
    ...(recorded !== undefined && { recorded: String(recorded) }),
    ...(held !== undefined && { held: String(held) }),
  }
}
