import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { Recording, RecordingFilter } from '../../../src/shared/recordings/recordings.ts'
import { recordingStateSchema, unrecordedReasonSchema } from '../../../src/shared/recordings/recordings.ts'
import { inTransaction } from '../server/database.ts'
import { createEmployees, employeeTables, type Sight } from './employees.ts'
import { createMarks, markTables } from './marks.ts'

export interface StoredParty {
  number: string
  name: string
  /** The id of the customer's person, if it is one. */
  person?: string
}

export interface StoredRecording {
  id: string
  /** Milliseconds since 1970-01-01 UTC. */
  start: number
  seconds: number
  direction: 'inbound' | 'outbound' | 'internal'
  caller: StoredParty
  callee: StoredParty
  state: Recording['state']
  unrecordedBecause?: Recording['unrecordedBecause']
  /** Kept for 180 days after the call unless told. */
  keptUntil?: string | null
}

/** A row as it is now, with what people did to it. */
export interface CurrentRecording extends Required<StoredRecording> {
  held: boolean
  tags: string[]
}

/** Which calls are wanted, of those that somebody sees. */
type StoredFilter = Omit<RecordingFilter, 'from' | 'to'> & { sight: Sight }

/** Which rows of the list are wanted: from a place in it, or on one side of a row. */
type Place = { offset: number } | { side: 'older' | 'newer'; position: number }

export interface StoredPage {
  recordings: CurrentRecording[]
  total: number
  exact: boolean
  /** The positions of the first and the last row where there are more beyond them, for cursors. */
  newerThan: number | null
  olderThan: number | null
}

const day = 24 * 3_600_000
/** For how long a recording is kept. */
const keptDays = 180
const dateOf = (moment: number) => new Date(moment).toISOString().slice(0, 10)

/** Counting rows that no index counts ends here. */
const mostCounted = 10_000

const indexes = `
  create index if not exists recordings_by_start on recordings (start);
  create index if not exists recordings_by_caller on recordings (caller_reversed, start);
  create index if not exists recordings_by_callee on recordings (callee_reversed, start);
  create index if not exists recordings_by_calling_person on recordings (caller_person)
    where caller_person is not null;
  create index if not exists recordings_by_called_person on recordings (callee_person)
    where callee_person is not null;
`

/** Calls of people whose calls are confidential are left out. */
const notConfidential = ['caller_person', 'callee_person']
  .map((person) => `coalesce(${person}, '') not in (select id from employees where confidential = 1)`)
  .join(' and ')

const rowSchema = z
  .object({
    position: z.number(),
    id: z.string(),
    start: z.number(),
    seconds: z.number(),
    direction: z.enum(['inbound', 'outbound', 'internal']),
    caller_number: z.string(),
    caller_name: z.string(),
    callee_number: z.string(),
    callee_name: z.string(),
    state: recordingStateSchema,
    unrecorded: unrecordedReasonSchema.nullable(),
    kept_until: z.string().nullable(),
  })
  .transform(({ caller_number, caller_name, callee_number, callee_name, unrecorded, kept_until, ...row }) => ({
    ...row,
    unrecordedBecause: unrecorded,
    keptUntil: kept_until,
    caller: { number: caller_number, name: caller_name },
    callee: { number: callee_number, name: callee_name },
  }))

const reversedDigits = (number: string) => [...number.replace(/\D/g, '')].reverse().join('')
const numberOf = (row: unknown) => z.object({ value: z.number().nullable() }).parse(row).value

export type RecordingStore = ReturnType<typeof createRecordingStore>

/**
 * The calls of the customer in the order of their start. Positions count up without a gap, so that the place of a row
 * in a range of dates is found without passing over the rows before it.
 */
export function createRecordingStore(database: DatabaseSync) {
  database.exec(`
    create table recordings (
      position integer primary key,
      id text not null,
      start integer not null,
      seconds integer not null,
      direction text not null,
      caller_number text not null,
      caller_name text not null,
      callee_number text not null,
      callee_name text not null,
      caller_reversed text not null,
      callee_reversed text not null,
      state text not null,
      unrecorded text,
      kept_until text,
      caller_person text,
      callee_person text
    ) strict;
    create unique index recordings_by_id on recordings (id);
    ${markTables}
    ${employeeTables}
  `)
  const insert = database.prepare('insert into recordings values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const firstFrom = database.prepare('select position as value from recordings where start >= ? order by start limit 1')
  let size = 0

  /** The positions of a range of dates: the first one, and the first one after it. */
  function positionsOf(from: number, to: number): [number, number] {
    const first = (moment: number) => numberOf(firstFrom.get(moment) ?? { value: null }) ?? size
    return [first(from), first(to)]
  }

  /** What is asked besides the dates, in SQL. */
  function conditionsOf(filter: StoredFilter) {
    const { sight, party, text, person, direction, recorded, minSeconds, maxSeconds, tag, held } = filter
    const conditions: string[] = []
    const values: (string | number)[] = []
    const add = (sql: string, ...more: (string | number)[]) => {
      conditions.push(sql)
      values.push(...more)
    }
    if (party !== undefined) {
      const start = reversedDigits(party)
      add(
        '((caller_reversed >= ? and caller_reversed < ?) or (callee_reversed >= ? and callee_reversed < ?))',
        start,
        `${start}:`,
        start,
        `${start}:`,
      )
    }
    if (sight !== 'all' && employees.hasConfidential()) add(notConfidential)
    if (person !== undefined) add('(caller_person = ? or callee_person = ?)', person, person)
    if (direction !== undefined) add('direction = ?', direction)
    if (recorded !== undefined) add(recorded ? "state <> 'none'" : "state = 'none'")
    if (minSeconds !== undefined) add('seconds >= ?', minSeconds)
    if (maxSeconds !== undefined) add('seconds <= ?', maxSeconds)
    if (text !== undefined) {
      const part = `%${text.replace(/[\\%_]/g, '\\$&')}%`
      add(
        "(caller_name like ? escape '\\' or callee_name like ? escape '\\' or caller_number = ? or callee_number = ?)",
        part,
        part,
        text,
        text,
      )
    }
    if (tag !== undefined) add('id in (select recording from recording_tags where tag = ?)', tag)
    if (held !== undefined) add(`id ${held ? '' : 'not '}in (select recording from recording_holds)`)
    return { conditions, values }
  }

  const marks = createMarks(database)
  const employees = createEmployees(database)
  const withId = database.prepare('select * from recordings where id = ?')
  const seenWithId = database.prepare(`select 1 from recordings where id = ? and ${notConfidential}`)
  const setState = database.prepare('update recordings set state = ? where id = ?')
  const current = (recording: Required<StoredRecording>): CurrentRecording => ({
    ...recording,
    ...marks.of(recording.id),
    ...(marks.deletion(recording.id) && { state: 'deleted' }),
  })

  return {
    marks,
    employees,
    isSeen: (id: string, sight: Sight): boolean => sight === 'all' || seenWithId.get(id) !== undefined,
    withId(id: string): CurrentRecording | undefined {
      const row = withId.get(id)
      if (!row) return undefined
      const { position: _, ...recording } = rowSchema.parse(row)
      return current(recording)
    },
    setState(id: string, state: StoredRecording['state']): void {
      setState.run(state, id)
    },
    /** Adds calls in the order given, which is that of their start, all in one transaction. */
    addAll(recordings: Iterable<StoredRecording>): void {
      inTransaction(database, () => {
        for (const recording of recordings) {
          const { id, start, seconds, direction, caller, callee, state, unrecordedBecause = null } = recording
          const { keptUntil = dateOf(start + keptDays * day) } = recording
          const digits = [reversedDigits(caller.number), reversedDigits(callee.number)] as const
          const parties = [caller.number, caller.name, callee.number, callee.name, ...digits] as const
          const people = [caller.person ?? null, callee.person ?? null] as const
          insert.run(size++, id, start, seconds, direction, ...parties, state, unrecordedBecause, keptUntil, ...people)
          for (const { person, ...party } of [caller, callee]) if (person !== undefined) employees.note(person, party)
        }
      })
      // Made after the first rows, which is several times as fast for a million.
      database.exec(indexes)
    },
    size: () => size,
    /** `from` and `to` in milliseconds since 1970-01-01 UTC. */
    page(
      { from, to, ...filter }: StoredFilter & { from: number; to: number },
      { place, order, limit }: { place: Place; order: 'newest' | 'oldest'; limit: number },
    ): StoredPage {
      const [low, high] = positionsOf(from, to)
      const { conditions, values } = conditionsOf(filter)
      const isPlain = conditions.length === 0
      const where = (first: number, end: number) =>
        [`position >= ${first} and position < ${end}`, ...conditions].join(' and ')
      const counted = (first: number, end: number, most: number) =>
        isPlain
          ? Math.max(0, end - first)
          : (numberOf(
              database
                .prepare(
                  `select count(*) as value from (select 1 from recordings where ${where(first, end)} limit ${most})`,
                )
                .get(...values),
            ) ?? 0)
      const total = counted(low, high, mostCounted)
      let [first, end, skipped] = [low, high, 'offset' in place ? place.offset : 0]
      if ('side' in place) {
        if (place.side === 'older') end = Math.min(end, place.position)
        else first = Math.max(first, place.position + 1)
      } else if (isPlain) {
        // The place is a difference of positions.
        if (order === 'newest') end -= place.offset
        else first += place.offset
        skipped = 0
      }
      // Read away from the row that a cursor names, else as asked for.
      const ascending = 'side' in place ? place.side === 'newer' : order === 'oldest'
      const read = database
        .prepare(
          `select * from recordings where ${where(first, Math.max(first, end))}
           order by position ${ascending ? 'asc' : 'desc'} limit ${limit} offset ${skipped}`,
        )
        .all(...values)
        .map((row) => rowSchema.parse(row))
      const sorted = read.toSorted((one, other) =>
        order === 'newest' ? other.position - one.position : one.position - other.position,
      )
      const positions = read.map(({ position }) => position)
      const [oldest, newest] = [Math.min(...positions), Math.max(...positions)]
      return {
        recordings: sorted.map(({ position: _, ...recording }) => current(recording)),
        total,
        exact: isPlain || total < mostCounted,
        newerThan: read.length > 0 && counted(newest + 1, high, 1) > 0 ? newest : null,
        olderThan: read.length > 0 && counted(low, oldest, 1) > 0 ? oldest : null,
      }
    },
    /** How many match between each two of the moments, which follow each other. */
    counts(filter: StoredFilter, moments: readonly number[]): number[] {
      const { conditions, values } = conditionsOf(filter)
      const counting = database.prepare(
        `select count(*) as value from recordings where ${['position >= ? and position < ?', ...conditions].join(' and ')}`,
      )
      return moments.slice(1).map((end, index) => {
        const start = moments[index] ?? end
        const [first, after] = positionsOf(start, end)
        return conditions.length > 0 ? (numberOf(counting.get(first, after, ...values)) ?? 0) : after - first
      })
    },
  }
}
