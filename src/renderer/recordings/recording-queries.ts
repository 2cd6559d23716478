import type { AppError, Result } from '../../shared/errors.ts'
import type { RecordingFilter, RecordingPage } from '../../shared/recordings/recordings.ts'
import type { RecordingFilters } from '../../shared/recordings/searches.ts'
import { call } from '../bridge.ts'
import { capabilities } from '../session/session-state.ts'

/** All that decides which calls are listed, apart from the moment. */
export interface Question {
  typed: string
  filters: RecordingFilters
  zone: string
  /** Which piece of a range that the portal does not search at once: how many before the latest. */
  back: number
  showsEmpty: boolean
  order: 'newest' | 'oldest'
}

/** What is asked of a page, besides the filter. */
interface PageQuery {
  offset: number
  order: Question['order']
  limit: number
}

/** The first page of a list, what was asked for it, and how many empty calls were left out. */
export type FirstAnswer = Result<{
  filter: RecordingFilter
  hidden: number
  first: RecordingPage
  /** The portal does not know the person of the filter, or does not show their calls to this one. */
  isPersonUnknown: boolean
}>

/** How many calls a page holds. */
export const pageSize = 100
/** How long empty calls may take to be counted, in milliseconds. */
const countingPatience = 1500

/** A page of the calls that match. */
export const listRecordings = (
  filter: RecordingFilter,
  { offset, order, limit }: PageQuery,
): Promise<Result<RecordingPage>> => call('recordings.list', { ...filter, order, at: { by: 'offset', offset }, limit })

/** Asks for the number alone. */
export const counting: PageQuery = { offset: 0, order: 'newest', limit: 1 }

/** The filters that this portal has. */
export const offeredFilters = (): readonly string[] => capabilities.value?.recordings?.filters ?? []

/** Whether the calls of a list have to be read to filter them: counting it would take many requests. */
export const isFilteredInApp = (filter: RecordingFilter): boolean =>
  (capabilities.value?.recordings?.filteredInApp ?? []).some((name) => filter[name] !== undefined)

/** How far back, and how many days at once, this portal searches. */
export function limits() {
  const { longestRange = 1, keptDays } = capabilities.value?.recordings ?? {}
  return { longestRange, keptDays }
}

/** Reads the first page, without empty calls if they can be left out and nothing else with them. */
export async function readFirst(
  filter: RecordingFilter,
  order: Question['order'],
  hidesEmpty: boolean,
): Promise<FirstAnswer> {
  const [plain, empty] = await Promise.all([
    listRecordings(filter, { offset: 0, order, limit: pageSize }),
    hidesEmpty && knowsLengths(filter) ? countEmpty(filter) : 0,
  ])
  if (!plain.ok) return isAboutPerson(plain.error) ? unknownPerson : plain
  const hiding = empty > 0 ? await readWithoutEmpty(filter, plain.value, empty, order) : null
  return { ok: true, value: { ...(hiding ?? { filter, hidden: 0, first: plain.value }), isPersonUnknown: false } }
}

/** The list without empty calls; null unless the counts show that nothing else would be left out with them. */
async function readWithoutEmpty(
  filter: RecordingFilter,
  plain: RecordingPage,
  empty: number,
  order: Question['order'],
) {
  const without = { ...filter, minSeconds: 1 }
  const first = await listRecordings(without, { offset: 0, order, limit: pageSize })
  if (!first.ok || !first.value.total.isExact || !plain.total.isExact) return null
  const isAll = first.value.total.count + empty === plain.total.count
  return isAll ? { filter: without, hidden: empty, first: first.value } : null
}

const knowsLengths = (filter: RecordingFilter) =>
  filter.minSeconds === undefined &&
  !isFilteredInApp(filter) &&
  ['minSeconds', 'maxSeconds'].every((name) => offeredFilters().includes(name))

/** How many calls are empty; 0 if that is not told soon. */
async function countEmpty(filter: RecordingFilter): Promise<number> {
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), countingPatience))
  const answer = await Promise.race([listRecordings({ ...filter, maxSeconds: 0 }, counting), late])
  return answer?.ok && answer.value.total.isExact ? answer.value.total.count : 0
}

const emptyPage: RecordingPage = {
  recordings: [],
  total: { count: 0, isExact: true },
  next: null,
  previous: null,
  searchedTo: null,
}
const never = new Date(0).toISOString()

const nothing = { filter: { from: never, to: never }, hidden: 0, first: emptyPage }

/** The answer for what the portal cannot search for. */
export const noCalls: FirstAnswer = { ok: true, value: { ...nothing, isPersonUnknown: false } }
const unknownPerson: FirstAnswer = { ok: true, value: { ...nothing, isPersonUnknown: true } }

const isAboutPerson = (error: AppError) =>
  error.code === 'validation' && error.problems.some(({ field }) => field === 'person')
