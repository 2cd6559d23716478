import type { Person } from '../people/people-store.ts'
import type { Services } from '../server/handlers.ts'
import { type FieldProblem, Problem } from '../server/problem.ts'
import { guardedPassword, refuseFurtherGuesses } from '../session/password-guard.ts'
import type { Session } from '../session/session-store.ts'

interface Asker {
  person: Person
  session: Session
  client: string
}

interface Asked extends Asker {
  requestId: string
  body: { currentPassword?: string | undefined }
}

/** Whether this change needs the person's current password; not after a temporary one, which they have just typed. */
const asksFor = ({ settings }: Services, { temporary }: Session) =>
  settings.capabilities.account?.currentPassword === true && temporary === 0

/** Throws `too-many-attempts` where a current password is needed and no more guesses are taken. */
export function refuseWhileLocked(services: Services, { person, session, client }: Asker): void {
  if (asksFor(services, session))
    refuseFurtherGuesses(services, { kind: 'reauthentication', subject: person.id, client })
}

/** The problem of a current password that is needed and missing. */
export function missingCurrentPassword(services: Services, { session, body }: Asked): FieldProblem[] {
  const missing = asksFor(services, session) && !body.currentPassword
  return missing ? [{ field: 'currentPassword', rule: 'required' }] : []
}

/** Throws `invalid-credentials` where the current password is needed and another was given. Counted like every guess. */
export async function checkCurrentPassword(services: Services, asked: Asked): Promise<void> {
  const { person, session, client, requestId, body } = asked
  if (!asksFor(services, session)) return
  const password = body.currentPassword ?? ''
  const guess = { kind: 'reauthentication', subject: person.id, client, person, password } as const
  if (await guardedPassword(services, guess)) return
  services.audit.write({ event: 'password-refused', personId: person.id, requestId, facts: { client } })
  throw new Problem('invalid-credentials')
}
