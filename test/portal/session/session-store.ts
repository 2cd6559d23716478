import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { Clock } from '../clock.ts'
import type { PortalSettings } from '../options.ts'
import { fingerprint, token } from '../security/random.ts'
import { inTransaction } from '../server/database.ts'

/** Sessions, and their access tokens by fingerprint. */
export const sessionTables = `
  create table sessions (
    id text primary key,
    person_id text not null references people,
    temporary integer not null,
    proved_at integer not null,
    issued integer not null,
    confirmed integer not null,
    expires_at integer not null,
    ended_at integer
  ) strict;
  create table access_tokens (
    fingerprint text primary key,
    session_id text not null references sessions,
    generation integer not null,
    expires_at integer not null
  ) strict;
`

const sessionSchema = z.object({
  id: z.string(),
  person_id: z.string(),
  /** 1 while it rests on a temporary password. */
  temporary: z.number().int(),
  /** When the password was last proved. */
  proved_at: z.number().int(),
  /** The newest grant given out, and the newest one known to have arrived because a token of it was used. */
  issued: z.number().int(),
  confirmed: z.number().int(),
  expires_at: z.number().int(),
  ended_at: z.number().int().nullable(),
})
export type Session = z.infer<typeof sessionSchema>

export interface Tokens {
  accessToken: string
  refreshToken: string
}

/** What became of a refresh token that was handed in. */
export type Refreshed =
  | { outcome: 'granted'; session: Session; tokens: Tokens }
  | { outcome: 'reused'; session: Session }
  | { outcome: 'refused' }

const refreshTokenPattern = /^([A-Za-z0-9_-]{43})\.([1-9][0-9]{0,8})\.([A-Za-z0-9_-]{43})$/
const day = 24 * 60 * 60 * 1000

export type SessionStore = ReturnType<typeof createSessionStore>

/**
 * Sessions and their rotating refresh tokens (RFC 9700, 4.14.2). A session's grants are numbered.
 * The refresh token of grant n is made from the session and n with a key of this portal, so asking
 * again for a lost answer, or two windows asking at once, get the same successor and one line of
 * grants remains. A refresh token older than the newest grant known to have arrived is a copy in
 * wrong hands: it ends the session.
 */
export function createSessionStore(database: DatabaseSync, clock: Clock, settings: PortalSettings) {
  const key = randomBytes(32)
  const insert = database.prepare('insert into sessions values (?, ?, ?, ?, 1, 0, ?, null)')
  const select = database.prepare('select * from sessions where id = ?')
  const live = database.prepare('select * from sessions where id = ? and ended_at is null and expires_at > ?')
  const confirm = database.prepare('update sessions set confirmed = max(confirmed, ?) where id = ?')
  const rotate = database.prepare('update sessions set issued = max(issued, ?), expires_at = ? where id = ?')
  const reauthenticate = database.prepare('update sessions set proved_at = ? where id = ?')
  const settle = database.prepare('update sessions set temporary = 0, proved_at = ? where id = ?')
  const end = database.prepare('update sessions set ended_at = ? where id = ? and ended_at is null')
  const endOthers = database.prepare(
    'update sessions set ended_at = ? where person_id = ? and id <> ? and ended_at is null and expires_at > ?',
  )
  const endAllOf = database.prepare(
    'update sessions set ended_at = ? where person_id = ? and ended_at is null and expires_at > ?',
  )
  const endAll = database.prepare('update sessions set ended_at = ? where ended_at is null')
  const counting = database.prepare('select count(*) as live from sessions where ended_at is null and expires_at > ?')
  const addAccess = database.prepare('insert into access_tokens values (?, ?, ?, ?)')
  const access = database.prepare('select * from access_tokens where fingerprint = ? and expires_at > ?')
  const dropAccess = database.prepare('delete from access_tokens where expires_at <= ?')
  const accessRow = z.object({ session_id: z.string(), generation: z.number().int() })

  const expiry = () => clock.now() + settings.sessionDays * day
  const findLive = (id: string) => sessionSchema.optional().parse(live.get(id, clock.now()))
  const sign = (id: string, generation: number) =>
    createHmac('sha256', key).update(`${id}.${generation}`).digest('base64url')

  function issue(id: string, generation: number): Tokens {
    const accessToken = token()
    dropAccess.run(clock.now())
    addAccess.run(fingerprint(accessToken), id, generation, clock.now() + settings.accessTokenSeconds * 1000)
    return { accessToken, refreshToken: `${id}.${generation}.${sign(id, generation)}` }
  }

  return {
    /** Opens a session; signing in with a password is a proof of it. */
    open(personId: string, temporary: boolean): { session: Session; tokens: Tokens } {
      return inTransaction(database, () => {
        const id = token()
        insert.run(id, personId, temporary ? 1 : 0, clock.now(), expiry())
        return { tokens: issue(id, 1), session: sessionSchema.parse(select.get(id)) }
      })
    },

    /** The live session of an access token. Its use shows that the grant arrived. */
    withAccessToken(accessToken: string): Session | undefined {
      const row = accessRow.optional().parse(access.get(fingerprint(accessToken), clock.now()))
      const session = row && findLive(row.session_id)
      if (row && session && row.generation > session.confirmed) confirm.run(row.generation, session.id)
      return session
    },

    refresh(refreshToken: string): Refreshed {
      const [, id = '', digits = '', mac = ''] = refreshTokenPattern.exec(refreshToken) ?? []
      const generation = Number(digits)
      const genuine = timingSafeEqual(Buffer.from(sign(id, generation)), Buffer.from(mac.padEnd(43)))
      const session = genuine ? findLive(id) : undefined
      if (!session) return { outcome: 'refused' }
      if (generation < session.confirmed) {
        end.run(clock.now(), id)
        return { outcome: 'reused', session }
      }
      return inTransaction(database, () => {
        confirm.run(generation, id)
        rotate.run(generation + 1, expiry(), id)
        return { outcome: 'granted', session, tokens: issue(id, generation + 1) }
      })
    },

    reauthenticate(session: Session): void {
      reauthenticate.run(clock.now(), session.id)
    },
    isProved: (session: Session) => clock.now() < session.proved_at + settings.proofSeconds * 1000,
    /** The session rests on the person's own password from now on. */
    settle(session: Session): void {
      settle.run(clock.now(), session.id)
    },
    end(session: Session): void {
      end.run(clock.now(), session.id)
    },
    /** Ends the person's other sessions and gives their number. */
    endOthers: (session: Session) =>
      Number(endOthers.run(clock.now(), session.person_id, session.id, clock.now()).changes),
    /** Ends all of the person's sessions and gives their number. */
    endAllOf: (personId: string) => Number(endAllOf.run(clock.now(), personId, clock.now()).changes),
    endAll(): void {
      endAll.run(clock.now())
    },
    count: () => z.object({ live: z.number() }).parse(counting.get(clock.now())).live,
  }
}
