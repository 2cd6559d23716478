import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { Clock } from '../clock.ts'

/** The audit. */
export const auditTables = `
  create table audit (
    id integer primary key,
    at integer not null,
    event text not null,
    person_id text,
    request_id text not null,
    facts text not null
  ) strict;
`

const auditRowSchema = z.object({
  id: z.number().int(),
  /** Milliseconds since 1970-01-01 UTC by the portal's clock. */
  at: z.number().int(),
  event: z.enum([
    'signed-in',
    'sign-in-refused',
    'signed-out',
    'session-refreshed',
    'refresh-token-reused',
    'password-proved',
    'password-refused',
    'temporary-password-mailed',
    'reset-link-sent',
    'code-sent',
    'code-accepted',
    'code-refused',
    'password-recovered',
    'email-recovered',
    'account-changed',
    'password-changed',
    'secret-read',
    'secret-set',
    'temporary-password-sent',
    'voicemail-pin-set',
    'operator-password-set',
    'recording-played',
    'recording-downloaded',
    'recording-annotated',
    'recording-held',
    'recording-released',
    'recording-deleted',
    'recording-restored',
  ]),
  /** Null where nobody is signed in and the name given is nobody's. */
  personId: z.string().nullable(),
  requestId: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
})
/** One line of the audit: who did what. Never a password or a token. */
export type AuditRow = z.infer<typeof auditRowSchema>
export type AuditEntry = Pick<AuditRow, 'event' | 'personId' | 'requestId'> & { facts?: AuditRow['facts'] }

export type AuditStore = ReturnType<typeof createAuditStore>

export function createAuditStore(database: DatabaseSync, clock: Clock) {
  const insert = database.prepare('insert into audit (at, event, person_id, request_id, facts) values (?, ?, ?, ?, ?)')
  const select = database.prepare(
    'select id, at, event, person_id as personId, request_id as requestId, facts from audit order by id',
  )
  const aboutRecording = database.prepare(
    "select id, at, event, person_id as personId, request_id as requestId, facts from audit where json_extract(facts, '$.recording') = ? order by id desc limit 1000",
  )
  const stored = z.object({ facts: z.string() })

  return {
    write({ event, personId, requestId, facts = {} }: AuditEntry): void {
      insert.run(clock.now(), event, personId, requestId, JSON.stringify(facts))
    },
    all(): AuditRow[] {
      return select.all().map((row) => auditRowSchema.parse({ ...row, facts: JSON.parse(stored.parse(row).facts) }))
    },
    /** What happened to one recording, the latest first. */
    ofRecording(id: string): AuditRow[] {
      return aboutRecording
        .all(id)
        .map((row) => auditRowSchema.parse({ ...row, facts: JSON.parse(stored.parse(row).facts) }))
    },
  }
}
