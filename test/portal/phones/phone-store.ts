import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { phoneBodySchema, phoneListSchema } from '../../../src/main/portals/call-record/phones.ts'
import type { PhoneSecret } from '../../../src/shared/phones/phones.ts'
import { inTransaction } from '../server/database.ts'

/** The phones with their settings as JSON. */
export const phoneTables = `
  create table phones (
    position integer primary key,
    id text not null unique,
    name text not null,
    extension text not null,
    sip_user text not null,
    device text not null,
    mac text,
    registration text not null,
    sip text,
    ftp text,
    sip_password text,
    ftp_password text
  ) strict;
`

export type PhoneSettings = z.output<typeof phoneBodySchema>
export type PhonePage = z.output<typeof phoneListSchema>
export type SeededPhone = PhoneSettings & { sipUser: string; passwords: Record<PhoneSecret, string | null> }

/** Where a phone registers and fetches its configuration. */
export interface Servers {
  sip?: Partial<Pick<NonNullable<PhoneSettings['sip']>, 'domain' | 'port' | 'transport' | 'outboundProxy'>>
  ftp?: Partial<Pick<NonNullable<PhoneSettings['ftp']>, 'server' | 'port' | 'security' | 'directory'>>
}

const rowSchema = z.object({ sip: z.string().nullable(), ftp: z.string().nullable() })
const parse = (json: string | null): unknown => (json === null ? null : JSON.parse(json))

export type PhoneStore = ReturnType<typeof createPhoneStore>

/** The organisation's phones in the order of their extensions, with their passwords. */
export function createPhoneStore(database: DatabaseSync) {
  const insert = database.prepare('insert into phones values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const counting = database.prepare('select count(*) as total from phones')
  const page = database.prepare(
    `select id, name, extension, sip_user as sipUser, device, registration from phones
     order by position limit ? offset ?`,
  )
  const one = database.prepare(
    'select id, name, extension, device, mac, registration, sip, ftp from phones where id = ?',
  )
  const every = database.prepare(
    'select id, name, extension, device, mac, registration, sip, ftp from phones order by position',
  )
  const passwords = database.prepare('select sip_password as sip, ftp_password as ftp from phones where id = ?')
  const replacing = {
    // The phone goes on with the old password, so the registrar soon hears nothing good from it.
    sip: database.prepare("update phones set sip_password = ?, registration = 'unregistered' where id = ?"),
    ftp: database.prepare('update phones set ftp_password = ? where id = ?'),
  }

  const moving = database.prepare('update phones set sip = ?, ftp = ? where id = ?')

  function bodyOf(row: Record<string, unknown>): PhoneSettings {
    const { sip, ftp } = rowSchema.parse(row)
    return phoneBodySchema.parse({ ...row, sip: parse(sip), ftp: parse(ftp) })
  }

  return {
    /** Adds phones in the order given, all in one transaction. */
    addAll(phones: Iterable<SeededPhone>): void {
      inTransaction(database, () => {
        let position = 0
        for (const { id, name, extension, sipUser, device, mac, registration, ...rest } of phones) {
          const [sip, ftp] = [rest.sip && JSON.stringify(rest.sip), rest.ftp && JSON.stringify(rest.ftp)]
          const secrets = [rest.passwords.sip, rest.passwords.ftp] as const
          insert.run(position++, id, name, extension, sipUser, device, mac, registration, sip, ftp, ...secrets)
        }
      })
    },
    page(offset: number, limit: number): PhonePage {
      const { total } = z.object({ total: z.number() }).parse(counting.get())
      return phoneListSchema.parse({ total, offset, phones: page.all(limit, offset) })
    },
    withId(id: string): PhoneSettings | undefined {
      const row = one.get(id)
      return row && bodyOf(row)
    },
    all: () => every.all().map(bodyOf),
    /** Null where the phone has none of that kind, undefined where there is no such phone. */
    password(id: string, secret: PhoneSecret): string | null | undefined {
      const row = passwords.get(id)
      return row && z.object({ sip: z.string().nullable(), ftp: z.string().nullable() }).parse(row)[secret]
    },
    setPassword(id: string, secret: PhoneSecret, password: string): void {
      replacing[secret].run(password, id)
    },
    /** Gives a phone other servers. What it does not have at all stays away. */
    move(id: string, { sip, ftp }: Servers): void {
      const row = one.get(id)
      if (!row) throw new Error(`There is no ${id}`)
      const before = bodyOf(row)
      const text = (settings: object | null, servers: object = {}) =>
        settings && JSON.stringify({ ...settings, ...servers })
      moving.run(text(before.sip, sip), text(before.ftp, ftp), id)
    },
  }
}
