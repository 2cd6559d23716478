import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { RecordingPeople, RecordingPeopleQuery } from '../../../src/shared/recordings/recordings.ts'

/** The people on the customer's side of the calls. They need no account, and stay when they leave. */
export const employeeTables = `
  create table employees (
    id text primary key,
    name text not null,
    extension text not null,
    folded text not null,
    confidential integer not null default 0
  ) strict;
`

/** Whose calls somebody sees: those of all, or of all but the people whose calls are confidential. */
export type Sight = 'all' | 'not-confidential'

const employeeSchema = z.object({ id: z.string(), name: z.string(), extension: z.string() })

/** In lower case and without accents, so that “jose” finds José. */
const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

export function createEmployees(database: DatabaseSync) {
  const insert = database.prepare(
    `insert into employees (id, name, extension, folded) values (?, ?, ?, ?)
     on conflict (id) do update set name = excluded.name, extension = excluded.extension, folded = excluded.folded`,
  )
  const handOver = database.prepare("update employees set extension = '' where extension = ? and id <> ?")
  const setConfidential = database.prepare('update employees set confidential = 1 where id = ?')
  const anyConfidential = database.prepare('select 1 from employees where confidential = 1 limit 1')
  const byId = database.prepare('select confidential from employees where id = ?')
  const search = database.prepare(
    `select id, name, extension from employees
     where (folded like ? escape '\\' or extension like ? escape '\\') and confidential <= ?
     order by folded, extension, id limit ?`,
  )
  /** Who has which extension. */
  const holders = new Map<string, string>()

  return {
    /** Somebody made or took a call at an extension, which nobody else has from then on. */
    note(id: string, { name, number }: { name: string; number: string }): void {
      if (holders.get(number) === id) return
      holders.set(number, id)
      handOver.run(number, id)
      insert.run(id, name, number, folded(name))
    },
    /** Lets only administrators see their calls. */
    setConfidential: (id: string) => void setConfidential.run(id),
    hasConfidential: () => anyConfidential.get() !== undefined,
    isSeen(id: string, sight: Sight): boolean {
      const row = z.object({ confidential: z.number() }).optional().parse(byId.get(id))
      return row !== undefined && (sight === 'all' || row.confidential === 0)
    },
    find({ search: typed, limit }: RecordingPeopleQuery, sight: Sight): RecordingPeople {
      const part = folded(typed.trim()).replace(/[\\%_]/g, '\\$&')
      // One more than was asked for tells whether there are more.
      const found = search
        .all(`%${part}%`, `${part}%`, sight === 'all' ? 1 : 0, limit + 1)
        .map((row) => employeeSchema.parse(row))
      return { people: found.slice(0, limit), hasMore: found.length > limit }
    },
  }
}
