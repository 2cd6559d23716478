import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { CodePurpose } from '../../../src/shared/recovery/recovery.ts'
import type { Clock } from '../clock.ts'
import { fingerprint, token } from '../security/random.ts'

/** The verified phones, and the links, codes and tickets that are still good. */
export const recoveryTables = `
  create table recovery_phones (
    number text not null,
    person_id text not null references people,
    landline integer not null,
    verified integer not null,
    primary key (number, person_id)
  ) strict;
  create table reset_links (
    person_id text primary key references people,
    fingerprint text not null unique,
    expires_at integer not null
  ) strict;
  create table recovery_codes (number text primary key, mac text not null, expires_at integer not null) strict;
  create table recovery_tickets (
    fingerprint text primary key,
    purpose text not null,
    people text not null,
    expires_at integer not null
  ) strict;
`

export interface RecoveryPhone {
  /** In E.164. */
  number: string
  person: string
  landline: boolean
  verified: boolean
}

const personRow = z.object({ person_id: z.string() })
const codeRow = z.object({ mac: z.string() })
const ticketRow = z.object({ purpose: z.string(), people: z.string() })

export type RecoveryStore = ReturnType<typeof createRecoveryStore>

/** Phones to recover by, and the links, codes and tickets under way. No token or code is stored, only what proves it. */
export function createRecoveryStore(database: DatabaseSync, clock: Clock) {
  // Six digits are found from a plain hash in no time, so codes are signed with a key that is not stored.
  const key = randomBytes(32)
  const sign = (...parts: string[]) => createHmac('sha256', key).update(parts.join('\n')).digest('base64url')

  const addPhone = database.prepare('insert into recovery_phones values (?, ?, ?, ?)')
  const verifyPhone = database.prepare('update recovery_phones set verified = 1 where number = ?')
  const holders = database.prepare('select * from recovery_phones where number = ? and verified = 1 order by person_id')
  const mobiles = database.prepare(
    'select number from recovery_phones where person_id = ? and verified = 1 and landline = 0',
  )
  const keepLink = database.prepare('insert or replace into reset_links values (?, ?, ?)')
  const takeLink = database.prepare(
    'delete from reset_links where fingerprint = ? and expires_at > ? returning person_id',
  )
  const findLink = database.prepare('select person_id from reset_links where fingerprint = ? and expires_at > ?')
  const dropLinks = database.prepare('delete from reset_links where person_id = ?')
  const keepCode = database.prepare('insert or replace into recovery_codes values (?, ?, ?)')
  const findCode = database.prepare('select mac from recovery_codes where number = ? and expires_at > ?')
  const dropCode = database.prepare('delete from recovery_codes where number = ?')
  const keepTicket = database.prepare('insert into recovery_tickets values (?, ?, ?, ?)')
  const findTicket = database.prepare(
    'select purpose, people from recovery_tickets where fingerprint = ? and expires_at > ?',
  )
  const dropTicket = database.prepare('delete from recovery_tickets where fingerprint = ?')

  return {
    addPhone({ number, person, landline, verified }: RecoveryPhone): void {
      addPhone.run(number, person, Number(landline), Number(verified))
    },
    verifyPhone(number: string): void {
      verifyPhone.run(number)
    },
    /** The accounts that a number is the verified phone of, and whether it takes no SMS. */
    holdersOf(number: string): { people: string[]; landline: boolean } {
      const rows = holders.all(number)
      return {
        people: rows.map((row) => personRow.parse(row).person_id),
        landline: rows.some(({ landline }) => landline === 1),
      }
    },
    mobilesOf: (person: string) => mobiles.all(person).map((row) => z.object({ number: z.string() }).parse(row).number),

    /** The token of a new link, which replaces one given before. */
    keepLink(person: string, expiresAt: number): string {
      const made = token()
      keepLink.run(person, fingerprint(made), expiresAt)
      return made
    },
    /** Whose link it is, if it is still good. */
    holderOfLink: (made: string) => personRow.optional().parse(findLink.get(fingerprint(made), clock.now()))?.person_id,
    /** Uses a link up; false where another was faster. */
    takeLink: (made: string) => takeLink.get(fingerprint(made), clock.now()) !== undefined,
    dropLinks(person: string): void {
      dropLinks.run(person)
    },

    /** Replaces a code given before for this number, known or not. */
    keepCode(number: string, purpose: CodePurpose, code: string, expiresAt: number): void {
      keepCode.run(fingerprint(number), sign(number, purpose, code), expiresAt)
    },
    /** Whether this is the number's code; a right one is used up. The same work for every number. */
    takeCode(number: string, purpose: CodePurpose, code: string): boolean {
      const row = codeRow.optional().parse(findCode.get(fingerprint(number), clock.now()))
      const expected = Buffer.from(row?.mac ?? sign('', purpose, ''))
      const right = timingSafeEqual(expected, Buffer.from(sign(number, purpose, code)))
      if (right) dropCode.run(fingerprint(number))
      return right && row !== undefined
    },

    keepTicket(purpose: CodePurpose, people: readonly string[], expiresAt: number): string {
      const made = token()
      keepTicket.run(fingerprint(made), purpose, JSON.stringify(people), expiresAt)
      return made
    },
    /** The accounts of a ticket that is good for this, else none. */
    peopleOfTicket(made: string, purpose: CodePurpose): string[] {
      const row = ticketRow.optional().parse(findTicket.get(fingerprint(made), clock.now()))
      return row?.purpose === purpose ? z.array(z.string()).parse(JSON.parse(row.people)) : []
    },
    /** Uses a ticket up; false where another was faster. */
    takeTicket: (made: string) => dropTicket.run(fingerprint(made)).changes === 1,
  }
}

/** Numbers reserved for drama (Ofcom). */
export const recoveryPhones = {
  /** Verified, and that of two accounts: Ada's and Ben's. */
  mobile: '+447700900201',
  /** Verified, Ada's alone; takes calls and no SMS. */
  landline: '+441632960204',
  /** Cleo's, not verified yet. */
  unverified: '+447700900203',
} as const

export function seedRecoveryPhones(recovery: RecoveryStore): void {
  const { mobile, landline, unverified } = recoveryPhones
  recovery.addPhone({ number: mobile, person: 'ada', landline: false, verified: true })
  recovery.addPhone({ number: mobile, person: 'ben', landline: false, verified: true })
  recovery.addPhone({ number: landline, person: 'ada', landline: true, verified: true })
  recovery.addPhone({ number: unverified, person: 'cleo', landline: false, verified: false })
}
