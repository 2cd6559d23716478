import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { type Permission, permissionSchema } from '../../../src/shared/session/session.ts'
import type { Clock } from '../clock.ts'

/** The people and what they sign in with; passwords and PINs are hashed. */
export const peopleTables = `
  create table people (
    id text primary key,
    name text not null,
    email text not null collate nocase,
    username text not null unique collate nocase,
    role text not null,
    password_hash text,
    version integer not null default 1
  ) strict;
  create unique index people_by_email on people (email) where email <> '';
  create table voicemail_pins (person_id text primary key references people, pin_hash text not null) strict;
  create table temporary_passwords (
    person_id text primary key references people,
    password_hash text not null,
    expires_at integer not null
  ) strict;
`

/** What each role may do; the words are those of a grant's `permissions`. */
const permissions = {
  administrator: [...permissionSchema.options],
  member: ['account', 'phones', 'recordings', 'recordings-play', 'recordings-annotate'],
  guest: ['account'],
  /** The customer's operator: a separate account that belongs to no person. */
  operator: ['account'],
} as const satisfies Record<string, Permission[]>
export type Role = keyof typeof permissions

const personSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Empty where the profile holds none. */
  email: z.string(),
  username: z.string(),
  role: z.enum(['administrator', 'member', 'guest', 'operator']),
  password_hash: z.string().nullable(),
  version: z.number().int(),
})
export type Person = z.infer<typeof personSchema>

/** What an account can be changed to; what is left out stays. */
export type PersonChange = Partial<Pick<Person, 'name' | 'email' | 'username' | 'password_hash'>>

export const permissionsOf = ({ role }: Person): Permission[] => [...permissions[role]]

export type PeopleStore = ReturnType<typeof createPeopleStore>

/** The accounts and their temporary passwords. Names and addresses compare without regard to ASCII case. */
export function createPeopleStore(database: DatabaseSync, clock: Clock) {
  const insert = database.prepare(
    'insert into people (id, name, email, username, role, password_hash) values (?, ?, ?, ?, ?, ?)',
  )
  const byId = database.prepare('select * from people where id = ?')
  const byUsername = database.prepare('select * from people where username = ?')
  const byEmail = database.prepare('select * from people where email = ?')
  const update = database.prepare(
    `update people set name = ?, email = ?, username = ?, password_hash = ?, version = version + 1
     where id = ? and version = ?`,
  )
  const temporary = database.prepare(
    'select password_hash from temporary_passwords where person_id = ? and expires_at > ?',
  )
  const keepTemporary = database.prepare('insert or replace into temporary_passwords values (?, ?, ?)')
  const dropTemporary = database.prepare('delete from temporary_passwords where person_id = ?')
  const users = database.prepare(
    "select * from people where role <> 'operator' order by name collate nocase, id limit ? offset ?",
  )
  const oneUser = database.prepare("select * from people where id = ? and role <> 'operator'")
  const countUsers = database.prepare("select count(*) as total from people where role <> 'operator'")
  const operator = database.prepare("select * from people where role = 'operator'")
  const keepPin = database.prepare('insert or replace into voicemail_pins values (?, ?)')
  const pin = database.prepare('select pin_hash from voicemail_pins where person_id = ?')
  const find = (row: unknown) => personSchema.optional().parse(row)

  return {
    add(person: Omit<Person, 'version'>): void {
      const { id, name, email, username, role, password_hash } = person
      insert.run(id, name, email, username, role, password_hash)
    },
    withId: (id: string) => personSchema.parse(byId.get(id)),
    withUsername: (username: string) => find(byUsername.get(username)),
    withEmail: (email: string) => (email === '' ? undefined : find(byEmail.get(email))),
    /** The people that administrators look after, by name. */
    users(offset: number, limit: number): { total: number; people: Person[] } {
      const { total } = z.object({ total: z.number() }).parse(countUsers.get())
      return { total, people: users.all(limit, offset).map((row) => personSchema.parse(row)) }
    },
    userWithId: (id: string) => find(oneUser.get(id)),
    operator: () => find(operator.get()),

    /** Writes over the version that was read; false when someone else was faster. */
    change(person: Person, change: PersonChange): boolean {
      const { name, email, username, password_hash } = { ...person, ...change }
      return update.run(name, email, username, password_hash, person.id, person.version).changes === 1
    },

    /** The hash of a temporary password that has not expired. */
    temporaryHash(person: Person): string | null {
      const row = z.object({ password_hash: z.string() }).optional().parse(temporary.get(person.id, clock.now()))
      return row?.password_hash ?? null
    },
    /** Replaces a temporary password given before. The person's own password stays as it is. */
    keepTemporary(person: Person, hash: string, expiresAt: number): void {
      keepTemporary.run(person.id, hash, expiresAt)
    },
    dropTemporary(person: Person): void {
      dropTemporary.run(person.id)
    },

    keepVoicemailPin(person: Person, hash: string): void {
      keepPin.run(person.id, hash)
    },
    /** Null where none was chosen yet. */
    voicemailPinHash(personId: string): string | null {
      return z.object({ pin_hash: z.string() }).optional().parse(pin.get(personId))?.pin_hash ?? null
    },
  }
}
