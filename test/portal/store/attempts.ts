import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { Clock } from '../clock.ts'
import type { Limit } from '../options.ts'
import { fingerprint } from '../security/random.ts'

/** Whom or what a limit counts, e.g. `sign-in` and a user name. */
export interface Bucket {
  limit: Limit
  kind: string
  subject: string
}

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

  function wait(bucket: Bucket): number {
    const { attempts, seconds } = bucket.limit
    const { made, latest } = counted.parse(count.get(keyOf(bucket), clock.now() - seconds * 1000))
    return latest !== null && made >= attempts ? Math.ceil((latest - clock.now()) / 1000 + seconds) : 0
  }

  return {
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
