import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { Clock } from '../clock.ts'
import type { DailyLimit, Limit } from '../options.ts'
import { fingerprint } from '../security/random.ts'

/** Counted attempts. */
export const attemptTables = `
  create table attempts (bucket text not null, at integer not null) strict;
  create index attempts_by_bucket on attempts (bucket, at);
`

/** Whom or what a limit counts, e.g. `sign-in` and a user name. */
export interface Bucket {
  limit: Limit | DailyLimit
  kind: string
  subject: string
}

const day = 24 * 60 * 60 * 1000

export type AttemptStore = ReturnType<typeof createAttemptStore>

/** Counts attempts. Subjects are kept as fingerprints only: people type passwords into the wrong field. */
export function createAttemptStore(database: DatabaseSync, clock: Clock) {
  const insert = database.prepare('insert into attempts values (?, ?)')
  const removeAll = database.prepare('delete from attempts where bucket = ?')
  const removeLatest = database.prepare(
    'delete from attempts where rowid = (select max(rowid) from attempts where bucket = ?)',
  )
  const count = database.prepare('select count(*) as made, max(at) as latest from attempts where bucket = ? and at > ?')
  const counted = z.object({ made: z.number(), latest: z.number().nullable() })
  const keyOf = ({ kind, subject }: Bucket) => `${kind}:${fingerprint(subject.toLowerCase())}`

  /** Gives the seconds until an attempt is allowed again, 0 where it is now. Counts nothing. */
  function wait(bucket: Bucket): number {
    const { limit } = bucket
    const now = clock.now()
    const midnight = now - (now % day)
    const since = 'daily' in limit ? midnight - 1 : now - limit.seconds * 1000
    const { made, latest } = counted.parse(count.get(keyOf(bucket), since))
    if (latest === null || made < limit.attempts) return 0
    const over = 'daily' in limit ? midnight + day : latest + limit.seconds * 1000
    return Math.ceil((over - now) / 1000)
  }

  return {
    wait,
    /**
     * Counts an attempt in each bucket and gives 0, or counts none and gives the seconds until all
     * allow one. Taken before the password is looked at, so that many at once do not slip through.
     */
    take(...buckets: Bucket[]): number {
      const longest = Math.max(...buckets.map(wait))
      if (longest === 0) for (const bucket of buckets) insert.run(keyOf(bucket), clock.now())
      return longest
    },
    /** Uncounts the latest attempt, because it turned out to be a good one. */
    giveBack(bucket: Bucket): void {
      removeLatest.run(keyOf(bucket))
    },
    /** Starts counting anew. */
    forget(bucket: Bucket): void {
      removeAll.run(keyOf(bucket))
    },
  }
}
